using System.Buffers;
using System.Text;

namespace Disclosure.PublicSite.OpenData;

/// <summary>
/// A table as CSV (RFC 4180, UTF-8 with a byte order mark, so that office programs read Chinese). What they would take for a formula is
/// written as text, behind an apostrophe: a title is somebody else's words, and must not calculate on the reader's machine.
/// </summary>
public sealed class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    // Full-width forms are formulas too where office programs fold them.
    private static readonly SearchValues<char> Formulas = SearchValues.Create("=+-@\t\r\n＝＋－＠|%");

    private readonly StringBuilder _text = new("\uFEFF");

    /// <summary>Adds a line.</summary>
    public void Add(params IEnumerable<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    /// <summary>The bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Cell(string text)
    {
        // Blanks before it are passed over by some programs.
        var start = text.AsSpan().TrimStart(' ');
        var safe = start.Length > 0 && Formulas.Contains(start[0]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
