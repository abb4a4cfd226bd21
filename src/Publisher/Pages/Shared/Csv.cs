using System.Text;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Tables for spreadsheets: UTF-8 with its mark, every cell quoted, none that a spreadsheet would compute.</summary>
internal static class Csv
{
    /// <summary>The media type of such a table.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    private const string Formula = "=+-@＝＋－＠\t\r\n";

    /// <summary>The mark and the headings.</summary>
    public static string Head(params string?[] headings) => "\uFEFF" + Line(headings);

    /// <summary>One line.</summary>
    public static string Line(params string?[] cells) => new StringBuilder().AppendJoin(',', cells.Select(Cell)).Append("\r\n").ToString();

    /// <summary>A cell that no spreadsheet takes for a formula (OWASP, CSV injection).</summary>
    public static string Cell(string? value)
    {
        var text = (value ?? string.Empty).Replace("\"", "\"\"", StringComparison.Ordinal);
        return text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? $"\"'{text}\"" : $"\"{text}\"";
    }
}
