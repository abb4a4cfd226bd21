using System.Text.Encodings.Web;
using Disclosure.DecisionPages.Laws;
using Disclosure.Records;
using Disclosure.Records.Renditions.Html;
using Microsoft.AspNetCore.Html;

namespace Disclosure.DecisionPages;

/// <summary>A document's blocks as HTML, below the page's own two levels of headings.</summary>
public sealed class BlockMarkup(DecisionRecord decision, RedactionGrounds grounds, MaskStops stops, LawLinks laws, IReadOnlyList<ContentsLine> contents) : IHtmlContent
{
    private const int PageLevels = 2;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        new HtmlBlocks(writer, decision.Body, new HtmlManner
        {
            TopHeading = PageLevels + 1,
            DocumentNumber = decision.DocumentNumber,
            WriteMask = (output, mask) => new InlineMarkup([mask], grounds, stops).WriteTo(output, encoder),
            WriteText = laws.Write,
            Anchor = block => contents.FirstOrDefault(line => ReferenceEquals(line.Block, block))?.Anchor,
        }).Write();
    }
}
