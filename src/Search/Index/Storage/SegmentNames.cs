using System.Globalization;

namespace Disclosure.Search.Index.Storage;

/// <summary>Names of segment files: a number that is never used again.</summary>
internal static class SegmentNames
{
    private const string Suffix = ".seg";

    public static string Of(long number) => number.ToString("x8", CultureInfo.InvariantCulture) + Suffix;

    public static bool IsOne(string fileName) => fileName.Length is >= 12 and <= 20 && fileName.EndsWith(Suffix, StringComparison.Ordinal)
        && !fileName.AsSpan(0, fileName.Length - Suffix.Length).ContainsAnyExcept("0123456789abcdef");
}
