using Disclosure.Records.Renditions.Html;

namespace Disclosure.DecisionPages.Laws;

/// <summary>
/// Writes text with the laws it names as links to a search for them, each article at its first mention alone: a page of forty links is
/// read by nobody. Not a character of the text is added or lost.
/// </summary>
/// <param name="link">The full address of a path of the site; null where nothing can be a link.</param>
public sealed class LawLinks(Func<string, string?> link)
{
    private readonly HashSet<string> _linked = new(StringComparer.Ordinal);

    /// <summary>Writes a text.</summary>
    public void Write(TextWriter writer, string text)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(text);
        var written = 0;
        foreach (var citation in LawCitation.In(text))
        {
            if (link("/search?q=" + Uri.EscapeDataString(citation.Query)) is not { } address || !_linked.Add(citation.Query))
                continue;
            HtmlText.Write(writer, text[written..citation.Start]);
            writer.Write("<a class=\"law\" rel=\"nofollow\" href=\"");
            HtmlText.Write(writer, address);
            writer.Write("\" title=\"查找引用同一规定的决定\">");
            HtmlText.Write(writer, text[citation.Start..citation.End]);
            writer.Write("</a>");
            written = citation.End;
        }

        HtmlText.Write(writer, text[written..]);
    }
}
