using System.Globalization;

namespace Disclosure.Redactor.Verification;

/// <summary>The ways of writing a hidden date of birth. Its year alone may stand.</summary>
internal static class BirthDateForms
{
    private const int FullDate = 8;
    private const int YearAndMonth = 6;
    private const string Digits = "0123456789";

    /// <summary>The forms of a folded date, each with where it is apart; only the folded letters themselves when it cannot be read.</summary>
    public static IEnumerable<(string Letters, SoughtForm Form, ulong Apart)> Of(string letters, IReadOnlyList<bool> apart)
    {
        var isNumber = letters.All(char.IsAsciiDigit);
        if (!TryRead(letters, apart, out var year, out var month, out var day))
        {
            if (letters.Length >= YearAndMonth)
                yield return (letters, isNumber && letters.Length < FullDate ? SoughtForm.Run : SoughtForm.Value, 0);
            yield break;
        }

        var front = year.ToString("0000", CultureInfo.InvariantCulture);
        foreach (var written in Written(month))
        {
            if (day == 0)
            {
                yield return ($"{front}年{written}月", SoughtForm.Value, 0);
                continue;
            }

            foreach (var last in Written(day))
            {
                yield return ($"{front}年{written}月{last}日", SoughtForm.Value, 0);
                yield return ($"{front}年{written}月{last}号", SoughtForm.Value, 0);
                if (char.IsAsciiDigit(written[0]) && char.IsAsciiDigit(last[0]) && char.IsAsciiDigit(written[^1]) && char.IsAsciiDigit(last[^1]) && !written.Contains('十') && !last.Contains('十'))
                    yield return (front + written + last, SoughtForm.Date, SoughtValues.Bit(front.Length) | SoughtValues.Bit(front.Length + written.Length));
            }
        }
    }

    private static IEnumerable<string> Written(int number)
    {
        yield return number.ToString("00", CultureInfo.InvariantCulture);
        if (number < 10)
            yield return number.ToString(CultureInfo.InvariantCulture);
        else
            yield return (number < 20 ? string.Empty : (number / 10).ToString(CultureInfo.InvariantCulture)) + "十" + (number % 10 == 0 ? string.Empty : (number % 10).ToString(CultureInfo.InvariantCulture));
    }

    private static bool TryRead(string letters, IReadOnlyList<bool> apart, out int year, out int month, out int day)
    {
        var parts = new List<string> { string.Empty };
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] is '年' or '月' or '日' or '号')
            {
                parts.Add(string.Empty);
                continue;
            }

            if (i > 0 && apart[i] && parts[^1].Length > 0)
                parts.Add(string.Empty);
            parts[^1] += letters[i];
        }

        parts.RemoveAll(part => part.Length == 0);
        if (parts is [{ Length: FullDate } whole] && whole.All(char.IsAsciiDigit))
            parts = [whole[..4], whole[4..6], whole[6..]];
        (year, month, day) = (0, 0, 0);
        return parts.Count is 2 or 3 && TryNumber(parts[0], out year) && TryNumber(parts[1], out month) && (parts.Count == 2 || TryNumber(parts[2], out day))
            && year is >= 1800 and <= 2200 && month is >= 1 and <= 12 && (parts.Count == 2 || (day >= 1 && day <= DateTime.DaysInMonth(year, month)));
    }

    // 23, 十, 十1, 2十, 2十3.
    private static bool TryNumber(string part, out int number)
    {
        number = 0;
        var ten = part.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return part.Length <= 4 && part.All(char.IsAsciiDigit) && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        var (tens, ones) = (part[..ten], part[(ten + 1)..]);
        if (tens.Length > 1 || ones.Length > 1 || (tens + ones).Any(letter => !Digits.Contains(letter)))
            return false;
        number = ((tens.Length == 0 ? 1 : tens[0] - '0') * 10) + (ones.Length == 0 ? 0 : ones[0] - '0');
        return true;
    }
}
