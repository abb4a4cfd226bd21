using Disclosure.Search.Index;
using Disclosure.Search.Segmentation;
using Disclosure.Search.Suggesting;

namespace Disclosure.Search.Correcting;

/// <summary>Finds what may have been meant by the ideographs of one query.</summary>
internal sealed class ChineseMistakes(SearchLanguage language, FrequentTerms terms, int minimumDocuments)
{
    // Each is looked up in every segment.
    private const int MaximumLookups = 512;

    // A word that is right as it stands is taken for another only if so many times as many documents have that.
    private const int FarMoreFrequent = 10;

    // And only for one that sounds or looks the same.
    private const int LeastMistakes = 2;

    private readonly SpellingWalk _walk = new(language.Segmenter.Words, language.Vocabulary);
    private readonly OfferableWords _offerable = new(language);
    private readonly Dictionary<(string, int), int> _frequencies = [];

    /// <summary>Words in place of what is none, or is in no document; then, in a second list, in place of words that are right as they stand.</summary>
    public (List<Replacement> Doubtful, List<Replacement> Right) Find(string text, int start, int end)
    {
        var doubtful = new bool[text.Length];
        var right = new int[text.Length];
        var at = start;
        foreach (var word in language.Segmenter.Cut(text[start..end], CutMode.Query))
        {
            var frequency = word.Length < 2 ? 0 : FrequencyOf(word, 1);
            doubtful.AsSpan(at, word.Length).Fill(frequency == 0);
            right.AsSpan(at, word.Length).Fill(frequency);
            at += word.Length;
        }

        var (first, second, looked) = (new List<Replacement>(), new List<Replacement>(), 0);
        foreach (var found in _walk.Over(text, start, end).OrderBy(m => m.Mistake.Cost).ThenByDescending(m => m.Word.Length).ThenBy(m => m.Word, StringComparer.Ordinal))
        {
            var isWithin = found.IsWithin(doubtful);
            if (!isWithin && (found.Mistake.IsEdit || found.Mistake.Cost > LeastMistakes))
                continue;
            if (!_offerable.Contains(found.Word) || looked++ > MaximumLookups || FrequencyOf(found.Word, minimumDocuments) is not (> 0 and var frequency))
                continue;
            var replacement = new Replacement(found.Start, found.End, found.Word, found.Mistake.Cost, frequency);
            if (isWithin)
                first.Add(replacement);
            else if (Max(right.AsSpan(found.Start, found.End - found.Start)) <= frequency / FarMoreFrequent)
                second.Add(replacement);
        }

        return (first, second);
    }

    private static int Max(ReadOnlySpan<int> values)
    {
        var max = 0;
        foreach (var value in values)
            max = Math.Max(max, value);
        return max;
    }

    /// <summary>0 if fewer documents than that have the word.</summary>
    private int FrequencyOf(string word, int atLeast)
    {
        if (!_frequencies.TryGetValue((word, atLeast), out var frequency))
        {
            var term = terms.Find(Term.OfWord(word));
            _frequencies.Add((word, atLeast), frequency = terms.HasLive(term, atLeast) ? term.DocumentFrequency : 0);
        }

        return frequency;
    }
}
