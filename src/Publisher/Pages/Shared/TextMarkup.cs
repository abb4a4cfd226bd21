using Disclosure.Records;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>
/// Paragraphs of a document as markup. A document's headings are paragraphs that look like headings: as elements they would break
/// the outline of the page that shows them.
/// </summary>
internal static class TextMarkup
{
    public static string OpenParagraph(int headingLevel, Alignment alignment, ref bool isFirstHeading)
    {
        var classes = new List<string>(3);
        if (headingLevel > 0)
        {
            classes.Add(isFirstHeading && headingLevel == 1 ? "heading first" : "heading");
            isFirstHeading = false;
        }

        switch (alignment)
        {
            case Alignment.Center:
                classes.Add("center");
                break;
            case Alignment.End:
                classes.Add("end");
                break;
        }

        return classes.Count == 0 ? "<p>" : $"<p class=\"{string.Join(' ', classes)}\">";
    }
}
