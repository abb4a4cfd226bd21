using System.Buffers;

namespace Disclosure.Redactor.Text;

/// <summary>
/// Forms part a citizen's number into its region, date and serial, each in a cell of its own. In the shadow such cells are one number
/// written apart: neighbouring cells of figures alone that have 18 symbols together, with a day of the calendar at its place.
/// </summary>
internal static class NumberCells
{
    private const int Symbols = 18;
    private const int ShortestPiece = 2;
    private const int DateAt = 6;
    private static readonly SearchValues<char> Walls = SearchValues.Create("\t|");

    /// <summary>Makes the cell borders within such a number blanks, in place; the length of the text stays.</summary>
    public static void Join(Span<char> text)
    {
        for (var wall = text.IndexOfAny(Walls); wall >= 0; wall = Next(text, wall + 1))
        {
            var first = Start(text, wall);
            if (wall - first >= ShortestPiece && End(text, first) is var end && end > wall)
            {
                for (var at = wall; at < end; at++)
                {
                    text[at] = Walls.Contains(text[at]) ? ' ' : text[at];
                }

                wall = end - 1;
            }
        }
    }

    // Where the cell before a wall begins; the wall itself where it holds anything but figures.
    private static int Start(ReadOnlySpan<char> text, int wall)
    {
        var start = wall;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == ' '))
        {
            start--;
        }

        return start == 0 || text[start - 1] == '\n' || Walls.Contains(text[start - 1]) ? start : wall;
    }

    // The end of the number that begins with a cell; 0 where none does.
    private static int End(ReadOnlySpan<char> text, int start)
    {
        Span<char> number = stackalloc char[Symbols];
        var (length, piece, at) = (0, 0, start);
        for (; at < text.Length && length <= Symbols; at++)
        {
            var isFigure = char.IsAsciiDigit(text[at]) || (text[at] is 'X' or 'x' && length == Symbols - 1);
            if (isFigure && length < Symbols)
            {
                number[length++] = text[at];
                piece++;
            }
            else if (Walls.Contains(text[at]) && length < Symbols && piece >= ShortestPiece)
            {
                piece = 0;
            }
            else if (text[at] != ' ')
            {
                break;
            }
        }

        var isEnd = at == text.Length || text[at] == '\n' || Walls.Contains(text[at]);
        return isEnd && length == Symbols && piece >= 1 && HasDay(number) ? at : 0;
    }

    private static bool HasDay(ReadOnlySpan<char> number) =>
        number[0] is not '0' && (number[DateAt..].StartsWith("19") || number[DateAt..].StartsWith("20"))
        && int.Parse(number.Slice(DateAt + 4, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12
        && int.Parse(number.Slice(DateAt + 6, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31;

    private static int Next(ReadOnlySpan<char> text, int from) => from < text.Length && text[from..].IndexOfAny(Walls) is var next and >= 0 ? from + next : -1;
}
