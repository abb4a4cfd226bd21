namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What an element of a rendition may be.</summary>
/// <param name="Name">Its name with its prefix.</param>
/// <param name="Parents">Elements that it may stand in; <c>/</c> for the root.</param>
/// <param name="Attributes">Its attributes, by name with prefix.</param>
/// <param name="HoldsText">Whether text may stand in it.</param>
internal sealed record MarkupRule(string Name, IReadOnlySet<string> Parents, IReadOnlyDictionary<string, AttributeRule> Attributes, bool HoldsText);

/// <summary>What an attribute may say: one of a few words, or a number too small to be a value that is hidden, bare or behind a word.</summary>
/// <param name="Words">The words.</param>
/// <param name="Before">What stands before a number.</param>
/// <param name="MostDigits">Most digits of a number; 0 for none.</param>
internal sealed record AttributeRule(IReadOnlySet<string> Words, string Before, int MostDigits)
{
    /// <summary>Whether it may say this.</summary>
    public bool Allows(string value)
    {
        if (Words.Contains(value))
            return true;
        var digits = value.Length - Before.Length;
        return digits > 0 && digits <= MostDigits && value.StartsWith(Before, StringComparison.Ordinal) && value.AsSpan(Before.Length).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
