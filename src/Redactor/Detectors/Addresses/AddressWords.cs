using System.Numerics;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>The words of <c>config/addresses.txt</c>, asked by place. Immutable.</summary>
internal sealed class AddressWords
{
    private const int LongestEnding = 4;
    private const string FileName = "addresses.txt";

    private static readonly int ProperNames = SetOf(
        AddressWordGroup.County, AddressWordGroup.Town, AddressWordGroup.Village, AddressWordGroup.Hamlet, AddressWordGroup.Street, AddressWordGroup.Estate);

    private static readonly int Numbers = SetOf(AddressWordGroup.House, AddressWordGroup.Building, AddressWordGroup.Room, AddressWordGroup.Numbered);

    private readonly GroupedPhrases<AddressWordGroup> _words;

    private AddressWords(GroupedPhrases<AddressWordGroup> words) => _words = words;

    /// <summary>Reads the words; errors are added and null is returned when the file cannot be read, a group has no word or a word is too long.</summary>
    public static AddressWords? Read(Func<string, Stream> open, ICollection<string> errors) =>
        GroupedPhrases<AddressWordGroup>.Read(open, FileName, errors) is { } words ? new AddressWords(words) : null;

    /// <summary>Length of the longest word of a group that starts at a position; 0 when none does.</summary>
    public int LongestAt(AddressWordGroup group, ReadOnlySpan<char> text, int position) => _words.LongestAt(group, text, position);

    /// <summary>Length of the longest word of a set of groups that starts at a position; 0 when none does.</summary>
    public int LongestOf(int groups, ReadOnlySpan<char> text, int position) => _words.LongestOf(groups, text, position).Length;

    /// <summary>Whether a text holds a word of a group.</summary>
    public bool HoldsAny(AddressWordGroup group, ReadOnlySpan<char> text) => _words.HoldsAny(group, text);

    /// <summary>Where the last word of a group in a text starts; -1 when there is none.</summary>
    public int LastOf(AddressWordGroup group, ReadOnlySpan<char> text) => _words.LastOf(group, text);

    /// <summary>The word of a unit with a proper name that starts at a position, 0 long when there is none.</summary>
    public (int Length, AddressLevel Level) UnitAt(ReadOnlySpan<char> text, int position) => Leveled(_words.LongestOf(ProperNames, text, position), ProperNames);

    /// <summary>Whether a text ends with the word of a unit.</summary>
    public bool EndsWithUnit(ReadOnlySpan<char> text)
    {
        for (var length = 1; length <= LongestEnding && length < text.Length; length++)
        {
            if (UnitAt(text, text.Length - length).Length == length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word of a unit with a number for a name that starts at a position, 0 long when there is none.</summary>
    public (int Length, AddressLevel Level) NumberedUnitAt(ReadOnlySpan<char> text, int position) => Leveled(_words.LongestOf(Numbers, text, position), Numbers);

    /// <summary>A set of groups to ask for together.</summary>
    public static int SetOf(params AddressWordGroup[] groups) => groups.Aggregate(0, (set, group) => set | GroupedPhrases<AddressWordGroup>.Bit(group));

    // Of the groups asked for the finest, which is the last of them; a hamlet or a street with a number is still one.
    private static (int Length, AddressLevel Level) Leveled((int Length, int Groups) word, int asked)
    {
        var groups = word.Groups & asked & ~GroupedPhrases<AddressWordGroup>.Bit(AddressWordGroup.Numbered);
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
}
