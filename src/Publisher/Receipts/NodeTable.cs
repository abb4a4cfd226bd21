using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Receipts;

/// <summary>The nodes as they are listed, and what they said last.</summary>
internal static class NodeTable
{
    /// <summary>Takes over a configured list: a node owes receipts for what is removed while it is on any, and, once it is on one again, for what was meanwhile.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="nodes">The nodes on it now.</param>
    public static async Task ListAsync(DeskTransaction desk, string list, IReadOnlyList<NodeOptions> nodes)
    {
        foreach (var node in nodes)
        {
            var away = await desk.Connection.QuerySingleOrDefaultAsync<long?>("SELECT unlisted_at FROM node WHERE name = @Name", new { node.Name }, desk.Transaction);
            await desk.Connection.ExecuteAsync(
                """
                INSERT INTO node (name, address, listed_at) VALUES (@Name, @Address, @At)
                ON CONFLICT (name) DO UPDATE SET address = excluded.address,
                    listed_at = CASE WHEN node.unlisted_at IS NULL THEN node.listed_at ELSE excluded.listed_at END, unlisted_at = NULL
                """,
                new { node.Name, node.Address, At = desk.AtMilliseconds },
                desk.Transaction);
            if (away is not null)
            {
                // It went on by the gazette or it did not: of what was removed meanwhile nobody has asked it.
                await desk.Connection.ExecuteAsync(
                    "INSERT INTO receipt (node, entry_index) SELECT @Name, entry_index FROM removal WHERE appended_at >= @away ON CONFLICT DO NOTHING",
                    new { node.Name, away },
                    desk.Transaction);
            }

            await desk.Connection.ExecuteAsync("INSERT INTO node_listing (list, node) VALUES (@list, @Name) ON CONFLICT DO NOTHING", new { list, node.Name }, desk.Transaction);
        }

        var listed = await desk.Connection.QueryAsync<string>("SELECT node FROM node_listing WHERE list = @list", new { list }, desk.Transaction);
        foreach (var name in listed.Where(name => nodes.All(node => !string.Equals(node.Name, name, StringComparison.Ordinal))).ToList())
        {
            await desk.Connection.ExecuteAsync("DELETE FROM node_listing WHERE list = @list AND node = @name", new { list, name }, desk.Transaction);
        }

        await desk.Connection.ExecuteAsync(
            "UPDATE node SET unlisted_at = @At WHERE unlisted_at IS NULL AND NOT EXISTS (SELECT 1 FROM node_listing l WHERE l.node = node.name)",
            new { At = desk.AtMilliseconds },
            desk.Transaction);
    }

    /// <summary>Writes down what a node said, and gives every receipt that follows from it.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="node">The node's name.</param>
    /// <param name="heard">What it said.</param>
    /// <param name="heardAt">Milliseconds since 1970-01-01 UTC, by this desk's clock.</param>
    /// <returns>Whether it gave any receipt.</returns>
    public static async Task<bool> HeardAsync(DeskTransaction desk, string node, NodeAnswer.Heard heard, long heardAt)
    {
        var statement = heard.Statement;
        var madeAt = statement.MadeAt.ToUnixTimeMilliseconds();
        await desk.Connection.ExecuteAsync(
            """
            UPDATE node SET heard_at = @heardAt, skew = @skew, serves = @serves, tree_size = @size, log_size = @LogSize,
                hidden_up_to = @hidden, purged_up_to = @purged, failed_at = NULL, refusal = NULL,
                behind_since = CASE WHEN @size >= @LogSize THEN NULL WHEN behind_since IS NULL OR @size >= log_size THEN @heardAt ELSE behind_since END
            WHERE name = @node
            """,
            new
            {
                heardAt,
                skew = madeAt - heardAt,
                serves = statement.Serves ? 1 : 0,
                size = statement.Head?.TreeSize ?? 0,
                heard.LogSize,
                hidden = statement.Hidden.UpTo,
                purged = statement.Purged.UpTo,
                node,
            },
            desk.Transaction);
        if (await OwedAsync(desk, node, statement.Hidden.UpTo, heard.PurgedUpTo) == 0)
        {
            return false;
        }

        await desk.Connection.ExecuteAsync(
            "INSERT INTO node_statement (nonce, node, heard_at, key_id, content, signature) VALUES (@Nonce, @node, @heardAt, @KeyId, @content, @signature) ON CONFLICT DO NOTHING",
            new { statement.Nonce, node, heardAt, heard.Signed.KeyId, content = heard.Signed.Content.ToArray(), signature = heard.Signed.Signature.ToArray() },
            desk.Transaction);
        await ConfirmAsync("hidden", statement.Hidden.UpTo, SeenAt(statement.Hidden));
        await ConfirmAsync("purged", heard.PurgedUpTo, Math.Max(SeenAt(statement.Purged), heard.Gazette.At?.ToUnixTimeMilliseconds() ?? heardAt));
        return true;

        // How long ago it was, by the node's clock, is told on ours: whatever the two clocks say, the difference is right.
        long SeenAt(Gazette.Receipts.NodeReach reach) => heardAt - Math.Max(0, madeAt - (reach.Since?.ToUnixTimeMilliseconds() ?? madeAt));

        // Never before the removal.
        async Task ConfirmAsync(string what, long upTo, long at)
        {
            await desk.Connection.ExecuteAsync(
                $"""
                UPDATE receipt SET {what}_by = @Nonce, {what}_at = (
                    SELECT CASE WHEN m.appended_at > @at THEN m.appended_at ELSE @at END FROM removal m WHERE m.entry_index = receipt.entry_index)
                WHERE node = @node AND {what}_at IS NULL AND entry_index < @upTo
                """,
                new { statement.Nonce, at, node, upTo },
                desk.Transaction);
            await ResidueTable.OrderAsync(desk, what, node, statement.Nonce);
        }
    }

    /// <summary>Writes down that a node's answer cannot be believed, or that it gave none.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="node">The node's name.</param>
    /// <param name="refusal">The rule that its answer broke; null when it gave none.</param>
    public static Task FailedAsync(DeskTransaction desk, string node, string? refusal) =>
        desk.Connection.ExecuteAsync(
            "UPDATE node SET failed_at = COALESCE(failed_at, @At), refusal = @refusal WHERE name = @node", new { At = desk.AtMilliseconds, refusal, node }, desk.Transaction);

    /// <summary>The nodes with what is missing of each, by name; one name, or all that are listed.</summary>
    public static async Task<IReadOnlyList<NodeRow>> ReadAsync(DbConnection connection, string? name = null) =>
    [
        .. await connection.QueryAsync<NodeRow>(
            $"""
            SELECT n.name AS Name, n.address AS Address, n.listed_at AS ListedAt, n.heard_at AS HeardAt, n.skew AS Skew, n.serves AS ServesNumber, n.tree_size AS TreeSize,
                n.log_size AS LogSize, n.behind_since AS BehindSince, n.failed_at AS FailedAt, n.refusal AS Refusal, h.count AS NotHidden, h.oldest AS OldestNotHidden, h.since AS NotHiddenSince,
                p.count AS NotPurged, p.oldest AS OldestNotPurged, p.since AS NotPurgedSince
            FROM node n LEFT JOIN ({Missing("hidden")}) h ON h.node = n.name LEFT JOIN ({Missing("purged")}) p ON p.node = n.name
            WHERE n.unlisted_at IS NULL AND (CAST(@name AS TEXT) IS NULL OR n.name = @name)
            ORDER BY n.name
            """,
            new { name }),
    ];

    /// <summary>Whether a node owes that something is hidden.</summary>
    public static async Task<bool> OwesHidingAsync(DbConnection connection, string node) =>
        await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM receipt WHERE node = @node AND hidden_at IS NULL", new { node }) > 0;

    private static string Missing(string what) =>
        $"""
        SELECT r.node AS node, COUNT(*) AS count, MIN(r.entry_index) AS oldest, MIN(m.appended_at) AS since
        FROM receipt r JOIN removal m ON m.entry_index = r.entry_index WHERE r.{what}_at IS NULL GROUP BY r.node
        """;

    private static Task<long> OwedAsync(DeskTransaction desk, string node, long hidden, long purged) => desk.Connection.ExecuteScalarAsync<long>(
        """
        SELECT (SELECT COUNT(*) FROM receipt WHERE node = @node AND hidden_at IS NULL AND entry_index < @hidden)
             + (SELECT COUNT(*) FROM receipt WHERE node = @node AND purged_at IS NULL AND entry_index < @purged)
        """,
        new { node, hidden, purged },
        desk.Transaction);
}
