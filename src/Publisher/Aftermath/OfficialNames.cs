using System.Text.RegularExpressions;
using Disclosure.DecisionPages;
using Disclosure.Publisher.Agencies;
using Disclosure.Records;

namespace Disclosure.Publisher.Aftermath;

/// <summary>
/// Tells names of authorities, courts and their documents from anything else. They are public beside a decision in which a person may be
/// hidden, so a name is accepted only when every piece of it is known: a region, a word of the configuration, or an agency of the platform.
/// </summary>
public sealed partial class OfficialNames
{
    private const int LongestName = 60;
    private const int LongestNumber = 40;
    private const int MostShortNames = 2;

    private readonly IReadOnlyList<string> _regions;
    private readonly AftermathPolicy _policy;
    private readonly HashSet<string> _agencies;
    private readonly HashSet<string> _shortNames;

    /// <summary>Names of these regions, words and agencies.</summary>
    public OfficialNames(RegionTree regions, AftermathPolicy policy, AgencyDirectory agencies)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(agencies);
        _regions = [.. regions.All.Select(region => region.Name)];
        _policy = policy;
        _agencies = agencies.All.Select(agency => agency.Name).ToHashSet(StringComparer.Ordinal);
        _shortNames = [.. _regions.SelectMany(name => (string[])[name[..1], name[..2], name[..^1]]), "滇"];
    }

    /// <summary>Whether a text is the name of a 复议机关 or, for other ways, of a court.</summary>
    public bool IsBody(ProceedingKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > LongestName)
        {
            return false;
        }

        var words = kind is ProceedingKind.Reconsideration ? _policy.Bodies.Reconsideration : _policy.Bodies.Courts;
        return (kind is ProceedingKind.Reconsideration && _agencies.Contains(text)) || IsMadeOf(text, [.. _regions, .. words.Words, .. words.Endings], words.Endings);
    }

    /// <summary>
    /// Whether a text has the shape of a document number: 楚政复决字〔2026〕12号 or （2026）云23行初5号, where the letters are at most two short
    /// names of regions and then words of the configuration.
    /// </summary>
    public bool IsNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestNumber || NumberShape().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var words = _policy.DocumentNumbers.Words;
        var letters = string.Concat(match.Groups["letters"].Value.Where(symbol => !char.IsAsciiDigit(symbol)));
        return Enumerable.Range(0, letters.Length).Any(at => AreShortNames(letters[..at], MostShortNames) && IsMadeOf(letters[at..], words, words));
    }

    /// <summary>A number as documents write it, whatever the brackets of the one who typed it; blanks are dropped.</summary>
    public static string Tidy(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var text = string.Concat(number.Where(symbol => !char.IsWhiteSpace(symbol)).Select(symbol => symbol switch
        {
            '[' or '［' or '【' or '﹝' => '〔',
            ']' or '］' or '】' or '﹞' => '〕',
            '(' => '（',
            ')' => '）',
            >= '０' and <= '９' => (char)(symbol - '０' + '0'),
            _ => symbol,
        }));
        // A case number begins with its year in round brackets; a document number has it in brackets of its own.
        return text.StartsWith('（') ? text : text.Replace('（', '〔').Replace('）', '〕');
    }

    private bool AreShortNames(string letters, int most) =>
        letters.Length == 0 || (most > 0 && Enumerable.Range(1, letters.Length).Any(end => _shortNames.Contains(letters[..end]) && AreShortNames(letters[end..], most - 1)));

    // From left to right: which ends can be reached with known words.
    private static bool IsMadeOf(string text, IReadOnlyList<string> words, IReadOnlyList<string> endings)
    {
        var reached = new bool[text.Length];
        reached[0] = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (!reached[at])
            {
                continue;
            }

            var rest = text.AsSpan(at);
            foreach (var ending in endings)
            {
                if (rest.SequenceEqual(ending))
                {
                    return true;
                }
            }

            foreach (var word in words)
            {
                if (word.Length < rest.Length && rest.StartsWith(word, StringComparison.Ordinal))
                {
                    reached[at + word.Length] = true;
                }
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\A(?:(?<letters>[\u4E00-\u9FFF]{2,12})〔[0-9]{4}〕[0-9]{1,6}(?:-[0-9]{1,3})?号|（[0-9]{4}）(?<letters>[\u4E00-\u9FFF]{1,4}[0-9]{0,4}[\u4E00-\u9FFF]{1,8})[0-9]{1,6}号)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberShape();
}
