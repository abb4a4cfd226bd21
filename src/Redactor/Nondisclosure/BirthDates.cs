using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>A birth date found in a folded text.</summary>
/// <param name="At">Where it starts, in UTF-16 code units of the folded text.</param>
/// <param name="Date">The date; the last day of the month where the text gives none.</param>
internal readonly record struct BirthMention(int At, DateOnly Date);

/// <summary>Reads birth dates from citizen ID numbers (GB 11643; a wrong check digit does not matter) and from words.</summary>
internal static partial class BirthDates
{
    /// <summary>The birth date in an ID number of 18 or 15 digits, however it is spaced; null when it holds none.</summary>
    public static DateOnly? OfCitizenId(string? id)
    {
        var digits = string.Concat(SignalText.Fold(id ?? string.Empty).Where(char.IsAsciiLetterOrDigit));
        return digits.Length switch
        {
            18 => Parse(digits.AsSpan(6, 8)),
            15 => Parse("19" + digits[6..12]),
            _ => null,
        };
    }

    /// <summary>All birth dates in a folded text.</summary>
    public static IEnumerable<BirthMention> In(string folded)
    {
        var (compact, offsets) = WithoutSeparators(folded);
        foreach (Match match in CitizenId().Matches(compact))
        {
            if (Parse(match.ValueSpan.Slice(6, 8)) is { } date)
                yield return new BirthMention(offsets[match.Index], date);
        }

        foreach (Match match in Labelled().Matches(folded).Concat(Followed().Matches(folded)))
        {
            // "检查员余友生于2026年4月1日对你单位": there 生 ends a name, and the sentence goes on behind the day.
            var next = match.Index + match.Length;
            if (match.Value.StartsWith("生于", StringComparison.Ordinal) && next < folded.Length && HanText.IsHan(folded[next]))
                continue;
            var (year, month) = (Number(match, "y"), Number(match, "m"));
            if (year is < 1900 or > 2100 || month is < 1 or > 12)
                continue;
            var day = match.Groups["d"].Success ? Number(match, "d") : DateTime.DaysInMonth(year, month);
            if (day >= 1 && day <= DateTime.DaysInMonth(year, month))
                yield return new BirthMention(match.Index, new DateOnly(year, month, day));
        }
    }

    private static (string Compact, List<int> Offsets) WithoutSeparators(string folded)
    {
        var compact = new StringBuilder(folded.Length);
        var offsets = new List<int>(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] is '-' or '·' or '.' or '_')
                continue;
            compact.Append("〇一二三四五六七八九".IndexOf(folded[i], StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : folded[i]);
            offsets.Add(i);
        }

        return (compact.ToString(), offsets);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly? Parse(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2100 ? date : null;

    [GeneratedRegex("(?<![0-9a-z])[1-8][0-9]{16}[0-9x](?![0-9a-z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CitizenId();

    [GeneratedRegex("(出生日期|出生年月日?|出生时间|出生于|生于|出生)[:为是]?(?<y>[0-9]{4})[年./-](?<m>[0-9]{1,2})([月./-](?<d>[0-9]{1,2})?)?日?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex("(?<y>[0-9]{4})[年./-](?<m>[0-9]{1,2})([月./-]((?<d>[0-9]{1,2})日?)?)?(出生|生[,。;)])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Followed();
}
