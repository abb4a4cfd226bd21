using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Publishing;

/// <summary>A version of a public record, as the desk knows it: what changed, when and why, and behind which case; nothing of what it said.</summary>
/// <param name="Version">From 1; a number that the verifier blocked is missing.</param>
/// <param name="At">When the gazette took it in, UTC.</param>
/// <param name="CaseId">The case that stood behind it.</param>
/// <param name="What">What it was, such as 更正.</param>
/// <param name="Fields">Names of what an amendment changed, see <c>AmendedFields</c>; empty for everything else.</param>
/// <param name="Reason">Why an amendment was made, in the agency's words; private. Null for everything else: see the case's history.</param>
public sealed record RecordVersion(int Version, DateTimeOffset At, string CaseId, string What, IReadOnlyList<string> Fields, string? Reason);

/// <summary>Reads the versions of a record: what the gazette has of it, with the case and the act behind each.</summary>
public sealed class RecordVersions(DeskStore store, CaseVault vault, GazetteReader gazette)
{
    /// <summary>The versions of the record of a case of the agency, oldest first; empty while nothing of it was public.</summary>
    public async Task<IReadOnlyList<RecordVersion>> OfAsync(string agencyCode, string caseId, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(connection => CaseRow.FindAsync(connection, agencyCode, caseId), cancellationToken);
        if (row is not { PublishedAt: not null })
        {
            return [];
        }

        var tasks = await store.ReadAsync(
            async connection => (await connection.QueryAsync<OutboxTask>(
                $"""
                SELECT {OutboxTask.Columns} FROM outbox o JOIN decision_case c ON c.case_id = o.case_id
                WHERE o.record_id = @record AND c.agency_code = @agencyCode AND o.done_at IS NOT NULL
                ORDER BY o.version
                """,
                new { record = row.RecordId.Value, agencyCode })).AsList(),
            cancellationToken);
        var entries = (await gazette.OfRecordAsync(row.RecordId, cancellationToken)).ToDictionary(entry => entry.Version);
        var versions = new List<RecordVersion>();
        OutboxTask? before = null;
        foreach (var task in tasks.Where(task => entries.ContainsKey(task.Version)))
        {
            var amendment = before is not null && !string.Equals(before.CaseId, task.CaseId, StringComparison.Ordinal)
                ? await store.ReadAsync(connection => AmendmentAsync(connection, agencyCode, task.CaseId), cancellationToken)
                : null;
            versions.Add(new RecordVersion(
                task.Version, entries[task.Version].AppendedAt, task.CaseId, WordsOf(task, before, amendment), amendment?.Fields ?? [], amendment?.Reason));
            before = task;
        }

        return versions;
    }

    private async Task<Amendment?> AmendmentAsync(DbConnection connection, string agencyCode, string caseId)
    {
        if (await CaseRow.FindAsync(connection, agencyCode, caseId) is not { WrappedKey: { } wrapped })
        {
            return null;
        }

        using var key = vault.Unwrap(caseId, wrapped);
        return (await CaseParts.ReadJsonAsync<CaseSubmission>(connection, key, caseId, CasePart.Fields))?.Amendment;
    }

    private static string WordsOf(OutboxTask task, OutboxTask? before, Amendment? amendment) => task.Act switch
    {
        OutboxAct.Withdraw => "撤下",
        OutboxAct.End => task.LeadsTo is CaseState.Expired ? "终止公示" : "停止公示",
        _ when before is null => "首次公开",
        _ when amendment is not null => amendment.Kind is AmendmentKind.Technical ? "技术性修改" : "更正",
        _ when before.Act is OutboxAct.End => "恢复公示",
        _ when task.LeadsTo is CaseState.SummaryOnly && before.LeadsTo is not CaseState.SummaryOnly => "改为公开摘要",
        _ when task.LeadsTo is not CaseState.SummaryOnly && before.LeadsTo is CaseState.SummaryOnly => "恢复公开全文",
        _ => "登记履行、复议或者诉讼情况",
    };
}
