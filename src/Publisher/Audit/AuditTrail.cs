using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Audit;

/// <summary>
/// The append-only, hash-chained audit. An entry is written in the transaction of what it speaks of; the single head row, taken last,
/// puts concurrent transactions in order.
/// </summary>
public static class AuditTrail
{
    internal const string Columns =
        """
        sequence AS Sequence, at AS At, actor AS Actor, agency_code AS AgencyCode, case_id AS CaseId, act AS Act, from_state AS FromState,
        to_state AS ToState, code AS Code, detail AS Detail, previous_hash AS PreviousHash, hash AS Hash
        """;

    /// <summary>Appends an entry; sequence, time and hashes are set here.</summary>
    public static async Task AppendAsync(DeskTransaction desk, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(entry);
        var head = await desk.Connection.QuerySingleAsync<AuditHead>(
            "UPDATE audit_head SET sequence = sequence + 1 WHERE id = 1 RETURNING sequence AS Sequence, hash AS Hash",
            transaction: desk.Transaction);
        entry = entry with { Sequence = head.Sequence, At = desk.AtMilliseconds, PreviousHash = head.Hash };
        entry = entry with { Hash = entry.ComputeHash() };
        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO audit (sequence, at, actor, agency_code, case_id, act, from_state, to_state, code, detail, previous_hash, hash)
            VALUES (@Sequence, @At, @Actor, @AgencyCode, @CaseId, @Act, @FromState, @ToState, @Code, @Detail, @PreviousHash, @Hash)
            """,
            entry,
            desk.Transaction);
        await desk.Connection.ExecuteAsync("UPDATE audit_head SET hash = @Hash WHERE id = 1", new { entry.Hash }, desk.Transaction);
    }

    /// <summary>The entries of a case of an agency, oldest first.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> OfCaseAsync(DbConnection connection, string agencyCode, string caseId) =>
        [.. await connection.QueryAsync<AuditEntry>(
            $"SELECT {Columns} FROM audit WHERE case_id = @caseId AND agency_code = @agencyCode ORDER BY sequence",
            new { caseId, agencyCode })];

    /// <summary>Checks the whole chain against itself alone, without its anchors; the first entry that does not fit, or null when all do.</summary>
    public static async Task<long?> FindBreakAsync(DbConnection connection, CancellationToken cancellationToken) =>
        (await new AuditChain(connection, AnchorSet.None).WalkAsync(from: 1, to: null, _ => Task.CompletedTask, cancellationToken)).Break?.Sequence;
}
