using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>The words of <c>config/contexts.txt</c>, found in one pass over a text. Immutable.</summary>
internal sealed class ContextWords
{
    private const string FileName = "contexts.txt";

    // About one word in so many characters of a decision.
    private const int CharactersAWord = 8;

    private readonly PhraseTable _table;
    private readonly ListedContext[] _words;

    // Most characters begin no word, and most pairs that could by their first do not: what a character may begin, and a sieve of pairs.
    private readonly WordStart[] _begins = new WordStart[char.MaxValue + 1];
    private readonly bool[] _pairs = new bool[char.MaxValue + 1];

    private ContextWords(Dictionary<string, ulong> words)
    {
        _words = [.. words.Select(word => new ListedContext(word.Key, word.Value))];
        _table = new PhraseTable([.. words.Keys]);
        foreach (var word in words.Keys)
        {
            _begins[word[0]] |= word.Length == 1 ? WordStart.Character : WordStart.Pair;
            _pairs[word.Length == 1 ? 0 : SieveOf(word[0], word[1])] |= word.Length > 1;
        }

        LongestWord = words.Keys.Max(word => word.Length);
    }

    /// <summary>Length of the longest word.</summary>
    public int LongestWord { get; }

    /// <summary>Reads the words; errors are added and null is returned when a context has none or a word is not written as folding leaves it.</summary>
    public static ContextWords? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        var before = errors.Count;
        var words = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var lists = WordListReader.ReadGroups<Context>(open, FileName, errors);
        foreach (var context in Enum.GetValues<Context>())
        {
            if (!lists.TryGetValue(context, out var list))
            {
                errors.Add($"{FileName}: {context} has no word.");
                continue;
            }

            foreach (var word in list)
            {
                if (!string.Equals(word, TextFolder.RemoveBlanks(TextFolder.Fold(word)).Value, StringComparison.Ordinal))
                {
                    errors.Add($"{FileName}: {context} holds a word that is not written as folding leaves it.");
                    continue;
                }

                words[word] = words.GetValueOrDefault(word) | (1UL << (int)context);
            }
        }

        return errors.Count == before ? new ContextWords(words) : null;
    }

    /// <summary>Every word in a text, by start, the longer first; words may overlap.</summary>
    public ContextMap Find(string text)
    {
        var hits = new RentedList<ContextHit>(text.Length / CharactersAWord);
        for (var position = 0; position < text.Length; position++)
        {
            var begins = _begins[text[position]];
            if (begins == WordStart.Nothing)
            {
                continue;
            }

            var rest = text.AsSpan(position);
            foreach (var word in rest.Length > 1 && (begins & WordStart.Pair) != WordStart.Nothing && _pairs[SieveOf(rest[0], rest[1])] ? _table.BeginningWith(rest[0], rest[1]) : [])
            {
                if (rest.StartsWith(_words[word].Text, StringComparison.Ordinal))
                {
                    hits.Add(new ContextHit(position, position + _words[word].Text.Length, _words[word]));
                }
            }

            if ((begins & WordStart.Character) != WordStart.Nothing)
            {
                hits.Add(new ContextHit(position, position + 1, _words[_table.Single(rest[0])]));
            }
        }

        return new ContextMap(text, hits, LongestWord);
    }

    private static int SieveOf(char first, char second) => ((first * 251) + second) & char.MaxValue;

    /// <summary>What a character may begin.</summary>
    [Flags]
    private enum WordStart : byte
    {
        Nothing = 0,

        /// <summary>It is a word.</summary>
        Character = 1,

        /// <summary>A word of two characters or more.</summary>
        Pair = 2,
    }
}
