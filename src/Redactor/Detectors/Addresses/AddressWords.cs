using System.Numerics;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>The words of <c>config/addresses.txt</c>, asked by place; a question costs nothing where no word starts. Immutable.</summary>
internal sealed class AddressWords
{
    private const string FileName = "addresses.txt";
    private const int LongestWord = 31;
    private const int ProperNames = 1 << (int)AddressWordGroup.County | 1 << (int)AddressWordGroup.Town | 1 << (int)AddressWordGroup.Village
        | 1 << (int)AddressWordGroup.Hamlet | 1 << (int)AddressWordGroup.Street | 1 << (int)AddressWordGroup.Estate;

    private const int Numbers = 1 << (int)AddressWordGroup.House | 1 << (int)AddressWordGroup.Building | 1 << (int)AddressWordGroup.Room | 1 << (int)AddressWordGroup.Numbered;

    // Lengths of the words that start with a character, one bit each.
    private readonly uint[] _lengths = new uint[char.MaxValue + 1];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;

    private AddressWords(Dictionary<string, int> words)
    {
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in words.Keys)
        {
            _lengths[word[0]] |= 1U << word.Length;
        }
    }

    /// <summary>Reads the words; errors are added and null is returned when the file cannot be read, a group has no word or a word is too long.</summary>
    public static AddressWords? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        var before = errors.Count;
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var lists = WordListReader.ReadGroups<AddressWordGroup>(open, FileName, errors);
        foreach (var group in Enum.GetValues<AddressWordGroup>())
        {
            if (!lists.TryGetValue(group, out var list) || list.Count == 0)
            {
                errors.Add($"{FileName}: {group} has no word.");
                continue;
            }

            foreach (var word in list)
            {
                if (word.Length > LongestWord)
                {
                    errors.Add($"{FileName}: {group} holds a word of more than {LongestWord} characters.");
                    continue;
                }

                words[word.Replace("\\n", "\n", StringComparison.Ordinal)] = words.GetValueOrDefault(word) | (1 << (int)group);
            }
        }

        return errors.Count == before ? new AddressWords(words) : null;
    }

    /// <summary>Length of the longest word of a group that starts at a position; 0 when none does.</summary>
    public int LongestAt(AddressWordGroup group, ReadOnlySpan<char> text, int position) => Longest(1 << (int)group, text, position).Length;

    /// <summary>Whether a text holds a word of a group.</summary>
    public bool HoldsAny(AddressWordGroup group, ReadOnlySpan<char> text) => LastOf(group, text) >= 0;

    /// <summary>Where the last word of a group in a text starts; -1 when there is none.</summary>
    public int LastOf(AddressWordGroup group, ReadOnlySpan<char> text)
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

    /// <summary>The word of a unit with a proper name that starts at a position, 0 long when there is none.</summary>
    public (int Length, AddressLevel Level) UnitAt(ReadOnlySpan<char> text, int position) => Leveled(Longest(ProperNames, text, position), ProperNames);

    /// <summary>The word of a unit with a number for a name that starts at a position, 0 long when there is none.</summary>
    public (int Length, AddressLevel Level) NumberedUnitAt(ReadOnlySpan<char> text, int position) => Leveled(Longest(Numbers, text, position), Numbers);

    // Of the groups asked for the finest, which is the last of them; a hamlet or a street with a number is still one.
    private static (int Length, AddressLevel Level) Leveled((int Length, int Groups) word, int asked)
    {
        var groups = word.Groups & asked & ~(1 << (int)AddressWordGroup.Numbered);
        var group = (AddressWordGroup)BitOperations.Log2((uint)(groups != 0 ? groups : word.Groups & ProperNames) | 1U);
        return word.Length == 0 ? default : (word.Length, group switch
        {
            AddressWordGroup.County => AddressLevel.County,
            AddressWordGroup.Town => AddressLevel.Town,
            AddressWordGroup.Village => AddressLevel.Village,
            AddressWordGroup.Hamlet => AddressLevel.Hamlet,
            AddressWordGroup.Street => AddressLevel.Street,
            AddressWordGroup.Estate => AddressLevel.Estate,
            AddressWordGroup.House => AddressLevel.House,
            AddressWordGroup.Building => AddressLevel.Building,
            _ => AddressLevel.Room,
        });
    }

    private (int Length, int Groups) Longest(int groups, ReadOnlySpan<char> text, int position)
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
}
