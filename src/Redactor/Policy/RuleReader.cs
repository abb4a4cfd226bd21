using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>Reads the four groups of rules of <c>redaction.json</c>: one entry for every key of <see cref="LiteralLaw"/>, none left out.</summary>
internal static partial class RuleReader
{
    /// <summary>Longest citation of a law, in characters.</summary>
    public const int LongestBasis = 200;

    /// <summary>Longest word of a mask or label, in characters.</summary>
    public const int LongestWord = 12;

    private const int LongestClause = 20;

    /// <summary>The kinds.</summary>
    public static Dictionary<string, KindRule> Kinds(ConfigurationObject file) => Group(file, "kinds", key => key, Kind);

    /// <summary>The roles.</summary>
    public static Dictionary<PersonRole, RoleRule> Roles(ConfigurationObject file) => Group(file, "roles", Named<PersonRole>, Role);

    /// <summary>The particulars.</summary>
    public static Dictionary<FindingMatter, KindRule> Particulars(ConfigurationObject file) => Group(file, "particulars", Named<FindingMatter>, Kind);

    /// <summary>The questions.</summary>
    public static Dictionary<OpenQuestion, QuestionRule> Questions(ConfigurationObject file) => Group(file, "questions", Named<OpenQuestion>, (rule, target) =>
        new QuestionRule { Action = Named<QuestionAction>(ActionOf(rule, target, LiteralLaw.Literal(target), mustCite: false)), Clause = Clause(rule) });

    /// <summary>The clause of an entry, such as <c>GS-10-2b</c>.</summary>
    public static string Clause(ConfigurationObject rule, string key = "clause")
    {
        var clause = rule.Text(key, LongestClause);
        if (clause.Length > 0 && !ClauseShape().IsMatch(clause))
        {
            rule.Fail(key, "a clause such as GS-10-2b is required");
        }

        return clause;
    }

    /// <summary>The law an entry cites: it must name an article or a document (第…条, 号, 《…》).</summary>
    public static string Basis(ConfigurationObject rule)
    {
        var basis = rule.Text("basis", LongestBasis);
        if (basis.Length > 0 && !Citation().IsMatch(basis))
        {
            rule.Fail("basis", "a citation with 《…》 or 〔…〕…号 and 第…条 is required");
        }

        return basis;
    }

    /// <summary>A word that stands in public: Chinese characters and nothing else.</summary>
    public static string Word(ConfigurationObject rule, string key)
    {
        var word = rule.Text(key, LongestWord);
        if (word.Length > 0 && !ChineseWord().IsMatch(word))
        {
            rule.Fail(key, "Chinese characters alone are required");
        }

        return word;
    }

    /// <summary>
    /// The answer to a target, checked against <see cref="LiteralLaw"/>; <paramref name="usual"/>, with an error added, when it cannot be
    /// given. An answer that is not the usual one cites its <c>basis</c> and names its <c>effect</c>.
    /// </summary>
    /// <param name="rule">The entry.</param>
    /// <param name="target">The target.</param>
    /// <param name="usual">The answer from which the entry departs.</param>
    /// <param name="mustCite">Whether the entry cites a basis even for the usual answer, as an override does.</param>
    public static string ActionOf(ConfigurationObject rule, string target, string usual, bool mustCite)
    {
        var action = rule.Text("action", LongestWord);
        if (action.Length == 0 || LiteralLaw.Objection(target, action) is { } objection && Refuse(rule, "action", objection))
        {
            action = usual;
        }

        var effect = LiteralLaw.Compare(action, usual) switch
        {
            < 0 => "stricter",
            0 => "same",
            > 0 => "looser",
        };
        if (mustCite || rule.Has("basis") || rule.Has("effect") || effect is not "same")
        {
            Basis(rule);
            var stated = rule.Text("effect", LongestWord);
            if (stated.Length > 0 && !string.Equals(stated, effect, StringComparison.Ordinal))
            {
                rule.Fail("effect", $"the answer is {effect}");
            }

            if (!mustCite && effect is "same")
            {
                rule.Fail("basis", "stands beside the literal law's own answer");
            }
        }

        return action;
    }

    private static bool Refuse(ConfigurationObject rule, string key, string message)
    {
        rule.Fail(key, message);
        return true;
    }

    /// <summary>A name as the files write it, in camel case.</summary>
    public static T Named<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);

    private static Dictionary<TKey, TRule> Group<TKey, TRule>(
        ConfigurationObject file, string group, Func<string, TKey> keyOf, Func<ConfigurationObject, string, TRule> read)
        where TKey : notnull
    {
        var members = file.Object(group);
        var rules = new Dictionary<TKey, TRule>();
        foreach (var key in LiteralLaw.KeysOf(group))
        {
            var rule = members.Object(key);
            rules.Add(keyOf(key), read(rule, $"{group}.{key}"));
            rule.Close();
        }

        members.Close();
        return rules;
    }

    private static KindRule Kind(ConfigurationObject rule, string target)
    {
        var action = Named<FindingAction>(ActionOf(rule, target, LiteralLaw.Literal(target), mustCite: false));
        return new KindRule
        {
            Action = action,
            Clause = Clause(rule),
            Mask = action != FindingAction.Keep || rule.Has("mask") ? Word(rule, "mask") : string.Empty,
            OrganisationClause = rule.Has("organisationClause") ? Clause(rule, "organisationClause") : null,
        };
    }

    private static RoleRule Role(ConfigurationObject rule, string target)
    {
        var action = Named<FindingAction>(ActionOf(rule, target, LiteralLaw.Literal(target), mustCite: false));
        var keepSurname = rule.Has("keepSurname") && rule.Flag("keepSurname");
        if (keepSurname && !string.Equals(target, "roles.party", StringComparison.Ordinal))
        {
            rule.Fail("keepSurname", "only a party keeps the surname (Art. 9)");
        }

        return new RoleRule
        {
            Action = action,
            Clause = Clause(rule),
            Label = (action == FindingAction.Hide && !keepSurname) || rule.Has("label") ? Word(rule, "label") : string.Empty,
            KeepSurname = keepSurname,
        };
    }

    [GeneratedRegex(@"^[A-Z]{2,6}(-[A-Z]{2,6})?(-[0-9]{1,3}[a-z]?)+$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ClauseShape();

    [GeneratedRegex("(《[^《》]{2,}》|〔[0-9]{4}〕[^号]{0,6}号).*第[一二三四五六七八九十百零〇0-9]+条", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();

    [GeneratedRegex("^[一-鿿]+$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ChineseWord();
}
