using System.Buffers;
using System.Globalization;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Nondisclosure.Signals;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Nondisclosure.Ages;

/// <summary>A birth date found in a folded text.</summary>
/// <param name="At">Where it starts, in UTF-16 code units of the folded text.</param>
/// <param name="First">The first day that is meant.</param>
/// <param name="Last">The last day that is meant: another than the first where the text gives no day.</param>
internal readonly record struct BirthMention(int At, DateOnly First, DateOnly Last);

/// <summary>Reads birth dates from citizen ID numbers (GB 11643; a wrong check digit does not matter) and from words, and the years that a text speaks of.</summary>
internal static class BirthDates
{
    private const int FirstYear = 1949;
    private const int LongestLead = 8;
    private const int LongestDate = 14;
    private const int LongestGlued = 40;

    private static readonly SearchValues<char> DigitSigns = SearchValues.Create("0123456789〇零○一二三四五六七八九");

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

    /// <summary>Adds the birth dates of a text.</summary>
    /// <param name="scan">The text.</param>
    /// <param name="vocabulary">Where words beside births are known.</param>
    /// <param name="births">Takes them.</param>
    /// <returns>The earliest year spoken of, births aside; null when there is none.</returns>
    public static int? Read(SignalScan scan, SignalVocabulary vocabulary, List<BirthMention> births)
    {
        Span<bool> years = stackalloc bool[152];
        ReadNumbers(scan, births, years);
        foreach (var hit in scan.Hits)
        {
            if (vocabulary.Has(hit.Word, WordUse.Birth))
                ReadWords(scan.Text, hit, births);
        }

        foreach (var birth in births)
        {
            if (birth.Last.Year is >= FirstYear and <= 2100)
                years[birth.Last.Year - FirstYear] = false;
        }

        return years.IndexOf(true) is >= 0 and var year ? year + FirstYear : null;
    }

    private static void ReadWords(ReadOnlySpan<char> text, WordHit hit, List<BirthMention> births)
    {
        var word = text[hit.Start..hit.End];
        var endsDate = word.SequenceEqual("日生") || word.SequenceEqual("月生");
        if (!endsDate)
        {
            var at = hit.End;
            while (at < text.Length && at - hit.End < LongestLead && "日期年月时间于为是在:".Contains(text[at], StringComparison.Ordinal))
                at++;
            if (SpokenNumbers.DateAt(text, at, out var dateEnd) is { } following)
            {
                // "检查员余友生于2026年4月1日对你单位": there 生 ends a name, and the sentence goes on behind the day.
                if (word.SequenceEqual("生于") && (hit.Start == 0 || text[hit.Start - 1] != '出') && dateEnd < text.Length && HanText.IsHan(text[dateEnd]))
                    return;
                births.Add(new BirthMention(hit.Start, following.First, following.Last));
                return;
            }
        }

        var end = endsDate ? hit.Start + 1 : hit.Start;
        if (end > hit.Start && hit.End < text.Length && !",。;)(".Contains(text[hit.End], StringComparison.Ordinal))
            return;
        for (var at = Math.Max(0, end - LongestDate); at < end; at++)
        {
            if (SpokenNumbers.DateAt(text, at, out var dateEnd) is { } before && dateEnd == end)
            {
                births.Add(new BirthMention(at, before.First, before.Last));
                return;
            }
        }
    }

    // Runs of digits, broken by signs and by lines: any pieces that lie together and have 18 digits are an ID number.
    private static void ReadNumbers(SignalScan scan, List<BirthMention> births, Span<bool> years)
    {
        var text = scan.Text;
        Span<(int At, int Length)> pieces = stackalloc (int, int)[20];
        Span<char> digits = stackalloc char[18];
        var line = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(DigitSigns);
            if (next < 0)
                return;
            at += next;
            var count = 0;
            while (at < text.Length && count < pieces.Length)
            {
                while (line < scan.Lines.Length && scan.Lines[line] <= at)
                    line++;
                var stop = line < scan.Lines.Length ? scan.Lines[line] : text.Length;
                var end = at + (text[at..stop].IndexOfAnyExcept(DigitSigns) is >= 0 and var length ? length : stop - at);
                if (end == at)
                    break;
                if (end < text.Length && text[end] == 'x')
                    end++;
                pieces[count++] = (at, end - at);
                NoteYear(text, at, end, years);
                at = end < text.Length && text[end] is '-' or '.' or '/' ? end + 1 : end;
            }

            for (var first = 0; first < count; first++)
                TryNumber(text, pieces[first..count], digits, births);
            at += count == pieces.Length ? 0 : 1;
        }
    }

    private static void TryNumber(ReadOnlySpan<char> text, ReadOnlySpan<(int At, int Length)> pieces, Span<char> digits, List<BirthMention> births)
    {
        if (pieces[0].At > 0 && char.IsAsciiLetter(text[pieces[0].At - 1]))
            return;
        var taken = 0;
        foreach (var (at, length) in pieces)
        {
            if (taken == 0 && length is > 18 and <= LongestGlued)
            {
                // Another number may have stood beside it: there only a right check digit tells.
                Glued(text.Slice(at, 18), at);
                Glued(text.Slice(at + length - 18, 18), at + length - 18);
            }

            if (taken + length > 18)
                return;
            Copy(text.Slice(at, length), digits[taken..]);
            taken += length;
            if (taken == 18)
            {
                if (at + length < text.Length && char.IsAsciiLetterOrDigit(text[at + length]))
                    return;
                if (CitizenNumber.HasShape18(digits) && Parse(digits.Slice(6, 8)) is { } date)
                    births.Add(new BirthMention(pieces[0].At, date, date));
                return;
            }
        }

        void Glued(ReadOnlySpan<char> part, int at)
        {
            Span<char> plain = stackalloc char[18];
            Copy(part, plain);
            if (CitizenNumber.HasShape18(plain) && CitizenNumber.HasRightCheck(plain) && Parse(plain.Slice(6, 8)) is { } date)
                births.Add(new BirthMention(at, date, date));
        }
    }

    private static void Copy(ReadOnlySpan<char> text, Span<char> digits)
    {
        for (var i = 0; i < text.Length; i++)
            digits[i] = text[i] == 'x' ? 'x' : (char)('0' + SpokenNumbers.Digit(text[i]));
    }

    private static void NoteYear(ReadOnlySpan<char> text, int at, int end, Span<bool> years)
    {
        if (end - at != 4 || end >= text.Length || text[end] is not ('年' or '-' or '.' or '/' or ']' or ')' or '〕'))
            return;
        var year = 0;
        for (var i = at; i < end; i++)
            year = (year * 10) + Math.Max(0, SpokenNumbers.Digit(text[i]));
        if (year is >= FirstYear and <= 2100)
            years[year - FirstYear] = true;
    }

    private static DateOnly? Parse(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2100 ? date : null;
}
