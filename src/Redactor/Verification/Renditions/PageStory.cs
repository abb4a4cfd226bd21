using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Takes the text of a page, and each piece of furniture by the element that holds it.</summary>
internal sealed class PageStory(StoryText story, RenditionText text, MarkupReader reader) : IMarkupTaker
{
    private const string Page = "page";
    private const string GroundLink = "#ground";

    private readonly StringBuilder _words = new();
    private readonly PageTable _table = new(story);
    private int _furniture;
    private bool _isMask;

    private int Place => text.PlaceAt(Page, reader.Paragraph);

    /// <inheritdoc/>
    public void Open(MarkupElement element)
    {
        if (_furniture > 0 || element.IsFurniture || element.Name is "title" or "style")
        {
            _furniture++;
            _words.Clear();
            return;
        }

        switch (element.Name)
        {
            case "table":
                story.OpenTable();
                _table.Open();
                break;
            case "tr":
                story.OpenRow();
                _table.OpenRow();
                break;
            case "td" or "th":
                _table.OpenCell(element, Place);
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                story.OpenBlock();
                break;
            case "br":
                story.Add("\n", PieceRole.Plain, isFirst: true, Place);
                break;
            case "mark":
                _isMask = true;
                break;
            case "a" when _isMask:
                OpenLink(element.Value);
                break;
        }
    }

    /// <inheritdoc/>
    public void Take(MarkupElement element, ReadOnlySpan<char> characters, bool isFirst)
    {
        if (_furniture > 0)
            _words.Append(characters);
        else if (element.Name is not "li")
            story.Add(characters, _isMask ? PieceRole.Mask : PieceRole.Plain, isFirst, Place);
        else if (characters is not "\n")
            Refuse(characters);
    }

    /// <inheritdoc/>
    public void Close(MarkupElement element)
    {
        if (_furniture > 0)
        {
            _furniture--;
            if (_words.Length > 0)
                text.Furniture.Add(new FurnitureText(element.Name, _words.ToString(), Place));
            _words.Clear();
            return;
        }

        switch (element.Name)
        {
            case "table":
                story.CloseTable();
                break;
            case "tr":
                _table.CloseRow(Place);
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "td" or "th":
                story.CloseBlock(Place);
                break;
            case "mark":
                _isMask = false;
                break;
        }
    }

    private void OpenLink(string target)
    {
        var isGround = target.StartsWith(GroundLink, StringComparison.Ordinal);
        if (!isGround)
            text.Refuse("mask/clause", Page, reader.Paragraph);
        text.MaskGrounds.Add(isGround ? int.Parse(target.AsSpan(GroundLink.Length), NumberStyles.None, CultureInfo.InvariantCulture) : 0);
    }

    // An item holds paragraphs; only where it is furniture, words.
    private void Refuse(ReadOnlySpan<char> characters)
    {
        text.Refuse("markup/text", Page, reader.Paragraph);
        text.KeepAside(characters.ToString(), Page, reader.Paragraph);
    }
}
