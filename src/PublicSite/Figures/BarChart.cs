using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Disclosure.PublicSite.Figures;

/// <summary>
/// A table of counts as bars, drawn into the page without script. It says nothing that the table beside it does not: to a screen reader it
/// is one picture with a name.
/// </summary>
public sealed class BarChart(CountTable table) : IHtmlContent
{
    private const int Width = 320;
    private const int RowHeight = 30;
    private const int BarHeight = 14;
    private const int Start = 96;
    private const int Longest = 150;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var most = Math.Max(1, table.Rows.Max(row => row.Count ?? 0));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {Width} {table.Rows.Count * RowHeight}\" aria-label=\""));
        encoder.Encode(writer, $"按{table.Title}统计的件数，数值见表格");
        writer.Write("\">");
        for (var at = 0; at < table.Rows.Count; at++)
            WriteRow(writer, encoder, table.Rows[at], at, most);
        writer.Write("</svg>");
    }

    private static void WriteRow(TextWriter writer, HtmlEncoder encoder, CountRow row, int at, int most)
    {
        var top = at * RowHeight;
        var length = row.Count is { } count ? Math.Max(2, (int)((long)Longest * count / most)) : 0;
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<text x=\"{Start - 8}\" y=\"{top + 20}\" text-anchor=\"end\">"));
        encoder.Encode(writer, row.Label);
        writer.Write("</text>");
        if (length > 0)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{Start}\" y=\"{top + ((RowHeight - BarHeight) / 2)}\" width=\"{length}\" height=\"{BarHeight}\"/>"));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"<text x=\"{Start + length + 8}\" y=\"{top + 20}\">{(row.Count is { } shown ? shown.ToString("N0", CultureInfo.InvariantCulture) : "不单列")}</text>"));
    }
}
