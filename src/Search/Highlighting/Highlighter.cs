using Disclosure.Search.Highlighting;
using Disclosure.Search.Query;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search;

/// <summary>Finds the words of a request in a text, as the index would. Immutable; used by any number of threads at once.</summary>
public sealed class Highlighter
{
    private readonly SearchLanguage _language;

    public Highlighter(SearchLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _language = language;
    }

    /// <summary>
    /// The places of <paramref name="request"/>'s words in <paramref name="text"/>, the text of the field <paramref name="field"/>,
    /// and a snippet of at most <paramref name="snippetLength"/> UTF-16 units. Without a match the snippet is the beginning.
    /// A word that stands nowhere as a word is shown wherever its characters stand, because a widened search finds it there.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 0.</exception>
    public HighlightedText Highlight(SearchRequest request, string field, string text, int snippetLength)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(snippetLength);
        var leaves = new QueryParser(_language).Parse(request.Query).Leaves;
        var occurrences = new OccurrenceFinder(_language, text).Find(leaves, field);
        var ranges = SpanMerger.Merge(occurrences.Select(o => o.Span));
        var source = SnippetPicker.Pick(text, occurrences, snippetLength);
        return new HighlightedText
        {
            Ranges = ranges,
            Snippet = new Snippet
            {
                Source = source,
                Text = text[source.Start..source.End],
                Ranges = SpanMerger.Clip(ranges, source),
            },
        };
    }
}
