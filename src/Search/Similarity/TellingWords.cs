using System.Runtime.InteropServices;
using Disclosure.Search.Index;
using Disclosure.Search.Index.Execution;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Similarity;

/// <summary>A word of a text and what it adds to the score of that text.</summary>
internal readonly record struct TellingWord(string Word, bool Chinese, float Score);

/// <summary>Chooses the words that set a text apart from others.</summary>
internal sealed class TellingWords(SearchIndexReader reader)
{
    public const int Wanted = 16;

    /// <summary>Of all the words together: it bounds what a search for them reads.</summary>
    public const int MaximumPostings = 1 << 18;

    // The most frequent of the text: each is looked up in every segment.
    private const int MaximumLookups = 1024;

    public List<TellingWord> Of(SearchDocument document)
    {
        var (counts, length) = Count(document);
        var (bm25, terms) = (reader.Execution.Bm25, new QueryTerms(reader.Execution.Bm25, reader.Segments));
        var norm = Bm25.ToNorm(length);
        var weighed = new List<(TellingWord Word, int Documents)>();
        foreach (var ((word, chinese), count) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Word, StringComparer.Ordinal).Take(MaximumLookups))
        {
            var term = terms.Of(Term.OfWord(word));
            // What one document has is this one's alone, or another's that shares nothing else by it.
            if (term.DocumentFrequency > 1)
                weighed.Add((new TellingWord(word, chinese, bm25.Score(term.Weight, count, norm)), term.DocumentFrequency));
        }

        GC.KeepAlive(reader);
        var (chosen, postings) = (new List<TellingWord>(Wanted), 0L);
        foreach (var (word, documents) in weighed.OrderByDescending(w => w.Word.Score).ThenBy(w => w.Word.Word, StringComparer.Ordinal))
        {
            if (chosen.Count == Wanted)
                break;
            if (postings + documents > MaximumPostings)
                continue;
            postings += documents;
            chosen.Add(word);
        }

        return chosen;
    }

    private (Dictionary<(string Word, bool Chinese), int> Counts, int Length) Count(SearchDocument document)
    {
        var (counts, left, length) = (new Dictionary<(string, bool), int>(), SimilarRequest.MaximumText, 0L);
        foreach (var field in document.Fields)
        {
            var folded = TextFolding.Fold(field.Text.AsSpan(0, Math.Min(left, field.Text.Length)));
            left -= Math.Min(left, field.Text.Length);
            length += (long)folded.Length * field.Weight;
            foreach (var word in reader.Language.Words.Scan(folded))
                // Numbers tell cases apart and not kinds of cases.
                if (word.Text.Length > 1 && !word.Text.AsSpan().ContainsAnyInRange('0', '9'))
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (word.Text, word.Chinese), out _) += field.Weight;
        }

        return (counts, (int)Math.Min(length, int.MaxValue));
    }
}
