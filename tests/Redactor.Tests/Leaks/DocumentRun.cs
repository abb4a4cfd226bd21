using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Tests.Verification.Renditions;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor.Tests.Leaks;

/// <summary>A file on its whole way: read, redacted, checked, written in every form, and what the last reader says of each.</summary>
internal sealed record DocumentRun
{
    /// <summary>Why it was kept back; null when it would be offered once whoever must has agreed.</summary>
    public string? KeptBack { get; init; }

    /// <summary>The served text; null when the file was refused.</summary>
    public SourceDocument? Served { get; init; }

    public RedactionResult? Result { get; init; }

    public DecisionRecord? Record { get; init; }

    public IReadOnlyDictionary<RenditionFormat, byte[]> Files { get; init; } = new Dictionary<RenditionFormat, byte[]>();

    /// <summary>What blocks a file that was written.</summary>
    public IReadOnlyList<VerificationFailure> Failures { get; init; } = [];

    public static DocumentRun Of(byte[] content, string fileName)
    {
        if (new DocumentReader().Read(content, fileName, CancellationToken.None) is not DocumentReadOutcome.Read { Document: var served })
            return new DocumentRun { KeptBack = "refused" };
        var result = LabelledText.Redactor.Redact(served, new CaseFacts());
        var run = new DocumentRun { Served = served, Result = result };
        if (result is not { Outcome: Outcome.Publish or Outcome.Hold, Body: { } body, Evidence: { } evidence })
            return run with { KeptBack = result.Outcome.ToString() };
        var record = new DecisionRecord
        {
            Id = RecordId.Parse("0123456789abcdef"), Version = 1, DocumentNumber = string.Empty, Title = [new Inline { Text = "行政执法决定" }], AgencyCode = string.Empty, AgencyName = string.Empty,
            RegionCode = string.Empty, ActType = ActType.Penalty, DecidedOn = new DateOnly(2024, 1, 2), Mode = DisclosureMode.FullText, PartyKind = PartyKind.NaturalPerson,
            Summary = new DecisionSummary { Parties = [] }, Body = body,
        };
        run = run with { Record = record };
        if (LabelledText.Verifier.Verify(record, evidence) is VerificationOutcome.Blocked blocked)
            run = run with { KeptBack = string.Join('、', blocked.Failures.Select(failure => $"{failure.Rule} {failure.Where}")) };
        var files = Enum.GetValues<RenditionFormat>().ToDictionary(format => format, format => Rendered.Of(format, record));
        return run with { Files = files, Failures = [.. files.SelectMany(file => Rendered.Failures(file.Key, file.Value, record, evidence))] };
    }
}
