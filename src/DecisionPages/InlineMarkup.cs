using System.Text.Encodings.Web;
using Disclosure.DecisionPages.Laws;
using Disclosure.Records;
using Disclosure.Records.Renditions.Html;
using Microsoft.AspNetCore.Html;

namespace Disclosure.DecisionPages;

/// <summary>
/// Inlines as HTML. A mask is a link to its ground in the legend, so that it can be reached by keyboard and touch without script;
/// its words are the published ones, character for character. Everything is encoded: the text is nobody's markup.
/// </summary>
public sealed class InlineMarkup(IReadOnlyList<Inline> inlines, RedactionGrounds grounds, MaskStops stops, LawLinks? laws = null) : IHtmlContent
{
    private const char Open = '〔';
    private const char Close = '〕';

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        foreach (var inline in inlines)
        {
            if (inline.Redaction is not null)
                WriteMask(writer, encoder, inline, grounds.Of(inline.Redaction.Clause));
            else if (laws is not null)
                laws.Write(writer, inline.Text);
            else
                HtmlText.Write(writer, inline.Text);
        }
    }

    /// <summary>Id of the legend's entry for a clause.</summary>
    public static string Anchor(string clause) => $"ground-{clause}";

    private void WriteMask(TextWriter writer, HtmlEncoder encoder, Inline mask, RedactionGround ground)
    {
        // 〔…已隐去〕 becomes a solid mark; a pseudonym such as 张某 stays a word in its sentence.
        var isSolid = mask.Text is [Open, .., Close];
        writer.Write(isSolid ? "<a class=\"veil\" href=\"#" : "<a class=\"veil named\" href=\"#");
        encoder.Encode(writer, Anchor(ground.Clause));
        writer.Write("\" title=\"");
        encoder.Encode(writer, $"隐去：{ground.Subject}。依据：{ground.Article}");
        writer.Write(stops.IsFirst(ground.Clause) ? "\">" : "\" tabindex=\"-1\">");
        if (isSolid)
        {
            writer.Write("<span class=\"edge\">〔</span>");
            HtmlText.Write(writer, mask.Text[1..^1]);
            writer.Write("<span class=\"edge\">〕</span>");
        }
        else
        {
            HtmlText.Write(writer, mask.Text);
        }

        writer.Write("</a>");
    }
}
