namespace Disclosure.Redactor.Documents;

/// <summary>
/// Narrow columns break numbers, homes and names over several lines of one cell, and in the text a line's end is a row's: what follows would be
/// read as the next row's first cell, and its label be lost. A line's end that cuts a value becomes a blank; every other stays.
/// </summary>
internal static class CellLines
{
    private const int LongestLine = 24;
    private const int LongestName = 4;
    private const int LongestUpright = 11;
    private const string Counting = "甲乙丙丁戊己庚辛壬癸一二三四五六七八九十";
    private const string Units = "省州盟市县区旗乡镇街道路巷弄村屯寨组社队坊里苑园号栋幢座楼层室";

    /// <summary>The text of a cell with its cut values whole.</summary>
    public static DraftText Mended(DraftText cell)
    {
        var text = cell.Text;
        if (!text.Contains('\n', StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal))
            return cell;
        if (IsUpright(text))
            return cell with { Text = text.Replace('\n', ' ') };
        var mended = text.ToCharArray();
        var start = 0;
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0;)
        {
            var next = text.IndexOf('\n', end + 1);
            if (Cuts(text.AsSpan(start, end - start), text.AsSpan(end + 1, (next < 0 ? text.Length : next) - end - 1)))
                mended[end] = ' ';
            (start, end) = (end + 1, next);
        }

        return cell with { Text = new string(mended) };
    }

    private static bool Cuts(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
    {
        line = line.Trim();
        next = next.Trim();
        if (line.IsEmpty || next.IsEmpty || line.Length > LongestLine || next.Length > LongestLine || next.IndexOfAny('：', ':') >= 0)
            return false;
        return (IsOfNumber(line[^1]) && IsOfNumber(next[0])) || IsUnit(line) || (char.IsAsciiDigit(next[0]) && IsUnit(next)) || IsName(line, next);
    }

    private static bool IsUnit(ReadOnlySpan<char> line) => Units.Contains(line[^1]) || line.EndsWith("单元", StringComparison.Ordinal);

    private static bool IsOfNumber(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '*' or (>= '０' and <= '９');

    // Of a name of three or four characters one stands alone; two alone may be a list.
    private static bool IsName(ReadOnlySpan<char> line, ReadOnlySpan<char> next) =>
        (line.Length == 1) != (next.Length == 1) && line.Length + next.Length <= LongestName && IsHan(line) && IsHan(next);

    // A name or a head written downwards, a character a line; 甲, 乙 below each other are a list.
    private static bool IsUpright(string text)
    {
        if (text.Length > LongestUpright || text.Length % 2 == 0 || Counting.Contains(text[0]))
            return false;
        for (var at = 0; at < text.Length; at++)
        {
            if (at % 2 == 0 ? !IsHan(text.AsSpan(at, 1)) : text[at] != '\n')
                return false;
        }

        return true;
    }

    private static bool IsHan(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('\u4E00', '\u9FFF') < 0;
}
