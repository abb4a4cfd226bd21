namespace Disclosure.Search.Segmentation;

/// <summary>Reads 5,000 and 5000.00 as 5000, and 1.50 as it stands; anything else with a point or a separator is not one number.</summary>
internal static class NumberReader
{
    public static bool TryRead(ReadOnlySpan<char> run, out ReadOnlySpan<char> number)
    {
        number = default;
        var point = run.IndexOf('.');
        var whole = point < 0 ? run : run[..point];
        if (point >= 0 && (point == 0 || run[(point + 1)..].ContainsAnyExceptInRange('0', '9')))
            return false;
        if (!whole.Contains(','))
        {
            if (point >= 0 && whole.ContainsAnyExceptInRange('0', '9'))
                return false;
            number = Written(run, point);
            return true;
        }

        var first = whole.IndexOf(',');
        if (first is < 1 or > 3)
            return false;
        for (var i = 0; i < whole.Length; i++)
        {
            var separator = i >= first && (i - first) % 4 == 0;
            if (separator ? whole[i] != ',' : !char.IsAsciiDigit(whole[i]))
                return false;
        }

        if ((whole.Length - first) % 4 != 0)
            return false;
        number = Written(run, point).ToString().Replace(",", "", StringComparison.Ordinal);
        return true;
    }

    private static ReadOnlySpan<char> Written(ReadOnlySpan<char> run, int point) =>
        point >= 0 && run[(point + 1)..].IndexOfAnyExcept('0') < 0 ? run[..point] : run;
}
