using System.Data.Common;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Publishing;

/// <summary>Makes what a task tells the gazette from the sealed parts of its case, and has it verified: the only way a case's content gets out.</summary>
internal static class OutwardCheck
{
    /// <summary>The verifier's answer to what the task would make public.</summary>
    /// <exception cref="InvalidOperationException">The case lacks its evidence or its payload.</exception>
    public static async Task<VerificationOutcome> VerifyAsync(
        DbConnection connection, CaseVault vault, ReleaseVerifier verifier, CaseRow row, CaseKey key, OutboxTask task)
    {
        var evidence = (await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, row.CaseId, CasePart.Redaction))?.Evidence ?? throw Lacks(CasePart.Redaction);
        switch (task.Act)
        {
            case OutboxAct.End:
                return verifier.VerifyNotice(Silence(task), evidence);
            case OutboxAct.Withdraw:
                var notice = RecordJson.ReadNotice(await PartAsync(CasePart.Notice));
                return await VerifyNoticeAsync(connection, vault, verifier, row, notice with { Version = task.Version });
            default:
                var decision = RecordJson.ReadDecision(await PartAsync(CasePart.Candidate)) with { Id = task.RecordId, Version = task.Version };
                return verifier.Verify(task.LeadsTo == CaseState.SummaryOnly ? Summary(decision) : decision, evidence);
        }

        async Task<byte[]> PartAsync(string part) => await CaseParts.ReadAsync(connection, key, row.CaseId, part) ?? throw Lacks(part);
    }

    /// <summary>
    /// The verifier's answer to the notice that stays of a record. It is held against every version, not the last alone: whom a correction
    /// took out of the decision the notice must not name either.
    /// </summary>
    /// <exception cref="InvalidOperationException">A version lacks its key or its evidence.</exception>
    public static async Task<VerificationOutcome> VerifyNoticeAsync(
        DbConnection connection, CaseVault vault, ReleaseVerifier verifier, CaseRow row, NoticeRecord notice, DbTransaction? transaction = null)
    {
        VerificationOutcome outcome;
        var version = row;
        do
        {
            using var key = vault.Unwrap(version.CaseId, version.WrappedKey ?? throw Lacks(CasePart.Redaction));
            var redaction = await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, version.CaseId, CasePart.Redaction, transaction);
            outcome = verifier.VerifyNotice(notice, redaction?.Evidence ?? throw Lacks(CasePart.Redaction));
            version = version.AmendsCase is { } before ? await CaseRow.FindAsync(connection, row.AgencyCode, before, transaction) : null;
        }
        while (version is not null && outcome is VerificationOutcome.Passed);

        return outcome;
    }

    /// <summary>The same decision with its 摘要 alone (Art. 9).</summary>
    public static DecisionRecord Summary(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision with { Mode = DisclosureMode.Summary, Body = [] };
    }

    private static NoticeRecord Silence(OutboxTask task) => new() { Id = task.RecordId, Version = task.Version, Kind = NoticeKind.SilentEnd };

    private static InvalidOperationException Lacks(string part) => new($"The case of a task lacks its part {part}.");
}
