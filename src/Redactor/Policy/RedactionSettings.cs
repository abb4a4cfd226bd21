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
