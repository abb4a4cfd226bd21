using System.Globalization;
using System.Xml;

namespace Disclosure.Records.Renditions.Docx;

/// <summary>Writes inlines as runs. A mask is a run of its own style that leads to its ground at the end of the document.</summary>
/// <param name="writer">The part.</param>
/// <param name="legend">The grounds.</param>
/// <param name="notes">The notes that the part can refer to; null where Word allows no references.</param>
internal sealed class DocxInlines(XmlWriter writer, MaskLegend legend, DocxNotes? notes)
{
    /// <summary>The bookmark of a ground.</summary>
    public static string Bookmark(int number) => string.Create(CultureInfo.InvariantCulture, $"ground{number}");

    /// <summary>The runs.</summary>
    /// <param name="inlines">The text, in order.</param>
    /// <param name="isBold">Whether everything but masks is bold, as a heading outside the text is.</param>
    public void Write(IReadOnlyList<Inline> inlines, bool isBold = false)
    {
        foreach (var inline in inlines)
        {
            if (inline.NoteMark is { } number)
                WriteMark(number);
            if (inline.Text.Length == 0)
                continue;
            if (inline.Redaction is { } redaction)
                WriteMask(inline.Text, redaction);
            else
                WriteRun(inline.Text, isBold ? inline.Style | InlineStyle.Bold : inline.Style);
        }
    }

    /// <summary>A reference to a note.</summary>
    public void WriteReference(int id)
    {
        writer.StartRun(DocxStyles.NoteReference);
        writer.Start("footnoteReference");
        writer.Value("id", id);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private void WriteMark(int number)
    {
        if (notes?.Refer(number) is { } id)
            WriteReference(id);
        else
            writer.Run(DocxStyles.FurnitureNumber, number.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteMask(string words, Redaction redaction)
    {
        writer.Start("hyperlink");
        writer.Value("anchor", Bookmark(legend.NumberOf(redaction)));
        writer.Value("history", "1");
        writer.Run(DocxStyles.Mask, words);
        writer.WriteEndElement();
    }

    private void WriteRun(string text, InlineStyle style)
    {
        writer.Start("r");
        if (style != InlineStyle.None)
            WriteProperties(style);
        writer.Text(text);
        writer.WriteEndElement();
    }

    // In the order of the schema.
    private void WriteProperties(InlineStyle style)
    {
        writer.Start("rPr");
        if (style.HasFlag(InlineStyle.Bold))
            writer.Empty("b");
        if (style.HasFlag(InlineStyle.Italic))
            writer.Empty("i");
        if (style.HasFlag(InlineStyle.Strike))
            writer.Empty("strike");
        if (style.HasFlag(InlineStyle.Underline))
            writer.Empty("u", "single");
        if (style.HasFlag(InlineStyle.Superscript))
            writer.Empty("vertAlign", "superscript");
        else if (style.HasFlag(InlineStyle.Subscript))
            writer.Empty("vertAlign", "subscript");
        writer.WriteEndElement();
    }
}
