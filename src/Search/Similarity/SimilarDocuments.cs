using Disclosure.Search.Index;
using Disclosure.Search.Query;
using Disclosure.Search.Similarity;

namespace Disclosure.Search;

/// <summary>
/// Finds documents like another one: those that have most of the words that set it apart. Used by any number of threads at once; it sees what
/// its reader sees.
/// </summary>
public sealed class SimilarDocuments
{
    private const int MaximumTop = 100;

    // Of the score that the document itself would have: what shares but a word or two is not like it.
    private const float LeastShare = 0.2f;

    private readonly SearchIndexReader _reader;

    public SimilarDocuments(SearchIndexReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
    }

    /// <summary>
    /// The most similar first, equal ones newest first. A text is asked for by at most 16 of its words, those with the best tf·idf whose documents, taken
    /// together, are no more than 262,144. Documents with less than a fifth of the score of the text itself are left out.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<SearchHit> Find(SimilarRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var top = Math.Clamp(request.Top, 0, MaximumTop);
        var telling = new TellingWords(_reader).Of(request.Document);
        if (top == 0 || telling.Count == 0)
            return [];
        var least = LeastShare * telling.Sum(w => w.Score);
        var root = new AnyNode([.. telling.Select(w => new WordNode(w.Word, w.Chinese, Field: null))]);
        var parsed = new ParsedQuery { Root = root, ByCharacters = null, ByAnyWord = null, Leaves = [], Words = [], Truncated = false };
        // One more: the document may be among them.
        var found = _reader.Search(parsed, new SearchRequest { Top = top + 1, Filters = request.Filters }, isPlanned: true, cancellationToken);
        return [.. found.Hits.Where(h => h.Score >= least && !string.Equals(h.Id, request.Document.Id, StringComparison.Ordinal)).Take(top)];
    }
}
