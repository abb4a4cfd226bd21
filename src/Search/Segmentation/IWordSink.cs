namespace Disclosure.Search.Segmentation;

/// <summary>Takes the words of a folded text, one call each.</summary>
internal interface IWordSink
{
    /// <summary>A word at a character offset of the folded text. A number may be shorter than it is written. The span holds for this call alone.</summary>
    void Take(int start, ReadOnlySpan<char> word, bool chinese);
}
