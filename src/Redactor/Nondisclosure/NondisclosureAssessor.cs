using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure.Rules;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>What the rules of Art. 11 say of a case.</summary>
/// <param name="Outcome">The most restrictive outcome of any rule; <see cref="Redactor.Outcome.Publish"/> when none was raised.</param>
/// <param name="Grounds">Most restrictive first; empty when the outcome is publish.</param>
public sealed record NondisclosureAssessment(Outcome Outcome, IReadOnlyList<Ground> Grounds);

/// <summary>
/// Asks every rule of Art. 11 whether a case may be published. A rule that cannot finish quarantines the case. Safe for use by many
/// threads.
/// </summary>
public sealed class NondisclosureAssessor
{
    private readonly NondisclosurePolicy _policy;
    private readonly IReadOnlyList<INondisclosureRule> _rules;

    /// <summary>An assessor with the rules in the order in which they are asked.</summary>
    public NondisclosureAssessor(NondisclosurePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _rules =
        [
            new StateSecretRule(),
            new MinorPartyRule(),
            new PublicOrderRecordRule(),
            new MinorMentionedRule(),
            new OpenSeriesRule(),
            new SignalRule(),
        ];
    }

    /// <summary>Assesses a document with what the agency says of it.</summary>
    public NondisclosureAssessment Assess(SourceDocument document, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(facts);
        var found = new List<RuleFinding>();
        var asked = string.Empty;
        try
        {
            var assessed = AssessedCase.Of(document, facts, _policy);
            foreach (var rule in _rules)
            {
                asked = rule.GetType().Name;
                found.AddRange(rule.Assess(assessed));
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            found.Add(new RuleFinding(Outcome.Quarantine, new Ground("GS-11-1", $"不予公开情形的核查未能完成（规则 {asked}），须由人工处理")));
        }

        // Nothing of a refused document may be kept, not even what else was found in it.
        if (found.Any(finding => finding.Outcome is Outcome.Refuse))
            found.RemoveAll(finding => finding.Outcome is not Outcome.Refuse);
        var ordered = found.OrderByDescending(finding => finding.Outcome).DistinctBy(finding => finding.Ground).ToList();
        return new NondisclosureAssessment(ordered.Count == 0 ? Outcome.Publish : ordered[0].Outcome, ordered.Select(finding => finding.Ground).ToList());
    }
}
