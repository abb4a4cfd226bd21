using System.Buffers;

namespace Disclosure.Redactor.Text;

/// <summary>A set of phrases that can be asked which of them starts at a place.</summary>
internal sealed class PhraseIndex
{
    private readonly PhraseTable _table;
    private readonly WordSet _phrases;

    // A place in a text is asked about often, and most characters start no phrase.
    private readonly bool[] _firsts = new bool[char.MaxValue + 1];

    /// <summary>Takes the phrases; the empty phrase is ignored.</summary>
    public PhraseIndex(IEnumerable<string> phrases)
    {
        string[] all = [.. phrases.Where(phrase => phrase.Length > 0).Distinct(StringComparer.Ordinal)];
        _table = new PhraseTable(all);
        _phrases = new WordSet(all);
        foreach (var phrase in all)
        {
            _firsts[phrase[0]] = true;
            Longest = Math.Max(Longest, phrase.Length);
        }

        Lasts = SearchValues.Create([.. all.Select(phrase => phrase[^1]).Distinct()]);
    }

    /// <summary>Length of the longest phrase.</summary>
    public int Longest { get; }

    /// <summary>Every last character of a phrase.</summary>
    public SearchValues<char> Lasts { get; }

    /// <summary>Whether a phrase begins with a character.</summary>
    public bool Begins(char first) => _firsts[first];

    /// <summary>Length of the longest phrase that starts at a position; 0 when none does.</summary>
    public int LongestAt(ReadOnlySpan<char> text, int position) =>
        position < text.Length && _firsts[text[position]] ? _table.LongestAt(text[position..]) : 0;

    /// <summary>Length of the longest phrase that ends, exclusive, at a position; 0 when none does.</summary>
    public int LongestBefore(ReadOnlySpan<char> text, int end)
    {
        for (var length = Math.Min(Longest, end); length > 0; length--)
        {
            if (_phrases.Contains(text.Slice(end - length, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether a phrase is one of the set.</summary>
    public bool Contains(ReadOnlySpan<char> phrase) => _phrases.Contains(phrase);
}
