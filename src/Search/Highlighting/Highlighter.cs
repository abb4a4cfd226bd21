namespace Disclosure.Search;

/// <summary>Finds the words of a request in a text, as the index would. Immutable; used by any number of threads at once.</summary>
public sealed class Highlighter
{
    public Highlighter(SearchLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
    }

    /// <summary>
    /// The places of <paramref name="request"/>'s words in <paramref name="text"/>, the text of the field <paramref name="field"/>,
    /// and a snippet of at most <paramref name="snippetLength"/> UTF-16 units. Without a match the snippet is the beginning.
    /// </summary>
    public HighlightedText Highlight(SearchRequest request, string field, string text, int snippetLength) =>
        throw new NotSupportedException("Search is being moved in.");
}
