using System.Buffers;

namespace Disclosure.Redactor.Text;

/// <summary>
/// Text copied from mail, a page or a screen has a line end wherever a line was full, in the midst of names, numbers and homes. Where many
/// lines end at one width and nothing else ends them, their ends are no boundary.
/// </summary>
public static class WrappedLines
{
    // Widths count a Chinese character as 2. A full line may lack two characters, because no mark begins a line.
    private const int Narrowest = 32;
    private const int Widest = 120;
    private const int Slack = 4;
    private const int FewestFull = 3;
    private const int LabelReach = 8;
    private const int ShortestLabel = 2;
    private const char Invisible = '\u200B';

    private static readonly SearchValues<char> Closing = SearchValues.Create("。；：！？.;:!?");
    private static readonly SearchValues<char> Sentence = SearchValues.Create("，。、；,");
    private static readonly SearchValues<char> Cells = SearchValues.Create("\t|│┃");
    private static readonly SearchValues<char> ItemNumbers = SearchValues.Create("0123456789一二三四五六七八九十百");

    /// <summary>The text with ends of wrapped lines as characters that nobody sees; the same text where it is not wrapped. Offsets stay.</summary>
    public static string Join(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var width = WidthOf(text);
        if (width == 0)
        {
            return text;
        }

        return string.Create(text.Length, (text, width), static (joined, from) =>
        {
            from.text.CopyTo(joined);
            var start = 0;
            foreach (var range in from.text.AsSpan().Split('\n'))
            {
                var end = range.End.GetOffset(from.text.Length);
                if (end < from.text.Length && IsFull(from.text.AsSpan(start, end - start), from.width, FirstWord(from.text.AsSpan(end + 1))) && GoesOnWith(from.text.AsSpan(end + 1)))
                {
                    joined[end] = Invisible;
                    if (end > start && joined[end - 1] == '\r')
                    {
                        joined[end - 1] = Invisible;
                    }
                }

                start = end + 1;
            }
        });
    }

    // The width of the widest line where enough lines have it; 0 where the text is not wrapped.
    private static int WidthOf(string text)
    {
        var widest = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            widest = Math.Max(widest, Measure(text.AsSpan()[range]));
            if (widest > Widest)
            {
                return 0;
            }
        }

        if (widest < Narrowest)
        {
            return 0;
        }

        var full = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            full += IsFull(line, widest, 0) && line.ContainsAny(Sentence) ? 1 : 0;
        }

        return full >= FewestFull ? widest : 0;
    }

    private static bool IsFull(ReadOnlySpan<char> line, int widest, int next)
    {
        line = line.TrimEnd('\r');
        return line.Length > 0 && widest - Measure(line) <= Math.Max(Slack, next) && !Closing.Contains(line[^1]) && !line.ContainsAny(Cells);
    }

    // A number or a Latin word that had no room goes to the next line whole.
    private static int FirstWord(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && char.IsAsciiLetterOrDigit(line[length]))
        {
            length++;
        }

        return length;
    }

    // Not with an item of a list, a label or an empty line.
    private static bool GoesOnWith(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOf('\n');
        var line = length < 0 ? rest : rest[..length];
        if (line.IsWhiteSpace() || char.IsWhiteSpace(line[0]) || line.ContainsAny(Cells) || line[..Math.Min(LabelReach, line.Length)].IndexOfAny(':', '：') >= ShortestLabel)
        {
            return false;
        }

        var number = line.TrimStart("（(第");
        var digits = number.IndexOfAnyExcept(ItemNumbers);
        return digits <= 0 || !(number[digits] is '、' or '.' or '．' or ')' or '）' || (number.Length < line.Length && number[digits] is '条' or '项'));
    }

    private static int Measure(ReadOnlySpan<char> line)
    {
        var width = 0;
        foreach (var character in line)
        {
            width += character >= '\u2000' ? 2 : character == '\r' ? 0 : 1;
            if (width > Widest)
            {
                break;
            }
        }

        return width;
    }
}
