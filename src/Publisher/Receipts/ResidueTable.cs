using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Receipts;

/// <summary>Checks for residue that are to be made, and what they found.</summary>
internal static class ResidueTable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>Orders a check for every receipt that a statement has just given.</summary>
    public static Task OrderAsync(DeskTransaction desk, string phase, string node, string nonce) => desk.Connection.ExecuteAsync(
        $"""
        INSERT INTO residue_check (node, entry_index, phase, due_at, attempts)
        SELECT node, entry_index, @phase, CAST(@At AS BIGINT), 0 FROM receipt WHERE node = @node AND {phase}_by = @nonce
        ON CONFLICT DO NOTHING
        """,
        new { phase, node, nonce, At = desk.AtMilliseconds },
        desk.Transaction);

    /// <summary>The check of a node that is due first; null when none is.</summary>
    public static Task<ResidueTask?> DueAsync(DbConnection connection, string node, long now) => connection.QueryFirstOrDefaultAsync<ResidueTask?>(
        """
        SELECT c.node AS Node, c.entry_index AS EntryIndex, c.phase AS Phase, c.attempts AS Attempts,
            (SELECT MAX(o.phase) FROM residue_check o WHERE o.node = c.node AND o.entry_index = c.entry_index AND o.done_at IS NULL AND o.phase <> c.phase) AS OtherPhase, m.record_id AS RecordId, m.case_id AS CaseId,
            m.agency_code AS AgencyCode, m.kind AS KindName
        FROM residue_check c JOIN removal m ON m.entry_index = c.entry_index JOIN node n ON n.name = c.node
        WHERE c.done_at IS NULL AND c.due_at <= @now AND n.unlisted_at IS NULL AND c.node = @node
        ORDER BY c.due_at, c.entry_index LIMIT 1
        """,
        new { now, node });

    /// <summary>Nothing is left, or there is nothing to look for: the check is made, and what it found before is cleared.</summary>
    public static async Task DoneAsync(DeskTransaction desk, ResidueTask task)
    {
        await desk.Connection.ExecuteAsync(
            "UPDATE residue_check SET done_at = @At WHERE node = @Node AND entry_index = @EntryIndex AND phase IN (@Phase, COALESCE(@OtherPhase, @Phase)) AND done_at IS NULL",
            new { At = desk.AtMilliseconds, task.Node, task.EntryIndex, task.Phase, task.OtherPhase },
            desk.Transaction);
        await desk.Connection.ExecuteAsync(
            "UPDATE residue_finding SET cleared_at = @At WHERE node = @Node AND entry_index = @EntryIndex AND cleared_at IS NULL",
            new { At = desk.AtMilliseconds, task.Node, task.EntryIndex },
            desk.Transaction);
    }

    /// <summary>Keeps what was found; the address alone.</summary>
    public static async Task FoundAsync(DeskTransaction desk, ResidueTask task, IReadOnlyList<string> places)
    {
        foreach (var place in places)
        {
            await desk.Connection.ExecuteAsync(
                """
                INSERT INTO residue_finding (node, entry_index, place, found_at) VALUES (@Node, @EntryIndex, @place, @At)
                ON CONFLICT (node, entry_index, place) DO UPDATE SET cleared_at = NULL
                """,
                new { task.Node, task.EntryIndex, place, At = desk.AtMilliseconds },
                desk.Transaction);
        }
    }

    /// <summary>Puts a check off: it could not be completed, or something was found and must be looked for again.</summary>
    public static Task PostponeAsync(DeskTransaction desk, ResidueTask task)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(task.Attempts + 1, 20))));
        return desk.Connection.ExecuteAsync(
            "UPDATE residue_check SET attempts = attempts + 1, due_at = @due WHERE node = @Node AND entry_index = @EntryIndex AND phase = @Phase",
            new { due = desk.AtMilliseconds + (long)pause.TotalMilliseconds, task.Node, task.EntryIndex, task.Phase },
            desk.Transaction);
    }

    /// <summary>What was found of texts of a region and is not cleared, the newest first.</summary>
    public static async Task<IReadOnlyList<ResidueFinding>> OpenAsync(DbConnection connection, RegionScope scope) =>
    [
        .. await connection.QueryAsync<ResidueFinding>(
            """
            SELECT f.node AS Node, f.entry_index AS EntryIndex, f.place AS Place, f.found_at AS FoundAt
            FROM residue_finding f JOIN removal m ON m.entry_index = f.entry_index JOIN agency g ON g.code = m.agency_code
            WHERE f.cleared_at IS NULL AND substr(g.region, 1, @Length) = @Prefix ORDER BY f.found_at DESC, f.place LIMIT 100
            """,
            new { scope.Length, scope.Prefix }),
    ];
}

/// <summary>A check to be made.</summary>
internal sealed record ResidueTask
{
    public required string Node { get; init; }

    public required long EntryIndex { get; init; }

    /// <summary><c>hidden</c> or <c>purged</c>: after which receipt.</summary>
    public required string Phase { get; init; }

    /// <summary>The other of the two, when it was ordered too and is not made yet: a look that begins now answers both.</summary>
    public string? OtherPhase { get; init; }

    public required int Attempts { get; init; }

    public required string RecordId { get; init; }

    public required string CaseId { get; init; }

    public required string AgencyCode { get; init; }

    public RemovalKind Kind => Enum.Parse<RemovalKind>(KindName);

    internal string KindName { get; init; } = string.Empty;
}

/// <summary>Something of a removed text that a node still showed.</summary>
public sealed record ResidueFinding
{
    /// <summary>The node.</summary>
    public required string Node { get; init; }

    /// <summary>Position in the gazette of the entry that removed the text.</summary>
    public required long EntryIndex { get; init; }

    /// <summary>Where it was: an address, with the number of the phrase in place of its words.</summary>
    public required string Place { get; init; }

    /// <summary>When it was found first, milliseconds since 1970-01-01 UTC.</summary>
    public required long FoundAt { get; init; }
}
