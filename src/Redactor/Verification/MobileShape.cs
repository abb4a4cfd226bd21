namespace Disclosure.Redactor.Verification;

/// <summary>手机号码: eleven digits from 13 to 19, whole or as people group them, the country's prefix before it or not.</summary>
internal static class MobileShape
{
    /// <summary>Number of digits.</summary>
    public const int Length = 11;

    private const int Date = 8;

    // 138-6380-7216 and the like.
    private static readonly int[][] Groupings = [[11], [3, 4, 4], [3, 8], [7, 4], [4, 4, 3], [3, 3, 5], [5, 6], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]];

    // Letters glued on make a product's or a report's number of it, but for these.
    private static readonly string[] Labels = ["tel", "phone", "mobile", "mob", "v", "vx", "wx", "weixin", "wechat", "qq", "dh", "sj"];

    /// <summary>The end of the number that begins at a group; 0 when none does.</summary>
    public static int EndOf(DigitSequence digits, int start)
    {
        var first = digits.GroupEnd(start) - start;
        foreach (var prefix in (ReadOnlySpan<int>)[0, 2, 4])
        {
            if (first <= prefix || !IsPrefix(digits, start, prefix) || digits[start + prefix] != '1' || digits[start + prefix + 1] is < '3' or > '9')
                continue;
            foreach (var groups in Groupings)
            {
                if (Fits(digits, start, prefix, groups) is > 0 and var end && Stands(digits, start, end))
                    return end;
            }
        }

        return 0;
    }

    private static bool IsPrefix(DigitSequence digits, int start, int length)
    {
        ReadOnlySpan<char> prefix = length switch { 0 => string.Empty, 2 => "86", _ => "0086" };
        for (var i = 0; i < length; i++)
        {
            if (start + i >= digits.End || digits[start + i] != prefix[i])
                return false;
        }

        return true;
    }

    private static int Fits(DigitSequence digits, int start, int prefix, int[] groups)
    {
        var at = start;
        foreach (var group in groups)
        {
            if (at >= digits.End || (at > start && digits.IsLineStart(at)) || digits.GroupEnd(at) - at != group + (at == start ? prefix : 0))
                return 0;
            at = digits.GroupEnd(at);
        }

        // A model number and a date: 150-20240815.
        return groups is [3, Date] && digits[at - Date] == '2' && digits[at - Date + 1] == '0' ? 0 : at;
    }

    private static bool Stands(DigitSequence digits, int start, int end)
    {
        if (digits.IsAmount(end) || digits.IsLatin(end))
            return false;
        var word = digits.WordBefore(start);
        if (word.IsEmpty)
            return true;
        foreach (var label in Labels)
        {
            if (word.SequenceEqual(label))
                return true;
        }

        return false;
    }
}
