using System.Collections.Frozen;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Policy;

/// <summary>
/// What holds for a case: what becomes of each kind of value, of each particular and of each role of person, once the overrides of its
/// agency and sector are in. Immutable; one instance serves all cases of the same agency and sector.
/// </summary>
public sealed class RedactionSettings
{
    private readonly FrozenDictionary<FindingMatter, KindRule> _matters;
    private readonly FrozenDictionary<string, string> _notices;
    private readonly string[] _labels;

    /// <summary>Takes the rules, which are complete: one for each kind, role, particular and question; and what else is for the case.</summary>
    internal RedactionSettings(RuleSet rules, IReadOnlyList<ConfiguredPattern> patterns, IEnumerable<ListedValue> allowed, IEnumerable<ListedValue> denied)
    {
        Patterns = patterns;
        Allowed = allowed.ToFrozenDictionary(value => value.Value, StringComparer.Ordinal);
        Denied = new DeniedValues(denied);
        Kinds = new Dictionary<string, KindRule>(rules.Kinds, StringComparer.Ordinal) { [FindingKinds.BirthDate] = rules.Particulars[FindingMatter.BirthDate] }
            .ToFrozenDictionary(StringComparer.Ordinal);
        Roles = rules.Roles.ToFrozenDictionary();
        Questions = rules.Questions.ToFrozenDictionary();
        _matters = new Dictionary<FindingMatter, KindRule>(rules.Particulars)
        {
            [FindingMatter.OfficerCertificate] = OfficerCertificate(),
            [FindingMatter.CollectionAccount] = Asked(FindingKinds.BankAccount, OpenQuestion.CollectionAccount),
            [FindingMatter.OrganisationPlate] = Asked(FindingKinds.Plate, OpenQuestion.OrganisationPlate),
            [FindingMatter.ServiceNumber] = Asked(FindingKinds.Phone, OpenQuestion.ServiceNumbers),
            [FindingMatter.AgencyHotline] = Asked(FindingKinds.Phone, OpenQuestion.AgencyHotlines),
        }.ToFrozenDictionary();
        _notices = Kinds.Values.Concat(_matters.Values).Select(rule => rule.Mask).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(mask => mask, mask => $"〔{mask}已隐去〕", StringComparer.Ordinal);
        _labels = [.. Roles.Values.Select(rule => rule.Label).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>One rule for every name in <see cref="FindingKinds"/> but <c>person</c> and <c>legal_representative</c>.</summary>
    public IReadOnlyDictionary<string, KindRule> Kinds { get; }

    /// <summary>One rule for every <see cref="PersonRole"/>.</summary>
    public IReadOnlyDictionary<PersonRole, RoleRule> Roles { get; }

    /// <summary>One answer for every <see cref="OpenQuestion"/>.</summary>
    public IReadOnlyDictionary<OpenQuestion, QuestionRule> Questions { get; }

    /// <summary>Shapes that are looked for besides what the detectors know.</summary>
    public IReadOnlyList<ConfiguredPattern> Patterns { get; }

    /// <summary>Values that stay, by the folded value.</summary>
    public IReadOnlyDictionary<string, ListedValue> Allowed { get; }

    /// <summary>Values that are hidden.</summary>
    public DeniedValues Denied { get; }

    /// <summary>The rule for a value: that of its matter where it has one, that of its kind otherwise.</summary>
    public KindRule RuleOf(string kind, FindingMatter? matter) => matter is { } narrower ? _matters[narrower] : Kinds[kind];

    /// <summary>The notice that a value is hidden, which names its kind and nothing else (〔身份证号码已隐去〕).</summary>
    internal string NoticeOf(string kind, FindingMatter? matter) => _notices[RuleOf(kind, matter).Mask];

    /// <summary>The role's word that a person's mask begins with; null when it begins with none.</summary>
    internal string? LabelOf(string mask)
    {
        foreach (var label in _labels)
        {
            if (mask.StartsWith(label, StringComparison.Ordinal))
            {
                return label;
            }
        }

        return null;
    }

    // An officer's name and certificate number go together: the number never stays where the name does not.
    private KindRule OfficerCertificate() => Kinds[FindingKinds.OtherId] with
    {
        Action = Questions[OpenQuestion.OfficerCertificate].Action == QuestionAction.WithName ? Roles[PersonRole.Officer].Action : FindingAction.Hide,
        Clause = Questions[OpenQuestion.OfficerCertificate].Clause,
    };

    private KindRule Asked(string kind, OpenQuestion question) => Kinds[kind] with
    {
        Action = Questions[question].Action == QuestionAction.Keep ? FindingAction.Keep : FindingAction.Hide,
        Clause = Questions[question].Clause,
        OrganisationClause = null,
    };
}
