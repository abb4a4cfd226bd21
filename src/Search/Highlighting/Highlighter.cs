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

    /// <summary>What finds the words of one request, in as many texts as are wanted: the query is read once.</summary>
    public RequestHighlighter Of(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new RequestHighlighter(_language, new QueryParser(_language).Parse(request.Query).Leaves);
    }

    /// <inheritdoc cref="RequestHighlighter.Highlight"/>
    public HighlightedText Highlight(SearchRequest request, string field, string text, int snippetLength) => Of(request).Highlight(field, text, snippetLength);
}
