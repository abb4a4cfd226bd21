using System.Text.Encodings.Web;
using Disclosure.Records;
using Disclosure.Records.Renditions.Html;
using Microsoft.AspNetCore.Html;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>
/// The redacted document as the public will read it, its masks numbered from 1 as <c>m1</c>, <c>m2</c> …. Its headings are paragraphs that
/// look like headings: as elements they would break the outline of the desk's page.
/// </summary>
public sealed class PublicMarkup(IReadOnlyList<Block> blocks) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var mask = 0;
        new HtmlBlocks(writer, blocks, new HtmlManner
        {
            TopHeading = 0,
            WriteMask = (output, inline) => PublicLineMarkup.WriteMask(output, encoder, inline, $" id=\"m{++mask}\" tabindex=\"-1\""),
        }).Write();
    }
}

/// <summary>One line of public text (a title, a field of the 摘要), its masks marked but not numbered.</summary>
public sealed class PublicLineMarkup(IReadOnlyList<Inline> inlines) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        foreach (var inline in inlines)
        {
            if (inline.Redaction is null)
            {
                HtmlText.Write(writer, inline.Text);
            }
            else
            {
                WriteMask(writer, encoder, inline, string.Empty);
            }
        }
    }

    internal static void WriteMask(TextWriter writer, HtmlEncoder encoder, Inline inline, string attributes)
    {
        writer.Write($"<mark class=\"mask\"{attributes}>");
        HtmlText.Write(writer, inline.Text);
        writer.Write("<span class=\"hidden-visually\">");
        encoder.Encode(writer, $"〔{FindingWords.Kind(inline.Redaction!.Kind)}已隐去，{ClauseWords.Place(inline.Redaction.Clause)}〕");
        writer.Write("</span></mark>");
    }
}
