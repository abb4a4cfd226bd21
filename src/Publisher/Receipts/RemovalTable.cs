using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Receipts;

/// <summary>What took a text out of the public's sight. Names are stored: never renamed.</summary>
public enum RemovalKind
{
    /// <summary>Withdrawn; its notice stays.</summary>
    Withdrawn = 1,

    /// <summary>Ended, suspended or expired: nothing more is said.</summary>
    Ended,

    /// <summary>Another version took its place.</summary>
    Replaced,
}

/// <summary>The removals that the gazette has, each with the receipts that the listed nodes owe for it.</summary>
internal static class RemovalTable
{
    /// <summary>Writes down a removal and what is owed for it; the same entry again changes nothing.</summary>
    /// <param name="desk">The transaction in which the case takes its step.</param>
    /// <param name="kind">What it was.</param>
    /// <param name="entry">The gazette's entry that removed the text.</param>
    /// <param name="caseId">The case that ordered it.</param>
    /// <param name="agencyCode">Its agency.</param>
    public static async Task AddAsync(DeskTransaction desk, RemovalKind kind, GazetteEntry entry, string caseId, string agencyCode)
    {
        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO removal (entry_index, record_id, version, case_id, agency_code, kind, appended_at)
            VALUES (@Index, @record, @Version, @caseId, @agencyCode, @kind, @at)
            ON CONFLICT DO NOTHING
            """,
            new { entry.Index, record = entry.RecordId.Value, entry.Version, caseId, agencyCode, kind = kind.ToString(), at = entry.AppendedAt.ToUnixTimeMilliseconds() },
            desk.Transaction);
        await desk.Connection.ExecuteAsync(
            "INSERT INTO receipt (node, entry_index) SELECT name, CAST(@Index AS BIGINT) FROM node WHERE unlisted_at IS NULL ON CONFLICT DO NOTHING",
            new { entry.Index },
            desk.Transaction);
    }

    /// <summary>What nodes have confirmed of the removals of a record, in the order of the gazette.</summary>
    public static async Task<IReadOnlyList<RemovalReceipt>> OfRecordAsync(DbConnection connection, string agencyCode, string recordId) =>
    [
        .. await connection.QueryAsync<RemovalReceipt>(
            $"""
            SELECT {RemovalReceipt.Columns}
            FROM removal m JOIN receipt r ON r.entry_index = m.entry_index JOIN node n ON n.name = r.node
            WHERE m.record_id = @recordId AND m.agency_code = @agencyCode
            ORDER BY m.entry_index, r.node
            """,
            new { recordId, agencyCode }),
    ];
}

/// <summary>What one node has confirmed of one removal. Instants are milliseconds since 1970-01-01 UTC, by the desk's clock.</summary>
public sealed record RemovalReceipt
{
    internal const string Columns =
        """
        m.entry_index AS EntryIndex, m.kind AS KindName, m.appended_at AS AppendedAt, r.node AS Node, n.unlisted_at AS UnlistedAt,
        r.hidden_at AS HiddenAt, r.purged_at AS PurgedAt
        """;

    /// <summary>Position in the gazette of the entry that removed the text.</summary>
    public required long EntryIndex { get; init; }

    /// <summary>What it was.</summary>
    public RemovalKind Kind => Enum.Parse<RemovalKind>(KindName);

    /// <summary>When the gazette took it in.</summary>
    public required long AppendedAt { get; init; }

    /// <summary>The node.</summary>
    public required string Node { get; init; }

    /// <summary>When nothing of it was shown there any more, at the latest; null while that is not confirmed.</summary>
    public long? HiddenAt { get; init; }

    /// <summary>When nothing of it was left in its files, at the latest; null while that is not confirmed.</summary>
    public long? PurgedAt { get; init; }

    /// <summary>Whether hiding is not confirmed for longer than it may take.</summary>
    public bool IsLate(long now, ReceiptOptions limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return HiddenAt is null && now - AppendedAt >= limits.Hidden.TotalMilliseconds;
    }

    /// <summary>Whether the node is no longer listed, so that nothing is expected of it.</summary>
    public bool IsOfUnlistedNode => UnlistedAt is not null;

    internal string KindName { get; init; } = string.Empty;

    internal long? UnlistedAt { get; init; }
}
