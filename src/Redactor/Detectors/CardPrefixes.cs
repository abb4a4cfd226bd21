using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>Prefixes and lengths of bank cards, from <c>config/card-prefixes.txt</c>. Immutable.</summary>
internal sealed class CardPrefixes
{
    private const string FileName = "card-prefixes.txt";
    private const int LongestPrefix = 6;
    private const int ShortestCard = 12;
    private const int ShortestResembling = 16;
    private const int LongestCard = 19;

    // By the prefix with a 1 before it, so that 0040 is not 40.
    private readonly FrozenDictionary<int, PrefixRule> _rules;

    private CardPrefixes(Dictionary<int, PrefixRule> rules) => _rules = rules.ToFrozenDictionary();

    /// <summary>Reads the list; every error is added and null is returned when there is one.</summary>
    public static CardPrefixes? Read(Func<string, Stream> open, ICollection<string> errors)
    {
        var rules = new Dictionary<int, PrefixRule>();
        var before = errors.Count;
        try
        {
            using var reader = new StreamReader(open(FileName), Encoding.UTF8);
            for (var number = 1; reader.ReadLine() is { } line; number++)
            {
                if (line.Length == 0 || line[0] == '#')
                {
                    continue;
                }

                if (line.Split(' ') is not [{ Length: >= 2 and <= LongestPrefix } prefix, var fewest, var most, ("any" or "check") and var demand]
                    || prefix.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0
                    || !int.TryParse(fewest, NumberStyles.None, CultureInfo.InvariantCulture, out var shortest)
                    || !int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var longest)
                    || shortest < ShortestCard || longest > LongestCard || shortest > longest || !rules.TryAdd(KeyOf(prefix), new PrefixRule(shortest, longest, demand is "check")))
                {
                    errors.Add($"{FileName}: line {number} is not a prefix of 2 to {LongestPrefix} digits, two lengths from {ShortestCard} to {LongestCard} and any or check, or stands in it twice.");
                }
            }
        }
        catch (IOException)
        {
            errors.Add($"{FileName}: cannot be opened.");
        }

        if (rules.Count == 0 && errors.Count == before)
        {
            errors.Add($"{FileName}: holds no prefix.");
        }

        return errors.Count == before ? new CardPrefixes(rules) : null;
    }

    /// <summary>Whether digits are a card's: prefix, length and, where the list asks for it, check digit.</summary>
    public bool Matches(ReadOnlySpan<char> digits) => RuleOf(digits) is { } rule && (!rule.NeedsCheck || BankAccountDetector.HasRightCheck(digits));

    /// <summary>
    /// Whether sixteen to nineteen digits begin as a card does, whatever the check digit says: a whole prefix of six or prefix and length, and
    /// no date in them as numbers of cases and certificates have it.
    /// </summary>
    public bool Resembles(ReadOnlySpan<char> digits) =>
        digits.Length is >= ShortestResembling and <= LongestCard && (_rules.ContainsKey(KeyOf(digits[..LongestPrefix])) || (digits.Length == LongestCard && RuleOf(digits) is not null))
        && digits[6..8] is not "19" and not "20" && digits[..2] is not "19" and not "20";

    private PrefixRule? RuleOf(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < ShortestCard or > LongestCard)
        {
            return null;
        }

        for (var (key, length) = (KeyOf(digits[..LongestPrefix]), LongestPrefix); length >= 2; key /= 10, length--)
        {
            if (_rules.TryGetValue(key, out var rule))
            {
                return digits.Length >= rule.Shortest && digits.Length <= rule.Longest ? rule : null;
            }
        }

        return null;
    }

    private static int KeyOf(ReadOnlySpan<char> prefix)
    {
        var key = 1;
        foreach (var digit in prefix)
        {
            key = (key * 10) + digit - '0';
        }

        return key;
    }

    private readonly record struct PrefixRule(int Shortest, int Longest, bool NeedsCheck);
}
