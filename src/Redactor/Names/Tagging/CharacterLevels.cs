using System.Runtime.Intrinsics;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names.Tagging;

/// <summary>
/// How much more often a character begins a name, or stands inside one, than it stands elsewhere: levels from 0 (hardly ever) to 7, counted
/// over the training texts, one character at a time, so that they hold nobody's name. Immutable.
/// </summary>
internal sealed class CharacterLevels
{
    /// <summary>Levels are below this.</summary>
    public const int Count = 8;

    /// <summary>Classes are below this.</summary>
    public const int Classes = Count * Count + 16;

    /// <summary>The class of the first mark; as a bit, it is set in the classes of marks alone.</summary>
    public const int Marks = Count * Count;

    private const int LevelBits = 3;
    private readonly byte[] _classes = new byte[char.MaxValue + 1];

    /// <summary>Takes the levels of characters as the start and the inside of a name; Chinese characters without any are rare ones and get (3, 3).</summary>
    public CharacterLevels(IEnumerable<(char Character, int Start, int Inside)> levels)
    {
        for (var i = 0; i < _classes.Length; i++)
        {
            _classes[i] = HanText.IsHan((char)i) ? (byte)((3 * Count) + 3) : (byte)(Marks + TypeOf((char)i));
        }

        foreach (var (character, start, inside) in levels)
        {
            _classes[character] = (byte)((start * Count) + inside);
        }
    }

    /// <summary>The class of a character: both levels for a Chinese one, its sort for any other.</summary>
    public int ClassOf(char character) => _classes[character];

    /// <summary>The level of each class as the start of a name; marks have levels of their own from <see cref="Count"/> on.</summary>
    public static Vector512<ulong> Start(Vector512<ulong> classes) =>
        Vector512.ConditionalSelect(IsHan(classes), classes >> LevelBits, classes - Vector512.Create((ulong)(Marks - Count)));

    /// <summary>The level of each class as the inside of a name; marks have levels of their own from <see cref="Count"/> on.</summary>
    public static Vector512<ulong> Inside(Vector512<ulong> classes) =>
        Vector512.ConditionalSelect(IsHan(classes), classes & Vector512.Create((ulong)(Count - 1)), classes - Vector512.Create((ulong)(Marks - Count)));

    /// <summary>Which classes are those of Chinese characters: all bits of these, and none of others.</summary>
    public static Vector512<ulong> IsHan(Vector512<ulong> classes) => Vector512.LessThan(classes, Vector512.Create((ulong)Marks));

    private static int TypeOf(char character) => character switch
    {
        >= '0' and <= '9' => 1,
        >= 'a' and <= 'z' => 2,
        >= 'A' and <= 'Z' => 3,
        '\n' => 4,
        '\t' or '|' => 5,
        ':' => 6,
        ',' => 7,
        '、' => 8,
        '(' or '[' or '【' => 9,
        ')' or ']' or '】' => 10,
        '。' or ';' or '!' or '?' => 11,
        '"' or '\'' or '“' or '”' or '‘' or '’' => 12,
        '·' => 13,
        '《' or '》' => 14,
        '\0' => 15,
        _ => 0,
    };
}
