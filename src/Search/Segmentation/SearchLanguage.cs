using Disclosure.Search.Segmentation;

namespace Disclosure.Search;

/// <summary>
/// How texts and queries are read: the segmenter, the folding, synonyms and the names of fields. Index, queries and highlights
/// must share one. Immutable; used by any number of threads at once. Loading takes some tens of milliseconds.
/// </summary>
public sealed class SearchLanguage
{
    private SearchLanguage(Segmenter segmenter, SearchVocabulary vocabulary)
    {
        Segmenter = segmenter;
        Vocabulary = vocabulary;
        Words = new WordScanner(segmenter);
    }

    public Segmenter Segmenter { get; }

    /// <summary>The same for languages that find the same words in every text: an index made with another one must be made anew. Lower-case hexadecimal.</summary>
    public string Fingerprint => Segmenter.Fingerprint;

    internal SearchVocabulary Vocabulary { get; }

    internal WordScanner Words { get; }

    /// <summary>Reads <c>lexicon/</c> in <paramref name="configDirectory"/>.</summary>
    /// <exception cref="InvalidDataException">A file is missing or has bad lines; the message lists all of them.</exception>
    public static SearchLanguage Load(string configDirectory, LexiconKind kind = LexiconKind.Full)
    {
        var directory = Path.Combine(configDirectory, "lexicon");
        return new SearchLanguage(Segmenter.Create(kind, directory), SearchVocabulary.Read(directory));
    }
}
