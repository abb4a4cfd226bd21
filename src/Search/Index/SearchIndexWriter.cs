namespace Disclosure.Search;

/// <summary>
/// The one writer of an index. Changes are seen by nobody until <see cref="Commit"/>. Calls may come from any thread and wait for one another.
/// </summary>
public sealed class SearchIndexWriter
{
    public SearchIndexWriter(SearchLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
    }

    /// <summary>Adds a document, or puts it in place of the one with the same id; it then arrives anew in document order.</summary>
    public void Upsert(SearchDocument document) => throw new NotSupportedException("Search is being moved in.");

    /// <summary>Removes a document; an unknown id changes nothing.</summary>
    public void Remove(string id) => throw new NotSupportedException("Search is being moved in.");

    /// <summary>
    /// A reader that sees every change so far. What was removed or replaced is in none of its postings, dictionaries or columns.
    /// Readers made before keep seeing what they saw.
    /// </summary>
    public SearchIndexReader Commit() => throw new NotSupportedException("Search is being moved in.");
}
