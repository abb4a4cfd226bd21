namespace Disclosure.Redactor.Documents.Html;

/// <summary>Numbers the paragraphs of a page and the pieces of text in each, as they are met.</summary>
internal sealed class HtmlPlaces
{
    /// <summary>The labels of its lists.</summary>
    public HtmlListLabel Labels { get; } = new();

    private int _paragraph;
    private int _piece;

    /// <summary>Begins a paragraph.</summary>
    public void BeginParagraph()
    {
        _paragraph++;
        _piece = 0;
    }

    /// <summary>The place of the next piece of text.</summary>
    public DraftOrigin Next() => new(string.Empty, _paragraph, ++_piece);
}
