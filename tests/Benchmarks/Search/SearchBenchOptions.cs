using System.Globalization;

namespace Disclosure.Benchmarks.Search;

/// <summary>Options of <c>search</c>.</summary>
public sealed record SearchBenchOptions
{
    /// <summary>Small enough for two cores and a few minutes.</summary>
    public int Documents { get; init; } = 50_000;

    public bool IsMerged { get; init; } = true;

    public int Rounds { get; init; } = 2;

    public string? Folder { get; init; }

    /// <summary>Null for options that are not understood.</summary>
    public static SearchBenchOptions? Read(ReadOnlySpan<string> arguments)
    {
        var options = new SearchBenchOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            if (arguments[i] is "--segments")
            {
                options = options with { IsMerged = false };
                continue;
            }

            if (arguments[i] is "--dir" && value.Length > 0)
                options = options with { Folder = value };
            else if (int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 && arguments[i] is "--documents" or "--rounds")
                options = arguments[i] is "--documents" ? options with { Documents = number } : options with { Rounds = number };
            else
                return null;
            i++;
        }

        return options;
    }
}
