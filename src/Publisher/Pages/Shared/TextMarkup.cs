using Disclosure.Records;
using Disclosure.Redactor.Documents;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>
/// Paragraphs of a document as markup. A document's headings are paragraphs that look like headings: as elements they would break
/// the outline of the page that shows them.
/// </summary>
internal static class TextMarkup
{
    private const int DeepestItem = 3;

    public static string OpenParagraph(SourceParagraph paragraph)
    {
        var classes = new List<string>(3);
        if (paragraph.HeadingLevel > 0)
            classes.Add(paragraph.HeadingLevel == 1 ? "heading title" : "heading");
        if (paragraph.Place is BlockPlace.Header or BlockPlace.Footer)
            classes.Add("margin");
        else if (paragraph.Place == BlockPlace.Note)
            classes.Add("note");
        if (paragraph.ListLevel is { } level)
            classes.Add($"item item{Math.Clamp(level, 0, DeepestItem)}");

        switch (paragraph.Alignment)
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
