using System.Text.RegularExpressions;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Policy;

/// <summary>Reads <c>patterns</c>. An expression that is not linear, matches nothing at all or a single character, or is too large is refused.</summary>
internal static partial class PatternReader
{
    private const int MostPatterns = 100;
    private const int LongestName = 40;
    private const int LongestExpression = 300;
    private const int LargestExpression = 2000;
    private const int MostContextWords = 50;
    private const int FarthestReach = 100;

    private static readonly string[] SingleCharacters = ["1", "a", "Z", "的", "云", "。", "-", "\n", "\t"];

    /// <summary>The patterns, in the order of the file.</summary>
    public static IReadOnlyList<ConfiguredPattern> Read(ConfigurationObject file, ScopeReader scopes)
    {
        var read = new List<ConfiguredPattern>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in file.Objects("patterns", MostPatterns))
        {
            var name = entry.Text("name", LongestName);
            if (name.Length > 0 && (!PatternName().IsMatch(name) || !names.Add(name)))
            {
                entry.Fail("name", "a name of its own in lower case letters, digits and hyphens is required");
            }

            var words = entry.Texts("contextWords", MostContextWords, RuleReader.LongestWord);
            read.Add(new ConfiguredPattern
            {
                Name = name,
                Expression = Expression(entry),
                Kind = HiddenKind(entry),
                Clause = RuleReader.Clause(entry),
                Basis = RuleReader.Basis(entry),
                NearWords = [.. words.Select(word => TextFolder.RemoveBlanks(TextFolder.Fold(word)).Value)],
                Reach = (int)entry.Number("reach", 0, FarthestReach),
                Confidence = entry.Number("confidence", 0.5, 1),
                Scope = scopes.Read(entry),
            });
            entry.Close();
        }

        return read;
    }

    /// <summary>The kind of an entry, one that the law hides whatever the setting.</summary>
    public static string HiddenKind(ConfigurationObject entry)
    {
        var kind = entry.Text("kind", LongestName);
        var target = "kinds." + kind;
        if (kind.Length > 0 && !(LiteralLaw.Knows(target) && LiteralLaw.IsLiteral(target, "hide")))
        {
            entry.Fail("kind", "is not a kind that the law hides");
        }

        return kind;
    }

    private static Regex Expression(ConfigurationObject entry)
    {
        var expression = entry.Text("regex", LongestExpression);
        try
        {
            if (expression.Length > 0 && PatternSize.Of(expression) <= LargestExpression)
            {
                // Lookaround, back references and atomic groups do not exist in the linear engine and throw here.
                var regex = new Regex(
                    expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(Patterns.TimeoutMilliseconds));
                if (regex.IsMatch(string.Empty) || SingleCharacters.Any(regex.IsMatch))
                {
                    entry.Fail("regex", "matches nothing at all or a single character");
                }

                return regex;
            }

            if (expression.Length > 0)
            {
                entry.Fail("regex", $"cannot be counted, or asks for more than {LargestExpression} characters, repetitions multiplied out");
            }
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            entry.Fail("regex", "is no expression of the linear engine");
        }

        return Never();
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PatternName();

    [GeneratedRegex("[^\\s\\S]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Never();
}
