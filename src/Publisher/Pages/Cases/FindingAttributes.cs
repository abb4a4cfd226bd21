using System.Text.Encodings.Web;
using Disclosure.Publisher.Pages.Shared;
using Microsoft.AspNetCore.Html;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>
/// What the script of the page needs to know of a finding's place in the list, as attributes of its element; a template would write those
/// that are missing as empty ones.
/// </summary>
/// <param name="list">The list.</param>
/// <param name="finding">The finding.</param>
/// <param name="next">Number of the finding that comes next; null when none does.</param>
public sealed class FindingAttributes(FindingList list, MarkedFinding finding, int? next) : IHtmlContent
{
    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        Write("id", finding.Number == next ? "next" : null);
        Write("data-finding", finding.Anchor);
        Write("data-mask", finding.MaskAnchor);
        Write("data-correct", list.CorrectAddress(finding));
        Write("data-kind", finding.AddedKind);
        Write("data-open", finding.IsOpen ? string.Empty : null);

        void Write(string name, string? value)
        {
            if (value is not null)
            {
                writer.Write($"{name}=\"");
                encoder.Encode(writer, value);
                writer.Write("\" ");
            }
        }
    }
}
