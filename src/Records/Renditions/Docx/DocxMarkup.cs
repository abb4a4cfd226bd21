using System.Globalization;
using System.Xml;

namespace Disclosure.Records.Renditions.Docx;

/// <summary>Elements and attributes of WordprocessingML, in short.</summary>
internal static class DocxMarkup
{
    public static void Start(this XmlWriter writer, string name) => writer.WriteStartElement("w", name, Namespaces.Word);

    public static void Value(this XmlWriter writer, string name, string value) => writer.WriteAttributeString("w", name, Namespaces.Word, value);

    public static void Value(this XmlWriter writer, string name, int value) => writer.Value(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An element with nothing in it.</summary>
    public static void Empty(this XmlWriter writer, string name)
    {
        writer.Start(name);
        writer.WriteEndElement();
    }

    /// <summary>An element with <c>w:val</c>.</summary>
    public static void Empty(this XmlWriter writer, string name, string value)
    {
        writer.Start(name);
        writer.Value("val", value);
        writer.WriteEndElement();
    }

    /// <summary>Opens a paragraph of a style without further properties.</summary>
    public static void StartParagraph(this XmlWriter writer, string style)
    {
        writer.Start("p");
        writer.Start("pPr");
        writer.Empty("pStyle", style);
        writer.WriteEndElement();
    }

    /// <summary>A run of text in a character style; the paragraph's own where the style is empty.</summary>
    public static void Run(this XmlWriter writer, string style, string text)
    {
        writer.StartRun(style);
        writer.Text(text);
        writer.WriteEndElement();
    }

    /// <summary>Opens a run in a character style; the paragraph's own where the style is empty.</summary>
    public static void StartRun(this XmlWriter writer, string style)
    {
        writer.Start("r");
        if (style.Length == 0)
            return;
        writer.Start("rPr");
        writer.Empty("rStyle", style);
        writer.WriteEndElement();
    }

    /// <summary>Text within a run: every character as it is, tab, line feed and carriage return as the elements that stand for them.</summary>
    public static void Text(this XmlWriter writer, string text)
    {
        var visible = VisibleText.Of(text);
        for (var at = 0; at < visible.Length;)
        {
            var next = visible.AsSpan(at).IndexOfAny('\t', '\n', '\r');
            next = next < 0 ? visible.Length : at + next;
            if (next > at)
            {
                writer.Start("t");
                writer.WriteAttributeString("xml", "space", null, "preserve");
                writer.WriteString(next - at == visible.Length ? visible : visible[at..next]);
                writer.WriteEndElement();
            }

            if (next < visible.Length)
                writer.Empty(visible[next] switch { '\t' => "tab", '\n' => "br", _ => "cr" });
            at = next + 1;
        }
    }
}
