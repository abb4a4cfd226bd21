using Disclosure.Search.Highlighting;
using Disclosure.Search.Query;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search;

/// <summary>Finds the words of one request in texts, as the index would. Immutable; used by any number of threads at once.</summary>
public sealed class RequestHighlighter
{
    private readonly SearchLanguage _language;
    private readonly IReadOnlyList<QueryNode> _leaves;

    internal RequestHighlighter(SearchLanguage language, IReadOnlyList<QueryNode> leaves) => (_language, _leaves) = (language, leaves);

    /// <summary>
    /// The places of the request's words in <paramref name="text"/>, the text of the field <paramref name="field"/>,
    /// and a snippet of at most <paramref name="snippetLength"/> UTF-16 units. Without a match the snippet is the beginning.
    /// A word that stands nowhere as a word is shown wherever its characters stand, because a widened search finds it there.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 0.</exception>
    public HighlightedText Highlight(string field, string text, int snippetLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(snippetLength);
        var occurrences = new OccurrenceFinder(_language, text).Find(_leaves, field);
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
