using System.Text.Encodings.Web;
using Disclosure.Search;
using Microsoft.AspNetCore.Html;

namespace Disclosure.PublicSite.Decisions;

/// <summary>A text with the words that were looked for marked. Ranges are in UTF-16 code units, in order, not overlapping; bounds outside the text are ignored.</summary>
public sealed class MarkedText(string text, IReadOnlyList<TextSpan> ranges) : IHtmlContent
{
    /// <summary>The text without marks.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var written = 0;
        foreach (var range in ranges)
        {
            if (range.Start < written || range.End > Text.Length || range.Length <= 0)
                continue;
            encoder.Encode(writer, Text[written..range.Start]);
            writer.Write("<mark>");
            encoder.Encode(writer, Text[range.Start..range.End]);
            writer.Write("</mark>");
            written = range.End;
        }

        encoder.Encode(writer, Text[written..]);
    }
}
