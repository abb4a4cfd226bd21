using System.Text;

namespace Disclosure.Records.Renditions;

/// <summary>A content as a file of any format.</summary>
public static class Rendition
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The bytes of the file: the same content always gives the same bytes, on every machine and at every time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a defined format.</exception>
    public static byte[] Of(RenditionFormat format, RenditionContent content) => format switch
    {
        RenditionFormat.Docx => DocxRendition.Of(content),
        RenditionFormat.Html => Utf8.GetBytes(HtmlRendition.Of(content)),
        RenditionFormat.Text => Utf8.GetBytes(TextRendition.Of(content)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a defined format."),
    };
}
