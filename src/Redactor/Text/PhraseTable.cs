using System.Buffers;

namespace Disclosure.Redactor.Text;

/// <summary>
/// Phrases that can be asked which of them may start at a place: those that share its first two characters, the longer first. One
/// look-up a place, however many phrases there are.
/// </summary>
internal sealed class PhraseTable
{
    private static readonly int[] None = [];
    private readonly Dictionary<uint, int[]> _byPair = [];
    private readonly Dictionary<char, int> _single = [];

    /// <summary>Takes the phrases, none empty and none twice; each is known by its place in the list.</summary>
    public PhraseTable(IReadOnlyList<string> phrases)
    {
        var byPair = new Dictionary<uint, List<int>>();
        for (var i = 0; i < phrases.Count; i++)
        {
            if (phrases[i].Length == 1)
            {
                _single.Add(phrases[i][0], i);
                continue;
            }

            var pair = Pair(phrases[i][0], phrases[i][1]);
            if (!byPair.TryGetValue(pair, out var same))
            {
                byPair.Add(pair, same = []);
            }

            same.Add(i);
        }

        foreach (var (pair, same) in byPair)
        {
            _byPair.Add(pair, [.. same.OrderByDescending(i => phrases[i].Length)]);
        }

        Phrases = phrases;
        Firsts = SearchValues.Create([.. phrases.Select(phrase => phrase[0]).Distinct()]);
    }

    /// <summary>The phrases.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>Every first character of a phrase.</summary>
    public SearchValues<char> Firsts { get; }

    /// <summary>Places in the list of the phrases of two characters and more that begin with these two, the longer first.</summary>
    public ReadOnlySpan<int> BeginningWith(char first, char second) => _byPair.TryGetValue(Pair(first, second), out var same) ? same : None;

    /// <summary>Place in the list of the phrase of one character; −1 when there is none.</summary>
    public int Single(char character) => _single.TryGetValue(character, out var phrase) ? phrase : -1;

    /// <summary>Length of the longest phrase that a text begins with; 0 when it begins with none.</summary>
    public int LongestAt(ReadOnlySpan<char> text)
    {
        foreach (var phrase in text.Length > 1 ? BeginningWith(text[0], text[1]) : [])
        {
            if (text.StartsWith(Phrases[phrase], StringComparison.Ordinal))
            {
                return Phrases[phrase].Length;
            }
        }

        return text.Length > 0 && Single(text[0]) >= 0 ? 1 : 0;
    }

    private static uint Pair(char first, char second) => ((uint)first << 16) | second;
}
