using System.Text;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Takes the few words of a part that holds none of the text, each element a piece of furniture under its own name.</summary>
internal sealed class PartWords(RenditionText text, string part) : IMarkupTaker
{
    private readonly StringBuilder _words = new();

    /// <inheritdoc/>
    public void Open(MarkupElement element) => _words.Clear();

    /// <inheritdoc/>
    public void Take(MarkupElement element, ReadOnlySpan<char> characters, bool isFirst) => _words.Append(characters);

    /// <inheritdoc/>
    public void Close(MarkupElement element)
    {
        if (element.HoldsText)
            text.Furniture.Add(new FurnitureText(element.Name, _words.ToString(), text.PlaceAt(part, 0)));
        _words.Clear();
    }
}
