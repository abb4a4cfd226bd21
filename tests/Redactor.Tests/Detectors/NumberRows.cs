using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Rows of the tables of the number detectors: only what is found as a number counts, with exact bounds.</summary>
internal static class NumberRows
{
    private static readonly string[] Kinds =
    [
        FindingKinds.CitizenId, FindingKinds.OtherId, FindingKinds.Phone, FindingKinds.Email, FindingKinds.InstantMessaging, FindingKinds.BankAccount,
        FindingKinds.Plate, FindingKinds.VehicleId, FindingKinds.PropertyCertificate,
    ];

    /// <summary>The numbers hidden are those marked <c>{value|kind}</c>, and nothing else is hidden as a number.</summary>
    public static void Assert(string marked)
    {
        var text = LabelledText.Parse(marked);
        var result = Redact(text.Text);
        Xunit.Assert.NotEqual(Outcome.Quarantine, result.Outcome);
        Xunit.Assert.Empty(text.Differences(result with { Findings = [.. result.Findings.Where(finding => Kinds.Contains(finding.Kind, StringComparer.Ordinal))] }));
    }

    /// <summary>What becomes of a text.</summary>
    public static Outcome OutcomeOf(string marked) => Redact(LabelledText.Parse(marked).Text).Outcome;

    /// <summary>The one finding of a kind in a text.</summary>
    public static Finding Single(string text, string kind) => Xunit.Assert.Single(Redact(text).Findings, finding => string.Equals(finding.Kind, kind, StringComparison.Ordinal));

    private static RedactionResult Redact(string text) =>
        LabelledText.Redactor.Redact(new SourceDocument { Text = text, Blocks = SourceDocument.FromText(text).Blocks }, new CaseFacts());
}
