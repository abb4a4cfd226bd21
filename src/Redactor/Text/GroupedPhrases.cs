using System.Numerics;
using System.Runtime.CompilerServices;

namespace Disclosure.Redactor.Text;

/// <summary>
/// The words of a list whose lines each start with a group, asked by place and group; a word may be of several groups. A question costs
/// nothing where no word starts. In the list <c>\n</c> stands for a line feed. Immutable.
/// </summary>
/// <typeparam name="TGroup">The groups: an enumeration from 0 with fewer than 32 members.</typeparam>
internal sealed class GroupedPhrases<TGroup>
    where TGroup : struct, Enum
{
    private const int LongestWord = 31;

    // Lengths of the words that start with a character, one bit each.
    private readonly uint[] _lengths = new uint[char.MaxValue + 1];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;

    private GroupedPhrases(Dictionary<string, int> words)
    {
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in words.Keys)
        {
            _lengths[word[0]] |= 1U << word.Length;
        }
    }

    /// <summary>The bit of a group in a set of groups.</summary>
    public static int Bit(TGroup group) => 1 << Unsafe.As<TGroup, int>(ref group);

    /// <summary>Reads the words; errors are added and null is returned when the file cannot be read, a group has no word or a word is too long.</summary>
    public static GroupedPhrases<TGroup>? Read(Func<string, Stream> open, string name, ICollection<string> errors)
    {
        var before = errors.Count;
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var lists = WordListReader.ReadGroups<TGroup>(open, name, errors);
        foreach (var group in Enum.GetValues<TGroup>())
        {
            if (!lists.TryGetValue(group, out var list) || list.Count == 0)
            {
                errors.Add($"{name}: {group} has no word.");
                continue;
            }

            foreach (var listed in list)
            {
                var word = listed.Replace("\\n", "\n", StringComparison.Ordinal);
                if (word.Length > LongestWord)
                {
                    errors.Add($"{name}: {group} holds a word of more than {LongestWord} characters.");
                    continue;
                }

                words[word] = words.GetValueOrDefault(word) | Bit(group);
            }
        }

        return errors.Count == before ? new GroupedPhrases<TGroup>(words) : null;
    }

    /// <summary>Length of the longest word of a group that starts at a position; 0 when none does.</summary>
    public int LongestAt(TGroup group, ReadOnlySpan<char> text, int position) => LongestOf(Bit(group), text, position).Length;

    /// <summary>Length and groups of the longest word of any of some groups that starts at a position; 0 when none does.</summary>
    public (int Length, int Groups) LongestOf(int groups, ReadOnlySpan<char> text, int position)
    {
        if ((uint)position >= (uint)text.Length)
        {
            return default;
        }

        var lengths = _lengths[text[position]];
        while (lengths != 0)
        {
            var length = LongestWord - BitOperations.LeadingZeroCount(lengths);
            lengths &= ~(1U << length);
            if (position + length <= text.Length && _words.TryGetValue(text.Slice(position, length), out var found) && (found & groups) != 0)
            {
                return (length, found);
            }
        }

        return default;
    }

    /// <summary>Whether a text holds a word of a group.</summary>
    public bool HoldsAny(TGroup group, ReadOnlySpan<char> text) => LastOf(group, text) >= 0;

    /// <summary>Where the last word of a group in a text starts; -1 when there is none.</summary>
    public int LastOf(TGroup group, ReadOnlySpan<char> text)
    {
        for (var position = text.Length - 1; position >= 0; position--)
        {
            if (LongestAt(group, text, position) > 0)
            {
                return position;
            }
        }

        return -1;
    }
}
