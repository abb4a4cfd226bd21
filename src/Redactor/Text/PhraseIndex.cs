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
        }
    }

    /// <summary>Length of the longest phrase that starts at a position; 0 when none does.</summary>
    public int LongestAt(ReadOnlySpan<char> text, int position) =>
        position < text.Length && _firsts[text[position]] ? _table.LongestAt(text[position..]) : 0;

    /// <summary>Whether a phrase is one of the set.</summary>
    public bool Contains(ReadOnlySpan<char> phrase) => _phrases.Contains(phrase);
}
