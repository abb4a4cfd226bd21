using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Verification.Renditions;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// The last reader before publication, and the only maker of a <see cref="PublishableRecord"/>. It reads the final bytes, not the
/// objects they were written from, and shares neither folding nor patterns with the detectors, so that an error there is not
/// repeated here. Whatever it cannot read or does not understand blocks.
/// </summary>
public sealed class ReleaseVerifier
{
    private static readonly IReadOnlyList<VerificationFailure> Unreadable = [new VerificationFailure("payload/unreadable", string.Empty, string.Empty)];

    private readonly RedactionGrounds _grounds;

    /// <summary>A verifier that has masks explained by the given grounds, as the public site has.</summary>
    public ReleaseVerifier(RedactionGrounds grounds)
    {
        ArgumentNullException.ThrowIfNull(grounds);
        _grounds = grounds;
    }

    /// <summary>
    /// Checks a decision as it would be published (公示办法 Art. 9 and 10; fidelity: 与执法机关提交的电子文本一致), and every file that the public site
    /// writes from it: the same record and grounds give the same bytes there. What became of it since is held to the rules of a notice.
    /// </summary>
    public VerificationOutcome Verify(DecisionRecord candidate, ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(evidence);
        return Decide(() => new PublishableRecord(candidate), (payload, text) => Check(payload, text, evidence) is { Count: > 0 } failures ? failures : CheckFiles(payload, evidence));
    }

    /// <summary>What <see cref="Verify"/> would block a decision for, without making it publishable: for those who show and do not publish.</summary>
    internal static IReadOnlyList<VerificationFailure> FailuresOf(DecisionRecord candidate, ReleaseEvidence evidence)
    {
        try
        {
            using var payload = new PooledPayload();
            RecordJson.Serialize(candidate, payload);
            using var text = new PayloadText();
            return Check(payload.Written, text, evidence);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Unreadable;
        }
    }

    /// <summary>
    /// Checks a notice: like a decision, and it must not name a party, be it a person or an organisation (Art. 16).
    /// </summary>
    public VerificationOutcome VerifyNotice(NoticeRecord notice, ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(evidence);
        return Decide(() => new PublishableRecord(notice), (payload, text) =>
        {
            _ = RecordJson.ReadNotice(payload.Span);
            PayloadReader.ReadFlat(payload.Span, text);
            var report = new VerificationReport(payload, text);
            var told = evidence.ForNotice();
            Scan(text, told.Hidden, told.Kept, report);
            return report.Failures;
        });
    }

    /// <summary>
    /// The notice with which a record falls silent. It is made here of id and version alone and says nothing, so that there is nothing to hold against evidence:
    /// a text is taken out of sight whatever became of the parts of its case.
    /// </summary>
    public static PublishableRecord SilentEnd(RecordId id, int version) => new(new NoticeRecord { Id = id, Version = version, Kind = NoticeKind.SilentEnd });

    /// <summary>Adds every hidden value that can be read, and what may stand in no publication whatever the evidence says.</summary>
    internal static void Scan(PayloadText text, IReadOnlyList<HiddenValue> hidden, IReadOnlyList<KeptValue> kept, VerificationReport report)
    {
        GluedPieces.AddReadings(text);
        TurnedText.AddReadings(text);
        PackedText.AddReadings(text);
        EscapedText.AddReadings(text, report);
        using var folded = new FoldedPayload();
        foreach (var (start, end) in text.Passages)
            folded.Add(text.Characters[start..end], start);
        using var residue = new ResidueScanner(hidden, kept);
        residue.Scan(folded, report);
        BaselineScanner.Scan(text, folded, residue, report);
    }

    private static IReadOnlyList<VerificationFailure> Check(ReadOnlyMemory<byte> payload, PayloadText text, ReleaseEvidence evidence)
    {
        PayloadReader.ReadDecision(payload.Span, text);
        var report = new VerificationReport(payload, text);
        Scan(text, evidence.Hidden, evidence.Kept, report);
        MaskProof.Check(text, evidence, report);
        FidelityProof.Check(text, evidence, report);
        return text.HasAftermath && report.Failures.Count == 0 ? CheckAftermath(payload, evidence) : report.Failures;
    }

    // What came after the decision names no party, like a notice.
    private static IReadOnlyList<VerificationFailure> CheckAftermath(ReadOnlyMemory<byte> payload, ReleaseEvidence evidence)
    {
        using var text = new PayloadText();
        PayloadReader.ReadAftermath(payload.Span, text);
        var report = new VerificationReport(payload, text);
        var told = evidence.ForNotice();
        Scan(text, told.Hidden, told.Kept, report);
        return report.Failures;
    }

    // From the payload, not from the candidate: what is rendered is what is public.
    private IReadOnlyList<VerificationFailure> CheckFiles(ReadOnlyMemory<byte> payload, ReleaseEvidence evidence)
    {
        var record = RecordJson.ReadDecision(payload.Span);
        var content = RenditionContent.Of(record, _grounds);
        var claim = RenditionClaim.Of(content, record.Mode == DisclosureMode.FullText, evidence);
        return [.. Enum.GetValues<RenditionFormat>().SelectMany(format => RenditionVerifier.Check(format, Rendition.Of(format, content), record.Id + format.Extension(), claim))];
    }

    private static VerificationOutcome Decide(Func<PublishableRecord> make, Func<ReadOnlyMemory<byte>, PayloadText, IReadOnlyList<VerificationFailure>> check)
    {
        try
        {
            // The record is made first, so that the bytes looked at are the bytes that will be public, not a second writing of them.
            var record = make();
            using var text = new PayloadText();
            var failures = check(record.Payload, text);
            return failures.Count == 0 ? new VerificationOutcome.Passed(record) : new VerificationOutcome.Blocked(failures);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new VerificationOutcome.Blocked(Unreadable);
        }
    }
}
