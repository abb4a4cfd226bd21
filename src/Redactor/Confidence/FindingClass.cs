using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Confidence;

/// <summary>What findings have in common that are found by the same rule on the same evidence: of these it is measured how often they are right.</summary>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Pattern">The shape; empty when the rule has one alone.</param>
/// <param name="IsLabelled">Whether a word of the configuration spoke for it.</param>
/// <param name="Check">What the check digit says.</param>
internal readonly record struct FindingClass(string Kind, string Rule, string Pattern, bool IsLabelled, CheckDigit Check)
{
    /// <summary>The class of a candidate.</summary>
    public static FindingClass Of(in Candidate candidate) =>
        new(candidate.Kind, candidate.Rule, candidate.Pattern, candidate.ContextWord is not null, candidate.Check);
}
