using System.Buffers;

namespace Disclosure.Redactor.Policy;

/// <summary>The values that the configuration hides, ready to be looked for: which start with a character, and which characters those are.</summary>
public sealed class DeniedValues
{
    /// <summary>What may stand inside a value to disguise it, or be left out of it.</summary>
    internal const string Separators = "-_·.\n\t";

    private const string Digits = "0〇零1一壹2二贰3三叁4四肆5五伍6六陆7七柒8八捌9九玖";

    private readonly Dictionary<char, List<(string Letters, ListedValue Value)>> _byFirst = [];

    internal DeniedValues(IEnumerable<ListedValue> values)
    {
        foreach (var value in values)
        {
            var letters = string.Concat(value.Value.Where(character => !Separators.Contains(character, StringComparison.Ordinal)));
            foreach (var first in FormsOf(letters[0]))
            {
                if (!_byFirst.TryGetValue(first, out var list))
                {
                    _byFirst.Add(first, list = []);
                }

                list.Add((letters, value));
            }
        }

        Starts = SearchValues.Create([.. _byFirst.Keys]);
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _byFirst.Count == 0;

    /// <summary>Every character with which a value may start.</summary>
    public SearchValues<char> Starts { get; }

    /// <summary>The values that may start with a character, each with what is compared: no separators, digits as digits.</summary>
    public IReadOnlyList<(string Letters, ListedValue Value)> StartingWith(char character) => _byFirst.TryGetValue(character, out var list) ? list : [];

    /// <summary>A character as it is compared: Latin letters in lower case, Chinese digits as digits.</summary>
    public static char Fold(char character)
    {
        if (character < 128)
        {
            return char.ToLowerInvariant(character);
        }

        var digit = Digits.IndexOf(character, StringComparison.Ordinal);
        return digit < 0 ? character : Digits[digit / 3 * 3];
    }

    private static IEnumerable<char> FormsOf(char character)
    {
        var digit = Digits.IndexOf(Fold(character), StringComparison.Ordinal);
        return digit >= 0 ? Digits.Substring(digit, 3) : char.IsAsciiLetter(character) ? [char.ToLowerInvariant(character), char.ToUpperInvariant(character)] : [character];
    }
}
