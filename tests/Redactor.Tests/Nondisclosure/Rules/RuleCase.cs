using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

/// <summary>Asks the assessor with the shipped policy about one text.</summary>
internal static class RuleCase
{
    /// <summary>A decision of summer 2025 about a deed of spring.</summary>
    public static readonly CaseFacts Summer2025 = new() { DecidedOn = new DateOnly(2025, 7, 1), ViolatedOn = new DateOnly(2025, 4, 1) };

    private static readonly NondisclosureAssessor Assessor = new(TestPolicy.Load());

    public static void Accepts(string clause, Outcome outcome, string text, CaseFacts? facts = null)
    {
        var assessment = Assess(text, facts);
        Assert.True(assessment.Grounds.Any(ground => ground.Clause.Equals(clause, StringComparison.Ordinal)), $"{clause} was not raised by: {text}; {Told(assessment)}");
        Assert.True(assessment.Outcome == outcome, $"{text}: {Told(assessment)}");
    }

    public static void Rejects(string clause, string text, CaseFacts? facts = null)
    {
        var assessment = Assess(text, facts);
        Assert.False(assessment.Grounds.Any(ground => ground.Clause.Equals(clause, StringComparison.Ordinal)), $"{clause} was raised by: {text}; {Told(assessment)}");
        Assert.NotEqual(Outcome.Quarantine, assessment.Outcome);
    }

    public static NondisclosureAssessment Assess(string text, CaseFacts? facts = null) => Assessor.Assess(SourceDocument.FromText(text), facts ?? Summer2025);

    private static string Told(NondisclosureAssessment assessment) => $"{assessment.Outcome}: {string.Join("; ", assessment.Grounds.Select(ground => $"{ground.Clause} {ground.Evidence}"))}";
}
