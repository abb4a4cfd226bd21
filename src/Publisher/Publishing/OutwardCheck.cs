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
    /// <summary>The verifier's answer to what the task would make public; an end makes nothing public and is not asked about.</summary>
    /// <exception cref="InvalidOperationException">The case lacks its evidence or its payload.</exception>
    public static async Task<VerificationOutcome> VerifyAsync(
        DbConnection connection, CaseVault vault, ReleaseVerifier verifier, CaseRow row, CaseKey key, OutboxTask task)
    {
        var evidence = (await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, row.CaseId, CasePart.Redaction))?.Evidence ?? throw Lacks(CasePart.Redaction);
        switch (task.Act)
        {
            case OutboxAct.Withdraw:
                var notice = RecordJson.ReadNotice(await PartAsync(CasePart.Notice));
                return await VerifyNoticeAsync(connection, vault, verifier, row, notice with { Version = task.Version });
            default:
                var decision = RecordJson.ReadDecision(await PartAsync(CasePart.Candidate)) with { Id = task.RecordId, Version = task.Version };
                var aftermath = await CaseParts.ReadJsonAsync<CaseAftermath>(connection, key, row.CaseId, CasePart.AftermathOrdered)
                    ?? await CaseParts.ReadJsonAsync<CaseAftermath>(connection, key, row.CaseId, CasePart.Aftermath) ?? new CaseAftermath();
                aftermath = aftermath.ToldWith(task.Version);
                var outcome = verifier.Verify(aftermath.Onto(task.LeadsTo == CaseState.SummaryOnly ? Summary(decision) : decision), evidence);
                return outcome is VerificationOutcome.Passed && !aftermath.IsEmpty
                    && await VerifyNoticeAsync(connection, vault, verifier, row, Told(decision, aftermath)) is VerificationOutcome.Blocked blocked ? blocked : outcome;
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

    /// <summary>
    /// The verifier's answer to what became of a public decision, held against every version of it: whom a correction took out of the decision
    /// may not be named afterwards either.
    /// </summary>
    /// <exception cref="InvalidOperationException">The case lacks its candidate, or a version its key or its evidence.</exception>
    public static async Task<VerificationOutcome> VerifyAftermathAsync(
        DbConnection connection, CaseVault vault, ReleaseVerifier verifier, CaseRow row, CaseKey key, CaseAftermath aftermath, DbTransaction transaction)
    {
        var candidate = await CaseParts.ReadAsync(connection, key, row.CaseId, CasePart.Candidate, transaction) ?? throw Lacks(CasePart.Candidate);
        var outcome = await VerifyNoticeAsync(connection, vault, verifier, row, Told(RecordJson.ReadDecision(candidate), aftermath), transaction);
        // Where it stands in that text says nothing to who typed it.
        return outcome is VerificationOutcome.Blocked blocked ? new VerificationOutcome.Blocked([.. blocked.Failures.Select(failure => failure with { Where = string.Empty })]) : outcome;
    }

    /// <summary>The verifier's answer to the whole record as it would be told with what became of the decision.</summary>
    /// <exception cref="InvalidOperationException">The case lacks its candidate or its evidence.</exception>
    public static async Task<VerificationOutcome> VerifyWithAsync(
        DbConnection connection, ReleaseVerifier verifier, CaseRow row, CaseKey key, CaseAftermath aftermath, DbTransaction transaction)
    {
        var candidate = await CaseParts.ReadAsync(connection, key, row.CaseId, CasePart.Candidate, transaction) ?? throw Lacks(CasePart.Candidate);
        var redaction = await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, row.CaseId, CasePart.Redaction, transaction);
        var decision = RecordJson.ReadDecision(candidate);
        return verifier.Verify(aftermath.Onto(row.State is CaseState.SummaryOnly ? Summary(decision) : decision), redaction?.Evidence ?? throw Lacks(CasePart.Redaction));
    }

    /// <summary>The same decision with its 摘要 alone (Art. 9).</summary>
    public static DecisionRecord Summary(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision with { Mode = DisclosureMode.Summary, Body = [] };
    }

    // Never published itself: what is said of a decision afterwards keeps to the rules of a notice.
    private static NoticeRecord Told(DecisionRecord decision, CaseAftermath aftermath) => new()
    {
        Id = decision.Id,
        Version = decision.Version,
        Kind = NoticeKind.Correction,
        Content = string.Join('\n', AftermathWords.Lines(aftermath.Onto(decision))),
    };

    private static InvalidOperationException Lacks(string part) => new($"The case of a task lacks its part {part}.");
}
