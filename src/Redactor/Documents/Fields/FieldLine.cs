using System.Globalization;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>Evens out a line for reading: blanks that typesetting put between Chinese characters are dropped, others become one space.</summary>
internal static class FieldLine
{
    private const int LongestLabel = 14;
    private const int LongestOnStack = 256;

    /// <summary>
    /// The lines of a line, none when it is blank: a table row of labels and values becomes one line for each pair, as a form without
    /// a table would have it.
    /// </summary>
    public static IEnumerable<string> Read(string line)
    {
        var cells = line.Split('\t').Select(Compact).ToList();
        var isForm = cells.Count > 1 && cells.Count % 2 == 0 && cells[0].Length is > 0 and <= LongestLabel && !cells[0].Contains('：', StringComparison.Ordinal);
        return isForm
            ? cells.Chunk(2).Where(pair => pair[0].Length > 0).Select(pair => $"{pair[0]}：{pair[1]}")
            : Compact(line) is { Length: > 0 } whole ? [whole] : [];
    }

    /// <summary>The line; empty when it is blank.</summary>
    public static string Compact(string line)
    {
        Span<char> room = line.Length <= LongestOnStack ? stackalloc char[line.Length] : new char[line.Length];
        return room[..Compact(line, room)].ToString();
    }

    /// <summary>Writes the line, which is never longer than it was, and returns its length; 0 when it is blank.</summary>
    public static int Compact(ReadOnlySpan<char> line, Span<char> room)
    {
        var length = 0;
        var isGap = false;
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c))
            {
                // A wide blank or a tab sets columns apart.
                isGap |= c is '\u3000' or '\t';
                continue;
            }

            if (IsUnseen(c))
                continue;
            if (isGap && length > 0)
                room[length++] = ' ';
            isGap = false;
            room[length++] = c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c;
        }

        return length;
    }

    /// <summary>Where the first character stands that <see cref="Compact(string)"/> keeps; −1 in a blank line.</summary>
    public static int FirstVisible(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            if (!char.IsWhiteSpace(line[at]) && !IsUnseen(line[at]))
                return at;
        }

        return -1;
    }

    private static bool IsUnseen(char c) => c is not (>= '\u4E00' and <= '\u9FFF') && char.GetUnicodeCategory(c) is UnicodeCategory.Format;
}
