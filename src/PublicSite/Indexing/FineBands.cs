using System.Collections.Immutable;
using System.Globalization;

namespace Disclosure.PublicSite.Indexing;

/// <summary>
/// Bands of fines, by which a search is narrowed. The code of a band is its lower bound in yuan, which belongs to it; the upper one belongs to
/// the next. They shape the index: with a change of them goes one of <see cref="DecisionIndexing.Form"/>.
/// </summary>
public static class FineBands
{
    private static readonly (decimal From, string Label)[] Bands =
    [
        (0m, "不足 1,000 元"),
        (1_000m, "1,000 元以上不足 1 万元"),
        (10_000m, "1 万元以上不足 10 万元"),
        (100_000m, "10 万元以上不足 100 万元"),
        (1_000_000m, "100 万元以上"),
    ];

    /// <summary>The codes, the smallest fines first.</summary>
    public static ImmutableArray<string> Codes { get; } = [.. Bands.Select(band => Code(band.From))];

    /// <summary>The code of the band of a fine; null where there is none.</summary>
    public static string? Of(decimal? yuan) => yuan is > 0 ? Code(Bands.Last(band => band.From <= yuan).From) : null;

    /// <summary>The Chinese words of a code; the code itself when it is unknown.</summary>
    public static string Chinese(string code) =>
        Array.Find(Bands, band => string.Equals(Code(band.From), code, StringComparison.Ordinal)).Label ?? code;

    private static string Code(decimal from) => from.ToString("0", CultureInfo.InvariantCulture);
}
