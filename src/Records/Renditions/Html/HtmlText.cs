using System.Buffers;

namespace Disclosure.Records.Renditions.Html;

/// <summary>
/// Text as markup. Line feeds are breaks, so that a copy keeps them; a carriage return is written as a reference, because a parser would make
/// a line feed of it. The framework's encoder is not used: it writes U+0080 to U+009F as references, which parsers read as other characters.
/// </summary>
public static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'\r\n");

    /// <summary>Writes a text, every character of it; one that HTML cannot hold as U+FFFD.</summary>
    public static void Write(TextWriter writer, string text)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(text);
        var rest = VisibleText.Of(text).AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            writer.Write(rest[..at]);
            writer.Write(rest[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", '\'' => "&#39;", '\r' => "&#13;", _ => "<br>" });
            rest = rest[(at + 1)..];
        }

        writer.Write(rest);
    }
}
