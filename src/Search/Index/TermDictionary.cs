namespace Disclosure.Search.Index;

/// <summary>The terms of a segment in ordinal order, with their postings.</summary>
internal sealed class TermDictionary(string[] terms, int[] counts, int[] offsets, byte[] postings)
{
    public int Count => terms.Length;

    public string this[int term] => terms[term];

    /// <summary>In how many documents a term stands.</summary>
    public int DocumentFrequency(int term) => counts[term];

    /// <summary>The number of a term, or a negative value.</summary>
    public int Find(string term) => Array.BinarySearch(terms, term, StringComparer.Ordinal);

    /// <summary>Numbers [first, end) of the terms that begin with a prefix.</summary>
    public (int First, int End) FindPrefix(string prefix)
    {
        var first = Find(prefix);
        if (first < 0)
            first = ~first;
        var end = first;
        while (end < terms.Length && terms[end].StartsWith(prefix, StringComparison.Ordinal))
            end++;
        return (first, end);
    }

    public PostingsReader Read(int term) => new(postings.AsSpan(offsets[term], offsets[term + 1] - offsets[term]));
}
