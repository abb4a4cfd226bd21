using System.Text.Json;
using Disclosure.Records;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// The last reader before publication, and the only maker of a <see cref="PublishableRecord"/>. It reads the final bytes, not the
/// objects they were written from, and shares neither folding nor patterns with the detectors, so that an error there is not
/// repeated here. Whatever it cannot read or does not understand blocks.
/// </summary>
public sealed class ReleaseVerifier
{
    /// <summary>Checks a decision as it would be published (公示办法 Art. 9 and 10; fidelity: 与执法机关提交的电子文本一致).</summary>
    public VerificationOutcome Verify(DecisionRecord candidate, ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(evidence);
        return Decide(() => new PublishableRecord(candidate), (payload, failures) =>
        {
            var record = RecordJson.ReadDecision(payload.Span);
            var strings = PayloadStrings.Of(payload).Concat(PayloadStrings.Joined(record)).ToList();
            failures.AddRange(new ResidueScanner(evidence.Hidden, evidence.Kept).Scan(strings));
            failures.AddRange(BaselineScanner.Scan(strings, evidence.Kept));
            failures.AddRange(MaskProof.Check(record, evidence));
            failures.AddRange(FidelityProof.Check(record, evidence));
        });
    }

    /// <summary>
    /// Checks a notice: like a decision, and it must not name a party, be it a person or an organisation (Art. 16). What a decision
    /// may keep of names, such as the legal representative, a notice may not.
    /// </summary>
    public VerificationOutcome VerifyNotice(NoticeRecord notice, ReleaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(evidence);
        return Decide(() => new PublishableRecord(notice), (payload, failures) =>
        {
            _ = RecordJson.ReadNotice(payload.Span);
            var strings = PayloadStrings.Of(payload);
            var representatives = evidence.Kept.Where(kept => kept.Kind is FindingKinds.LegalRepresentative).Select(kept => new HiddenValue(kept.Text, kept.Kind));
            var parties = evidence.PartyNames.Select(name => new HiddenValue(name, FindingKinds.Organisation));
            var numbers = evidence.Kept.Where(kept => kept.Kind is FindingKinds.CreditCode or FindingKinds.DocumentNumber).ToList();
            failures.AddRange(new ResidueScanner([.. evidence.Hidden, .. representatives, .. parties], numbers).Scan(strings));
            failures.AddRange(BaselineScanner.Scan(strings, numbers));
        });
    }

    private static VerificationOutcome Decide(Func<PublishableRecord> make, Action<ReadOnlyMemory<byte>, List<VerificationFailure>> check)
    {
        var failures = new List<VerificationFailure>();
        try
        {
            // The record is made first, so that the bytes looked at are the bytes that will be public, not a second writing of them.
            var record = make();
            check(record.Payload, failures);
            if (failures.Count == 0)
                return new VerificationOutcome.Passed(record);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or NotSupportedException or InvalidOperationException or FormatException)
        {
            failures.Add(new VerificationFailure("payload/unreadable", string.Empty, string.Empty));
        }

        return new VerificationOutcome.Blocked(failures.Distinct().ToList());
    }
}
