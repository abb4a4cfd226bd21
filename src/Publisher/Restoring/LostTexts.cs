using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Restoring;

/// <summary>
/// What a restored gazette or key store lost: entries came back without their payload. Where the desk still says the same of the record it is
/// told again as a new version, which erases the old one in the log; otherwise the record falls silent. Without that the gazette would not
/// verify, and no node could follow it.
/// </summary>
internal sealed class LostTexts(DeskStore store, GazetteWriter gazette, GazetteReader reader, OutboxPublisher publisher, ReleaseVerifier verifier)
{
    private static readonly CaseState[] Tellable = [CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Withdrawn, CaseState.Suspended, CaseState.Expired];

    // A notice that says nothing holds nothing that could be held against anything.
    private static readonly ReleaseEvidence Nothing = new() { Hidden = [], Kept = [], ServedText = string.Empty, Masks = [] };

    /// <summary>How many records were told anew or ended.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var lost = (await gazette.LostAsync(cancellationToken)).Select(entry => entry.RecordId).Distinct().ToList();
        foreach (var record in lost)
        {
            if (!await TellAsync(record, cancellationToken))
            {
                await EndAsync(record, cancellationToken);
            }
        }

        return lost.Count;
    }

    /// <summary>Takes a record out of sight and says nothing more; what it said before is erased.</summary>
    public async Task EndAsync(RecordId record, CancellationToken cancellationToken)
    {
        var newest = (await reader.OfRecordAsync(record, cancellationToken))[^1].Version;
        var known = await store.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>("SELECT COALESCE(MAX(version), 0) FROM outbox WHERE record_id = @record", new { record = record.Value }), cancellationToken);
        var notice = new NoticeRecord { Id = record, Version = Math.Max(newest, known) + 1, Kind = NoticeKind.SilentEnd };
        var outcome = verifier.VerifyNotice(notice, Nothing);
        await gazette.WithdrawAsync(
            outcome is VerificationOutcome.Passed passed ? passed.Record : throw new InvalidOperationException("A silent notice was blocked."), ChangeNature.Technical, cancellationToken);
    }

    private async Task<bool> TellAsync(RecordId record, CancellationToken cancellationToken)
    {
        var newest = (await reader.OfRecordAsync(record, cancellationToken))[^1];
        var task = await store.WriteAsync(desk => OrderAsync(desk, record, newest), cancellationToken);
        if (task is null)
        {
            return false;
        }

        await publisher.RunAsync(task, cancellationToken);
        return await reader.FindAsync(record, task.Version, cancellationToken) is not null;
    }

    /// <summary>Orders what the desk says of the record; null when the gazette knows more of it than the desk.</summary>
    private static async Task<OutboxTask?> OrderAsync(DeskTransaction desk, RecordId record, GazetteEntry newest)
    {
        if (await Outbox.OpenOfAsync(desk.Connection, record, desk.Transaction) is { } open)
        {
            // It was on its way already, or this process died here before.
            return open.Version > newest.Version ? open : null;
        }

        var found = (await desk.Connection.QueryAsync<(string CaseId, string Agency)>(
            $"""
            SELECT c.case_id, c.agency_code FROM decision_case c JOIN outbox o ON o.record_id = c.record_id
            WHERE c.record_id = @record AND o.version = @Version AND o.done_at IS NOT NULL AND c.state IN ({CaseStateNames.SqlList(Tellable)})
            ORDER BY c.version DESC
            """,
            new { record = record.Value, newest.Version },
            desk.Transaction)).AsList();
        if (found.Count == 0 || await CaseRow.TakeAsync(desk, found[0].Agency, found[0].CaseId) is not { WrappedKey: not null } row)
        {
            return null;
        }

        var act = row.State switch
        {
            CaseState.Withdrawn => OutboxAct.Withdraw,
            CaseState.Suspended or CaseState.Expired => OutboxAct.End,
            _ => OutboxAct.Amend,
        };
        await Outbox.AddAsync(desk, row, new OutboxOrder(act, row.State, ChangeNature.Technical));
        return await Outbox.OpenOfAsync(desk.Connection, record, desk.Transaction);
    }
}
