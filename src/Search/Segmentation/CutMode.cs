namespace Disclosure.Search.Segmentation;

public enum CutMode
{
    /// <summary>The one most probable cut; its tokens joined are the text.</summary>
    Query,

    /// <summary>The same cut, each longer word preceded by the dictionary words of two and three characters inside it.</summary>
    Index,
}
