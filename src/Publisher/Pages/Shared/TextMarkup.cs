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

    /// <summary>The start tag of a paragraph.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="note">The number of the note that begins with it; null elsewhere. It is no text of the document, so the style sheet writes it.</param>
    public static string OpenParagraph(SourceParagraph paragraph, int? note)
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

        var number = note is { } known ? $" data-note=\"{known}\"" : string.Empty;
        return classes.Count == 0 ? $"<p{number}>" : $"<p class=\"{string.Join(' ', classes)}\"{number}>";
    }
}
