namespace Disclosure.Search;

/// <summary>An immutable view of the index; used by any number of threads at once, without locks.</summary>
public sealed class SearchIndexReader
{
    internal SearchIndexReader()
    {
    }

    public int DocumentCount => throw new NotSupportedException("Search is being moved in.");

    /// <summary>Answers a request; no string in it makes this throw.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("Search is being moved in.");
}
