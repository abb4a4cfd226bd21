using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>The four groups of rules, complete. Immutable: an override gives another set.</summary>
internal sealed record RuleSet
{
    /// <summary>Kinds of values but the birth date, which is a particular.</summary>
    public required IReadOnlyDictionary<string, KindRule> Kinds { get; init; }

    /// <summary>Roles of people.</summary>
    public required IReadOnlyDictionary<PersonRole, RoleRule> Roles { get; init; }

    /// <summary>Particulars of people.</summary>
    public required IReadOnlyDictionary<FindingMatter, KindRule> Particulars { get; init; }

    /// <summary>Open questions.</summary>
    public required IReadOnlyDictionary<OpenQuestion, QuestionRule> Questions { get; init; }

    /// <summary>The answer to a target, as the files write it.</summary>
    public string ActionOf(string target)
    {
        var (group, key) = Split(target);
        var action = group switch
        {
            "kinds" => Kinds[key].Action.ToString(),
            "roles" => Roles[RuleReader.Named<PersonRole>(key)].Action.ToString(),
            "particulars" => Particulars[RuleReader.Named<FindingMatter>(key)].Action.ToString(),
            _ => Questions[RuleReader.Named<OpenQuestion>(key)].Action.ToString(),
        };
        return char.ToLowerInvariant(action[0]) + action[1..];
    }

    /// <summary>Whether a mask or label could stand for the target if it were hidden with no other word.</summary>
    public bool HasWordFor(string target)
    {
        var (group, key) = Split(target);
        return group switch
        {
            "kinds" => Kinds[key].Mask.Length > 0,
            "roles" => Roles[RuleReader.Named<PersonRole>(key)] is { KeepSurname: true } or { Label.Length: > 0 },
            "particulars" => Particulars[RuleReader.Named<FindingMatter>(key)].Mask.Length > 0,
            _ => true,
        };
    }

    /// <summary>The set in which an override holds. Its clause stands for people's and organisations' values alike.</summary>
    public RuleSet With(SettingsOverride other)
    {
        var (group, key) = Split(other.Target);
        return group switch
        {
            "kinds" => this with { Kinds = Changed(Kinds, key, rule => Changed(rule, other)) },
            "particulars" => this with { Particulars = Changed(Particulars, RuleReader.Named<FindingMatter>(key), rule => Changed(rule, other)) },
            "roles" => this with
            {
                Roles = Changed(Roles, RuleReader.Named<PersonRole>(key), rule =>
                    rule with { Action = RuleReader.Named<FindingAction>(other.Action), Clause = other.Clause, Label = other.Word ?? rule.Label }),
            },
            _ => this with
            {
                Questions = Changed(Questions, RuleReader.Named<OpenQuestion>(key), rule =>
                    rule with { Action = RuleReader.Named<QuestionAction>(other.Action), Clause = other.Clause }),
            },
        };
    }

    private static KindRule Changed(KindRule rule, SettingsOverride other) => rule with
    {
        Action = RuleReader.Named<FindingAction>(other.Action),
        Clause = other.Clause,
        OrganisationClause = null,
        Mask = other.Word ?? rule.Mask,
    };

    private static Dictionary<TKey, TRule> Changed<TKey, TRule>(IReadOnlyDictionary<TKey, TRule> rules, TKey key, Func<TRule, TRule> change)
        where TKey : notnull => new(rules) { [key] = change(rules[key]) };

    private static (string Group, string Key) Split(string target)
    {
        var dot = target.IndexOf('.', StringComparison.Ordinal);
        return (target[..dot], target[(dot + 1)..]);
    }
}
