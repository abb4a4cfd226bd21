namespace Disclosure.Search.Segmentation;

/// <summary>A folded text that knows where each of its characters came from.</summary>
internal sealed class FoldedText
{
    private readonly int[] _origins;
    private readonly int _originalLength;

    public FoldedText(string text, int[] origins, int originalLength)
    {
        Text = text;
        _origins = origins;
        _originalLength = originalLength;
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>UTF-16 unit of the original that a folded character came from; the original's length at the end.</summary>
    public int Origin(int index) => index == Length ? _originalLength : _origins[index];

    /// <summary>True where something was left out between a folded character and the one before it: no word goes on over it.</summary>
    public bool IsGapBefore(int index) => index > 0 && index < Length && _origins[index] - _origins[index - 1] > 1;

    /// <summary>The units of the original that a part of the folded text came from.</summary>
    public TextSpan ToOriginal(int start, int end) => new(_origins[start], _origins[end - 1] + 1);
}
