namespace Disclosure.Redactor.Verification;

/// <summary>身份证号码 of eighteen with everything right (GB 11643): province, date of birth, check digit.</summary>
internal static class CitizenIdShape
{
    private const int Length = 18;
    private const int MostGlued = 20;
    private const int MostLines = 1;
    private const string Checks = "10x98765432";

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The end of the number that begins at a digit; 0 when none does.</summary>
    public static int EndOf(DigitSequence digits, int start)
    {
        var end = start + Length;
        if (start + Length - 1 > digits.End || !IsProvince(Number(digits, start, 2)) || !IsDate(digits, start + 6))
            return 0;
        var last = digits[end - 1];
        if (end > digits.End && !(last is 'x' && digits.IsNear(end - 1) && !digits.IsLatin(end)))
            return 0;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (digits[start + i] - '0') * Weights[i];
        return last == Checks[sum % 11] && StandsAlone(digits, start, end) ? end : 0;
    }

    // A longer number may well hold eighteen digits that look like one: an order's, a transaction's. And cells of figures are not one number,
    // unless they are boxes for one digit each.
    private static bool StandsAlone(DigitSequence digits, int start, int end)
    {
        if (digits.IsGroupStart(start) && (end > digits.End || digits.IsGroupEnd(end)))
        {
            var lines = 0;
            var groups = 1;
            for (var i = start + 1; i < end; i++)
            {
                lines += digits.IsLineStart(i) ? 1 : 0;
                groups += digits.IsGlued(i) ? 0 : 1;
            }

            return lines <= MostLines || groups >= Length - 1;
        }

        var (first, after) = (start, end);
        for (var i = start + 1; i < end; i++)
        {
            if (!digits.IsGlued(i))
                return false;
        }

        while (!digits.IsGroupStart(first))
            first--;
        while (after < digits.End && !digits.IsGroupEnd(after))
            after++;
        return after - first <= MostGlued;
    }

    private static int Number(DigitSequence digits, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++)
            number = (number * 10) + digits[i] - '0';
        return number;
    }

    private static bool IsProvince(int code) =>
        code is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or (>= 81 and <= 83);

    private static bool IsDate(DigitSequence digits, int start)
    {
        if (digits[start] is not ('1' or '2'))
            return false;
        var (year, month, day) = (Number(digits, start, 4), Number(digits, start + 4, 2), Number(digits, start + 6, 2));
        return year is >= 1850 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }
}
