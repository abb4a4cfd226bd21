using System.Globalization;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Takes the text of a story of a Word document: body, header, footer or notes.</summary>
internal sealed class WordStory(StoryText story, RenditionText text, string part, MarkupReader reader) : IMarkupTaker
{
    private const string MaskStyle = "Redacted";
    private const string FurniturePrefix = "Furniture";
    private const string GroundPrefix = "ground";

    private bool _isMask;
    private bool _isGrounded;
    private bool _isFurnitureRun;

    private int Place => text.PlaceAt(part, reader.Paragraph);

    /// <inheritdoc/>
    public void Open(MarkupElement element)
    {
        switch (element.Name)
        {
            case "w:p":
                story.OpenBlock();
                break;
            case "w:pStyle" when element.Value.StartsWith(FurniturePrefix, StringComparison.Ordinal):
                story.OpenFurniture(element.Value);
                break;
            case "w:rStyle":
                _isMask = element.Value is MaskStyle;
                _isFurnitureRun = element.Value.StartsWith(FurniturePrefix, StringComparison.Ordinal) && !story.IsFurniture;
                if (_isFurnitureRun)
                    story.OpenFurniture(element.Value);
                break;
            case "w:hyperlink":
                _isGrounded = element.Value.StartsWith(GroundPrefix, StringComparison.Ordinal);
                text.MaskGrounds.Add(_isGrounded ? int.Parse(element.Value.AsSpan(GroundPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture) : 0);
                break;
            case "w:tab":
                Add("\t", isFirst: true);
                break;
            case "w:br":
                Add("\n", isFirst: true);
                break;
            case "w:cr":
                Add("\r", isFirst: true);
                break;
            case "w:tbl":
                story.OpenTable();
                break;
            case "w:tr":
                story.OpenRow();
                break;
            case "w:tc":
                story.OpenCell();
                break;
        }
    }

    /// <inheritdoc/>
    public void Take(MarkupElement element, ReadOnlySpan<char> characters, bool isFirst) => Add(characters, isFirst);

    /// <inheritdoc/>
    public void Close(MarkupElement element)
    {
        switch (element.Name)
        {
            case "w:r":
                if (_isFurnitureRun)
                    story.CloseFurniture(Place);
                (_isMask, _isFurnitureRun) = (false, false);
                break;
            case "w:hyperlink":
                _isGrounded = false;
                break;
            case "w:p":
                story.CloseBlock(Place);
                story.CloseFurniture(Place);
                break;
            case "w:tbl":
                story.CloseTable();
                break;
        }
    }

    private void Add(ReadOnlySpan<char> characters, bool isFirst)
    {
        if (_isMask && !_isGrounded)
            text.Refuse("mask/clause", part, reader.Paragraph);
        story.Add(characters, _isMask ? PieceRole.Mask : PieceRole.Plain, isFirst, Place);
    }
}
