using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>One of the grounds of Art. 11 for which a decision may have to stay unpublished.</summary>
internal interface INondisclosureRule
{
    /// <summary>Adds what the rule finds in a case; nothing when it does not apply.</summary>
    void Assess(AssessedCase assessed, ICollection<RuleFinding> found);
}

/// <summary>What a rule found.</summary>
internal sealed record RuleFinding(Outcome Outcome, Ground Ground);
