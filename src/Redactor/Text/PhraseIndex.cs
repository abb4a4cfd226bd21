namespace Disclosure.Redactor.Text;

/// <summary>A set of phrases that can be asked which of them starts at a place; a question costs the length of the longest phrase.</summary>
internal sealed class PhraseIndex
{
    private readonly WordSet _phrases;
    private readonly byte[] _longest = new byte[char.MaxValue + 1];

    /// <summary>Takes the phrases; the empty phrase is ignored.</summary>
    public PhraseIndex(IEnumerable<string> phrases)
    {
        var all = phrases.Where(phrase => phrase.Length > 0).ToList();
        _phrases = new WordSet(all);
        foreach (var phrase in all)
        {
            _longest[phrase[0]] = Math.Max(_longest[phrase[0]], checked((byte)phrase.Length));
        }
    }

    /// <summary>Length of the longest phrase that starts at a position; 0 when none does.</summary>
    public int LongestAt(ReadOnlySpan<char> text, int position)
    {
        if (position >= text.Length || _longest[text[position]] is 0)
        {
            return 0;
        }

        var longest = _longest[text[position]];

        for (var length = Math.Min(longest, text.Length - position); length > 0; length--)
        {
            if (_phrases.Contains(text.Slice(position, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether a phrase is one of the set.</summary>
    public bool Contains(ReadOnlySpan<char> phrase) => _phrases.Contains(phrase);
}
