namespace Disclosure.Redactor.Verification;

/// <summary>手机号码: eleven digits from 13 to 19, whole or as people group them, the country's prefix before it or not.</summary>
internal static class MobileShape
{
    /// <summary>Number of digits.</summary>
    public const int Length = 11;

    private const int Date = 8;
    private const int ShortestGroup = 3;

    // 138-6380-7216 and the like.
    private static readonly int[][] Groupings = [[11], [3, 4, 4], [3, 8], [7, 4], [4, 4, 3], [3, 3, 5], [5, 6], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]];

    // Letters glued on make a product's or a report's number of it, but for these.
    private static readonly string[] Labels = ["tel", "phone", "mobile", "mob", "v", "vx", "wx", "weixin", "wechat", "qq", "dh", "sj"];

    // Words right before a number that is a thing's.
    private static readonly string[] Things =
        ["编号", "批号", "型号", "序列号", "货号", "条码", "单号", "合同号", "流水号", "批次", "备案号", "注册号", "登记号", "票号", "机号", "编码", "代码", "批次号", "标识码", "追溯码"];

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

            if (digits.Length == Length + prefix && start == digits.Start && IsOneNumber(digits) && Stands(digits, start, digits.End))
                return digits.End;
        }

        return 0;
    }

    // Eleven digits and no more, in other groups: apart by one and the same visible sign, none too short, or broken once at the end of a line.
    private static bool IsOneNumber(DigitSequence digits)
    {
        var sign = '\0';
        var groups = 1;
        for (var at = digits.Start + 1; at < digits.End; at++)
        {
            if (!digits.IsGroupStart(at))
                continue;
            if (digits.IsCellStart(at) || (groups > 1 && (digits.SignBefore(at) != sign || digits.IsLineStart(at))))
                return false;
            if (groups > 1 && digits.GroupEnd(at) - at < ShortestGroup && digits.GroupEnd(at) < digits.End)
                return false;
            sign = digits.SignBefore(at);
            // Numbers of a row stand apart by blanks too.
            if (char.IsWhiteSpace(sign) && !digits.IsLineStart(at))
                return false;
            if (digits.GroupEnd(at) - at == Date && digits[at] is '2')
                return false;
            groups++;
        }

        return true;
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
        if (digits.IsAmount(end) || digits.IsLatin(end) || digits.IsBehind(start, Things))
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
