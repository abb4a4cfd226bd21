using System.Buffers;
using System.Numerics;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>The words of <c>config/contexts.txt</c>, found in one pass over a text. Immutable.</summary>
internal sealed class ContextWords
{
    private const string FileName = "contexts.txt";

    // Lengths of the words that start with a character, one bit each.
    private readonly uint[] _lengths = new uint[char.MaxValue + 1];
    private readonly SearchValues<char> _firsts;
    private readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _words;

    private ContextWords(Dictionary<string, ulong> words)
    {
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _firsts = SearchValues.Create([.. words.Keys.Select(word => word[0]).Distinct()]);
        foreach (var word in words.Keys)
        {
            _lengths[word[0]] |= 1U << word.Length;
            LongestWord = Math.Max(LongestWord, word.Length);
        }
    }

    /// <summary>Length of the longest word.</summary>
    public int LongestWord { get; }

    /// <summary>Reads the words; errors are added and null is returned when a context has none or a word cannot be found as folding leaves it.</summary>
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
                if (word.Length > 31 || !string.Equals(word, TextFolder.RemoveBlanks(TextFolder.Fold(word)).Value, StringComparison.Ordinal))
                {
                    errors.Add($"{FileName}: {context} holds a word of more than 31 characters, or one that is not written as folding leaves it.");
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
        var hits = new List<ContextHit>();
        for (var position = 0; text.AsSpan(position).IndexOfAny(_firsts) is var next and >= 0; position++)
        {
            position += next;
            var lengths = _lengths[text[position]];
            while (lengths != 0)
            {
                var length = 31 - BitOperations.LeadingZeroCount(lengths);
                lengths &= ~(1U << length);
                if (position + length <= text.Length && _words.TryGetValue(text.AsSpan(position, length), out var word, out var groups))
                {
                    hits.Add(new ContextHit(position, position + length, groups, word));
                }
            }
        }

        return new ContextMap(text, hits, LongestWord);
    }
}
