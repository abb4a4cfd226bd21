namespace Disclosure.Redactor.Text;

/// <summary>A set of words that most questions are answered by without looking a word up: by its first character and its length.</summary>
internal sealed class WordSet
{
    private const int LongestMarked = 15;
    private readonly ushort[] _lengths = new ushort[char.MaxValue + 1];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>Takes the words; the empty word is ignored.</summary>
    public WordSet(IEnumerable<string> words)
    {
        var all = new HashSet<string>(words.Where(word => word.Length > 0), StringComparer.Ordinal);
        _words = all.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in all)
        {
            _lengths[word[0]] |= Mark(word.Length);
        }
    }

    /// <summary>Whether a text is one of the words.</summary>
    public bool Contains(ReadOnlySpan<char> text) => text.Length > 0 && (_lengths[text[0]] & Mark(text.Length)) != 0 && _words.Contains(text);

    // All lengths beyond the last mark share it.
    private static ushort Mark(int length) => (ushort)(1 << Math.Min(length, LongestMarked));
}
