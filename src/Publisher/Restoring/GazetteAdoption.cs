using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Records;

namespace Disclosure.Publisher.Restoring;

/// <summary>What was adopted, and the records that are public as the desk does not know them.</summary>
/// <param name="Adopted">Entries of the gazette that were written down.</param>
/// <param name="Unknown">Ids of records.</param>
internal sealed record AdoptionReport(int Adopted, IReadOnlyList<RecordId> Unknown);

/// <summary>
/// Brings a desk that is older than the gazette up to it. Every entry of the gazette has its task in the outbox before it is appended, so a
/// desk that was put back lacks the last ones. What they took away from the public is away here too; a text that they made public is taken
/// over only where the desk would say the same, to the byte.
/// </summary>
internal sealed class GazetteAdoption(DeskStore store, CaseVault vault, GazetteReader gazette, OutboxPublisher publisher)
{
    private const int Page = 200;

    private static readonly CaseState[] Standing =
        [CaseState.Published, CaseState.Amended, CaseState.SummaryOnly, CaseState.Suspended, CaseState.Withdrawing, CaseState.Expired, CaseState.Withdrawn];

    /// <summary>Adopts what is missing.</summary>
    public async Task<AdoptionReport> RunAsync(CancellationToken cancellationToken)
    {
        var adopted = 0;
        var unknown = new List<RecordId>();
        foreach (var record in await BehindAsync(cancellationToken))
        {
            await FinishAsync(record, cancellationToken);
            var entries = await gazette.OfRecordAsync(record, cancellationToken);
            using var trace = DeskTracing.Start(DeskTracing.AdoptStep);
            if (await store.WriteAsync(desk => AdoptAsync(desk, record, entries), cancellationToken) is { } count)
            {
                adopted += count;
            }
            else
            {
                unknown.Add(record);
            }
        }

        return new AdoptionReport(adopted, unknown);
    }

    /// <summary>The records of which the gazette holds entries that the desk has no task for. They lie at the log's end: a page without one is the last.</summary>
    private async Task<IReadOnlyList<RecordId>> BehindAsync(CancellationToken cancellationToken)
    {
        var behind = new HashSet<RecordId>();
        for (var end = (await gazette.LatestHeadAsync(cancellationToken))?.TreeSize ?? 0; end > 0; end -= Page)
        {
            var from = Math.Max(0, end - Page);
            var entries = await gazette.ReadAsync(from, (int)(end - from), cancellationToken);
            var missing = await store.ReadAsync(
                async connection =>
                {
                    var found = new List<RecordId>();
                    foreach (var entry in entries)
                    {
                        if (await connection.ExecuteScalarAsync<long>(
                            "SELECT COUNT(*) FROM outbox WHERE record_id = @record AND version = @Version", new { record = entry.RecordId.Value, entry.Version }) == 0)
                        {
                            found.Add(entry.RecordId);
                        }
                    }

                    return found;
                },
                cancellationToken);
            if (missing.Count == 0)
            {
                break;
            }

            behind.UnionWith(missing);
        }

        return [.. behind.OrderBy(record => record.Value, StringComparer.Ordinal)];
    }

    /// <summary>A task that the gazette was told of before the store was put back takes its ordinary end.</summary>
    private async Task FinishAsync(RecordId record, CancellationToken cancellationToken)
    {
        var task = await store.ReadAsync(connection => Outbox.OpenOfAsync(connection, record), cancellationToken);
        if (task is not null && await gazette.FindAsync(record, task.Version, cancellationToken) is not null)
        {
            try
            {
                await publisher.RunAsync(task, cancellationToken);
            }
            catch (GazetteConflictException)
            {
                // Something else was told under that version: what the gazette says last is adopted.
            }
        }
    }

    /// <summary>How many entries were adopted; null when the desk cannot vouch for what is public.</summary>
    private async Task<int?> AdoptAsync(DeskTransaction desk, RecordId record, IReadOnlyList<GazetteEntry> entries)
    {
        var last = entries[^1];
        if (await CaseOfAsync(desk, record) is not { } row)
        {
            // Of what nobody can read any more nothing has to be known.
            return last.Kind is EntryKind.Withdrawn ? 0 : null;
        }

        using var key = row.WrappedKey is null ? null : vault.Unwrap(row.CaseId, row.WrappedKey);
        if (await StateOfAsync(desk, row, key, last) is not { } state)
        {
            return null;
        }

        if (await Outbox.OpenOfAsync(desk.Connection, record, desk.Transaction) is { } open && open.Version < last.Version)
        {
            // It was called off: the gazette went past it.
            await Outbox.DoneAsync(desk, open);
        }

        var count = 0;
        foreach (var entry in entries)
        {
            count += await AdoptAsync(desk, row, entry, state);
        }

        if (Standing.Contains(row.State))
        {
            row = await CaseSteps.WalkAsync(desk, row, state, last.Version);
            await desk.Connection.ExecuteAsync(
                """
                UPDATE decision_case
                SET version = @Version, revision = revision + 1, withdrawn_at = CASE WHEN state = @withdrawn AND withdrawn_at > @at THEN @at ELSE withdrawn_at END
                WHERE case_id = @CaseId AND agency_code = @AgencyCode
                """,
                new { last.Version, row.CaseId, row.AgencyCode, withdrawn = CaseState.Withdrawn.Wire(), at = last.AppendedAt.ToUnixTimeMilliseconds() },
                desk.Transaction);
        }

        return count;
    }

    private static async Task<int> AdoptAsync(DeskTransaction desk, CaseRow row, GazetteEntry entry, CaseState state)
    {
        if (await desk.Connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM outbox WHERE record_id = @record AND version = @Version AND done_at IS NOT NULL",
            new { record = entry.RecordId.Value, entry.Version },
            desk.Transaction) > 0)
        {
            return 0;
        }

        var (act, removal) = entry.Kind switch
        {
            EntryKind.Withdrawn when state is CaseState.Withdrawn => (OutboxAct.Withdraw, RemovalKind.Withdrawn),
            EntryKind.Withdrawn => (OutboxAct.End, RemovalKind.Ended),
            EntryKind.Amended => (OutboxAct.Amend, RemovalKind.Replaced),
            _ => (OutboxAct.Publish, (RemovalKind?)null),
        };
        await Outbox.AdoptAsync(desk, row, entry, new OutboxOrder(act, state, entry.Nature));
        if (removal is { } kind)
        {
            await RemovalTable.AddAsync(desk, kind, entry, row.CaseId, row.AgencyCode);
        }

        return 1;
    }

    /// <summary>Where the newest entry leads the case; null when it made something public that the desk would not say itself.</summary>
    private static async Task<CaseState?> StateOfAsync(DeskTransaction desk, CaseRow row, CaseKey? key, GazetteEntry entry)
    {
        if (entry.Kind is EntryKind.Withdrawn)
        {
            if (!Standing.Contains(row.State) || key is null || entry.Payload is not { } bytes || RecordJson.ReadNotice(bytes.Span).Kind is NoticeKind.SilentEnd)
            {
                // Whether for a time or for good, and by whom, nobody knows any more: it is away until it is taken down anew, and a second person brings it back.
                return row.State is CaseState.Withdrawn or CaseState.Expired or CaseState.Suspended ? row.State : CaseState.Suspended;
            }

            await CaseParts.WriteAsync(desk, key, row.CaseId, CasePart.Notice, bytes.Span);
            return CaseState.Withdrawn;
        }

        if (!Standing.Contains(row.State) || key is null || entry.Payload is not { } payload || await CaseParts.ReadAsync(desk.Connection, key, row.CaseId, CasePart.Candidate, desk.Transaction) is not { } candidate)
        {
            return null;
        }

        var said = RecordJson.ReadDecision(payload.Span);
        var aftermath = (await AftermathParts.ReadAsync(desk, key, row.CaseId)) with
        {
            Performance = said.Performance,
            Proceedings = said.Proceedings ?? [],
            Corrections = said.Corrections ?? [],
        };
        var decision = RecordJson.ReadDecision(candidate) with { Id = entry.RecordId, Version = entry.Version };
        CaseState? state = RecordJson.Serialize(aftermath.Onto(decision)).AsSpan().SequenceEqual(payload.Span) ? row.InFull
            : RecordJson.Serialize(aftermath.Onto(OutwardCheck.Summary(decision))).AsSpan().SequenceEqual(payload.Span) ? CaseState.SummaryOnly
            : null;
        if (state is not null && !aftermath.IsEmpty)
        {
            await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Aftermath, aftermath);
        }

        return state;
    }

    /// <summary>The case that stands behind the record, taken; where none does, one that is to become a version of it. Null when the desk knows none.</summary>
    private static async Task<CaseRow?> CaseOfAsync(DeskTransaction desk, RecordId record)
    {
        var found = (await desk.Connection.QueryAsync<(string CaseId, string Agency)>(
            $"""
            SELECT case_id, agency_code FROM decision_case WHERE record_id = @record
            ORDER BY CASE WHEN state IN ({CaseStateNames.SqlList(Standing)}) THEN 0 ELSE 1 END, version DESC, received_at DESC
            """,
            new { record = record.Value },
            desk.Transaction)).AsList();
        return found.Count == 0 ? null : await CaseRow.TakeAsync(desk, found[0].Agency, found[0].CaseId);
    }
}
