using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>Evens out a line for reading: blanks that typesetting put between Chinese characters are dropped, others become one space.</summary>
internal static class FieldLine
{
    private const int LongestLabel = 14;

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
        var text = new StringBuilder(line.Length);
        var isGap = false;
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c))
            {
                // A wide blank or a tab sets columns apart.
                isGap |= c is '\u3000' or '\t';
                continue;
            }

            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format)
                continue;
            if (isGap && text.Length > 0)
                text.Append(' ');
            isGap = false;
            text.Append(c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c);
        }

        return text.ToString();
    }
}
