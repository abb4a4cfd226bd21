namespace Disclosure.Search.Segmentation;

public enum LexiconKind
{
    /// <summary>The plain jieba dictionary: cuts as jieba 0.42.1 does.</summary>
    Base,

    /// <summary>With the legal lexicon of <c>config/lexicon</c>.</summary>
    Full,
}
