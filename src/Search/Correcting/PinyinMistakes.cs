using Disclosure.Search.Index;
using Disclosure.Search.Suggesting;

namespace Disclosure.Search.Correcting;

/// <summary>Finds the Chinese words that a run of Latin letters spells by sound.</summary>
internal sealed class PinyinMistakes(SearchLanguage language, FrequentTerms terms, int minimumDocuments)
{
    private const int Shortest = 3;
    private const int Longest = 24;
    private const int Offered = 3;

    private const int BySound = 1;
    private const int BySoundParted = 2;

    private readonly PinyinWalk _pinyin = new(language.Segmenter.Words);
    private readonly OfferableWords _offerable = new(language);

    public List<Replacement> Find(string text, int start, int end)
    {
        var found = new List<Replacement>();
        if (end - start is < Shortest or > Longest || terms.HasLive(terms.Find(Term.OfWord(text[start..end])), 1))
            return found;
        foreach (var word in Sounding(text, start, end).Take(Offered))
            found.Add(new Replacement(start, end, word.Text, BySound, word.DocumentFrequency));
        if (found.Count == 0 && Parted(text, start, end) is { } parted)
            found.Add(parted);
        return found;
    }

    private IEnumerable<FoundTerm> Sounding(string text, int start, int end) =>
        _pinyin.Over(text, start, end).Where(_offerable.Contains).Select(w => terms.Find(Term.OfWord(w)))
            .Where(t => terms.HasLive(t, minimumDocuments)).OrderByDescending(t => t.DocumentFrequency).ThenBy(t => t.Text, StringComparer.Ordinal);

    // Two words, one behind the other.
    private Replacement? Parted(string text, int start, int end)
    {
        Replacement? best = null;
        for (var middle = start + 2; middle <= end - 2; middle++)
        {
            if (Sounding(text, start, middle).FirstOrDefault() is not { } first || Sounding(text, middle, end).FirstOrDefault() is not { } second)
                continue;
            var frequency = Math.Min(first.DocumentFrequency, second.DocumentFrequency);
            if (best is null || frequency > best.DocumentFrequency)
                best = new Replacement(start, end, first.Text + second.Text, BySoundParted, frequency);
        }

        return best;
    }
}
