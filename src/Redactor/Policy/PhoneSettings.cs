using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>Which telephone numbers are public services; whether these stay is for <see cref="OpenQuestion"/> to say.</summary>
public sealed record PhoneSettings
{
    /// <summary>Whole numbers of three to six digits, such as 12345.</summary>
    public required IReadOnlyList<string> KeptNumbers { get; init; }

    /// <summary>First digits of ten-digit service numbers: 400, 800.</summary>
    public required IReadOnlyList<string> KeptPrefixes { get; init; }

    /// <summary>Words just before a number that make it a public one, such as 举报电话.</summary>
    public required IReadOnlyList<string> KeptLabels { get; init; }

    /// <summary>What public service a number with these words before it is; null when it is none, as a mobile number never is.</summary>
    public FindingMatter? MatterOf(string digits, string before)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(before);
        if (digits.Length == 10 && Any(KeptPrefixes, digits, static (prefix, number) => number.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return FindingMatter.ServiceNumber;
        }

        var mobile = digits.Length is 11 or 13 or 15 && digits[^11] == '1';
        return !mobile && (Any(KeptNumbers, digits, static (kept, number) => string.Equals(kept, number, StringComparison.Ordinal))
                || Any(KeptLabels, before, static (label, words) => words.Contains(label, StringComparison.Ordinal)))
            ? FindingMatter.AgencyHotline
            : null;
    }

    private static bool Any(IReadOnlyList<string> list, string text, Func<string, string, bool> matches)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (matches(list[i], text))
            {
                return true;
            }
        }

        return false;
    }
}
