namespace Disclosure.Conversion.Pdf;

/// <summary>Whether a line goes on in the next one, and how the two are written as one.</summary>
internal static class LineJoin
{
    private const string Ends = "。！？；：.!?;:";

    /// <summary>True when the next line is the same paragraph: it begins where lines begin, and its first word had no room on this one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="next">The next.</param>
    /// <param name="left">Where lines begin.</param>
    /// <param name="right">Where full lines end.</param>
    public static bool GoesOn(PageRow line, PageRow next, double left, double right)
    {
        if (line.Pieces.Count != 1 || next.Pieces.Count != 1 || Math.Abs(line.Size - next.Size) > 1)
            return false;
        var isFull = line.Right + WidthOfFirstWord(next.Text, next.Size) > right + (next.Size * 0.2);
        if (!isFull)
            return false;
        if (next.Left <= left + (next.Size * 0.6))
            return !(Ends.Contains(line.Text[^1], StringComparison.Ordinal) && IsNumbered(next.Text));

        // A block that is set in: its lines begin alike. Where a sentence ends, a new paragraph may begin as well.
        return Math.Abs(next.Left - line.Left) <= next.Size * 0.5 && !Ends.Contains(line.Text[^1], StringComparison.Ordinal);
    }

    /// <summary>Two parts of one paragraph: a blank between words of letters, none between Chinese characters or within a number.</summary>
    public static string Join(string line, string next)
    {
        if (line.Length == 0 || next.Length == 0)
            return line + next;
        var (last, first) = (line[^1], next[0]);
        return char.IsAsciiLetterOrDigit(last) && char.IsAsciiLetterOrDigit(first) && (char.IsAsciiLetter(last) || char.IsAsciiLetter(first)) && !(char.IsAsciiDigit(last) || char.IsAsciiDigit(first))
            ? $"{line} {next}"
            : line + next;
    }

    /// <summary>The room that a text needs to begin on a line: a Chinese character stands alone, but for a sign that may not begin a line; letters and digits stay together.</summary>
    public static double WidthOfFirstWord(string text, double size)
    {
        if (PdfText.IsWide(text[0]))
            return text.Length > 1 && char.IsPunctuation(text[1]) ? size * 2 : size;
        var length = 0;
        while (length < text.Length && !PdfText.IsWide(text[length]) && text[length] != ' ')
            length++;
        return Math.Max(1, length) * size * 0.5;
    }

    private static bool IsNumbered(string text)
    {
        var start = text.AsSpan().TrimStart("（(第");
        var digits = start.IndexOfAnyExcept("0123456789一二三四五六七八九十百");
        return digits > 0 && start[digits] is '、' or '.' or '．' or ')' or '）' or '条' or '项';
    }
}
