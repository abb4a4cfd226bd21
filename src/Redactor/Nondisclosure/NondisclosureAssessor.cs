using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure.Rules;
using Disclosure.Redactor.Nondisclosure.Signals;

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
    private static readonly NondisclosureAssessment MayBePublished = new(Outcome.Publish, []);

    private readonly NondisclosurePolicy _policy;
    private readonly SignalVocabulary _vocabulary;
    private readonly IReadOnlyList<INondisclosureRule> _rules;

    /// <summary>An assessor with the rules in the order in which they are asked.</summary>
    public NondisclosureAssessor(NondisclosurePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _vocabulary = new SignalVocabulary(policy);
        _rules =
        [
            new StateSecretRule(),
            new MinorPartyRule(),
            new PublicOrderRecordRule(),
            new ProcessRecordRule(),
            new MinorMentionedRule(),
            new WorkSecretRule(),
            new TradeSecretRule(),
            new PrivacyRule(),
            new SecurityRule(),
            new SeriesRule(),
            new CrimeTransferRule(),
            new OtherLawRule(),
        ];
    }

    /// <summary>The policy that the rules follow.</summary>
    public NondisclosurePolicy Policy => _policy;

    /// <summary>Assesses a document with what the agency says of it.</summary>
    public NondisclosureAssessment Assess(SourceDocument document, CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(facts);
        var found = new List<RuleFinding>();
        var asked = string.Empty;
        try
        {
            using var assessed = new AssessedCase(document, facts, _policy, _vocabulary);
            foreach (var rule in _rules)
            {
                asked = rule.GetType().Name;
                rule.Assess(assessed, found);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            found.Add(new RuleFinding(Outcome.Quarantine, new Ground("GS-11-1", $"不予公开情形的核查未能完成（规则 {asked}），须由人工处理")));
        }

        if (found.Count == 0)
            return MayBePublished;
        // Nothing of a refused document may be kept, not even what else was found in it.
        if (found.Any(finding => finding.Outcome is Outcome.Refuse))
            found.RemoveAll(finding => finding.Outcome is not Outcome.Refuse);
        var ordered = found.OrderByDescending(finding => finding.Outcome).DistinctBy(finding => finding.Ground).ToList();
        return new NondisclosureAssessment(ordered[0].Outcome, ordered.Select(finding => finding.Ground).ToList());
    }
}
