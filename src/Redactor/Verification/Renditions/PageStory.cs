namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Takes the text of a page.</summary>
internal sealed class PageStory(StoryText story, RenditionText text, MarkupReader reader) : IMarkupTaker
{
    private bool _isMask;

    private int Place => text.PlaceAt("page", reader.Paragraph);

    /// <inheritdoc/>
    public void Open(MarkupElement element)
    {
        // A browser takes <p/> for the start of a paragraph, and <br></br> for two breaks.
        if (element.IsEmpty != element.Name is "br" or "meta")
            text.Refuse("page/empty", "page", reader.Paragraph);
        switch (element.Name)
        {
            case "table":
                story.OpenTable();
                break;
            case "tr":
                story.OpenRow();
                break;
            case "td":
                story.OpenCell();
                story.OpenBlock();
                break;
            case "p" or "h1":
                story.OpenBlock();
                break;
            case "title":
                story.OpenFurniture("title");
                break;
            case "mark":
                _isMask = true;
                break;
        }
    }

    /// <inheritdoc/>
    public void Take(MarkupElement element, ReadOnlySpan<char> characters, bool isFirst) =>
        story.Add(characters, _isMask ? PieceRole.Mask : PieceRole.Plain, isFirst, Place);

    /// <inheritdoc/>
    public void Close(MarkupElement element)
    {
        switch (element.Name)
        {
            case "mark":
                _isMask = false;
                break;
            case "p" or "h1" or "td":
                story.CloseBlock(Place);
                break;
            case "table":
                story.CloseTable();
                break;
            case "title":
                story.CloseFurniture(Place);
                break;
        }
    }
}
