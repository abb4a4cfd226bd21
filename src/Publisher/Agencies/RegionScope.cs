namespace Disclosure.Publisher.Agencies;

/// <summary>
/// The regions that an authority looks after, by GB/T 2260 code: a province's (530000) all of the province, a prefecture's (532300)
/// all of the prefecture, a county's (532822) the county alone.
/// </summary>
/// <param name="Prefix">How the codes of these regions begin; never empty.</param>
public sealed record RegionScope(string Prefix)
{
    private const int CodeLength = 6;

    /// <summary>The scope of an authority that sits in a region.</summary>
    /// <exception cref="ArgumentException">The code is not six ASCII digits, or names no province: a scope is never guessed.</exception>
    public static RegionScope Of(string region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Length != CodeLength || !region.All(char.IsAsciiDigit) || region.StartsWith("00", StringComparison.Ordinal))
        {
            throw new ArgumentException("A region code has six digits.", nameof(region));
        }

        return new RegionScope(region.EndsWith("0000", StringComparison.Ordinal) ? region[..2] : region.EndsWith("00", StringComparison.Ordinal) ? region[..4] : region);
    }

    /// <summary>The whole country: of the platform's admins, who sit in no region.</summary>
    public static RegionScope Everywhere { get; } = new(string.Empty);

    /// <summary>Symbols of <see cref="Prefix"/>, for <c>substr(region, 1, @Length) = @Prefix</c>.</summary>
    public int Length => Prefix.Length;

    /// <summary>Whether a region belongs to it.</summary>
    public bool Contains(string region) => region is { Length: CodeLength } && region.StartsWith(Prefix, StringComparison.Ordinal);
}
