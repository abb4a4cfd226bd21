using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.Gazette.Merkle;
using Disclosure.Gazette.Stores;
using Disclosure.Records;

namespace Disclosure.Gazette.Log;

/// <summary>
/// One look at the whole gazette, in one snapshot of the log. It keeps leaf and root of each entry, some 150 bytes an entry. Used once.
/// </summary>
internal sealed class GazetteInspection(DbConnection connection, DbTransaction transaction, KeyTable keys, HeadVerifier trusted)
{
    private const int Page = 500;

    private readonly ProblemList _problems = new();
    private readonly List<byte[]> _leaves = [];
    private readonly List<byte[]> _roots = [MerkleHash.Empty];
    private readonly HashSet<long> _erasedByOrder = [];
    private MerkleFrontier _edge = MerkleFrontier.Empty;
    private bool _treeBroken;
    private long _entries;
    private long _payloads;
    private long _erased;
    private long _heads;

    /// <summary>True for what a driver throws when a value in a row has another type than its column should.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is DbException or DataException or FormatException or InvalidCastException or OverflowException or ArgumentException;

    public async Task<GazetteReport> RunAsync(CancellationToken cancellationToken)
    {
        SignedTreeHead? newest = null;
        try
        {
            _erasedByOrder.UnionWith(await EntryTable.ErasedAsync(connection, transaction, only: null, cancellationToken));
            newest = await HeadTable.NewestAsync(connection, transaction, cancellationToken);
            if (newest is null)
                _problems.Add("The log holds no signed head.");
            await CheckEntriesAsync(cancellationToken);
            await CheckHeadsAsync(cancellationToken);
            if (!_treeBroken)
                await CheckNodesAsync(cancellationToken);
            await CheckStraysAsync(cancellationToken);
            await CheckStructureAsync(cancellationToken);
        }
        catch (Exception exception) when (IsUnreadable(exception) && exception is not DatabaseUnavailableException)
        {
            _problems.Add($"A row holds a value of the wrong type or cannot be read ({exception.GetType().Name}); the check ended at entry {_edge.Size}.");
        }

        return new GazetteReport
        {
            Entries = _entries,
            Payloads = _payloads,
            Erased = _erased,
            Heads = _heads,
            Head = newest,
            Problems = _problems.Sentences(),
        };
    }

    private async Task CheckEntriesAsync(CancellationToken cancellationToken)
    {
        long next = 0;
        for (var from = long.MinValue; await EntryTable.PageAsync(connection, transaction, from, Page, cancellationToken) is { Count: > 0 } rows;)
        {
            var secrets = (await keys.RangeAsync(rows[0].EntryIndex, rows[^1].EntryIndex + 1, cancellationToken)).ToLookup(static secret => secret.EntryIndex);
            foreach (var row in rows)
            {
                _entries++;
                if (row.EntryIndex != next)
                    BreakTree(row.EntryIndex == next + 1 ? $"Entry {next} is missing." : $"The entries from {next} to {row.EntryIndex - 1} are missing.");
                next = row.EntryIndex + 1;
                CheckEntry(row, [.. secrets[row.EntryIndex]]);
                if (_treeBroken)
                    continue;
                if (row.LeafHash.Length != MerkleHash.Size)
                {
                    BreakTree($"Entry {row.EntryIndex}: its leaf hash is not 32 bytes.");
                    continue;
                }

                _leaves.Add(row.LeafHash);
                _edge = _edge.Append(row.LeafHash);
                _roots.Add(_edge.Root());
            }

            if (next <= from)
                return; // the largest index there is
            from = next;
        }
    }

    /// <summary>Every size has its head; each must verify and sign the root that was computed.</summary>
    private async Task CheckHeadsAsync(CancellationToken cancellationToken)
    {
        long next = 0;
        for (var from = long.MinValue; await HeadTable.PageAsync(connection, transaction, from, Page, cancellationToken) is { Count: > 0 } heads;)
        {
            foreach (var head in heads)
            {
                _heads++;
                if (head.TreeSize != next)
                    _problems.Add(head.TreeSize == next + 1 ? $"The signed head of size {next} is missing." : $"The signed heads of the sizes {next} to {head.TreeSize - 1} are missing.");
                next = head.TreeSize + 1;
                CheckHead(head);
            }

            if (next <= from)
                return;
            from = next;
        }

        if (!_treeBroken && next == _roots.Count - 1)
            _problems.Add($"The signed head of size {next} is missing.");
        else if (!_treeBroken && next < _roots.Count)
            _problems.Add($"The signed heads of the sizes {next} to {_roots.Count - 1} are missing.");
    }

    private void CheckHead(SignedTreeHead head)
    {
        if (!trusted.Verifies(head))
            _problems.Add($"The signature of the head of size {head.TreeSize} does not verify.");
        else if (!_treeBroken && head.TreeSize >= _roots.Count)
            _problems.Add($"A head is signed for {head.TreeSize} entries, but the log holds only {_entries}.");
        else if (!_treeBroken && !head.RootHash.Span.SequenceEqual(_roots[(int)head.TreeSize]))
            BreakTree($"The entries up to {head.TreeSize - 1} do not have the root that was signed for size {head.TreeSize}; the tree above was not compared.");
    }

    private void BreakTree(string sentence)
    {
        _treeBroken = true;
        _problems.Add(sentence);
    }

    private async Task CheckNodesAsync(CancellationToken cancellationToken)
    {
        var expected = 0L;
        IReadOnlyList<byte[]> below = _leaves;
        for (var level = 1; below.Count > 1; level++)
        {
            var hashes = new List<byte[]>(below.Count / 2);
            for (var i = 0; i + 1 < below.Count; i += 2)
                hashes.Add(MerkleHash.Node(below[i], below[i + 1]));
            for (var from = 0; from < hashes.Count; from += Page)
            {
                var count = Math.Min(Page, hashes.Count - from);
                var stored = await TreeTable.LevelAsync(connection, transaction, level, from, count, cancellationToken);
                for (var i = 0; i < count; i++)
                {
                    if (i >= stored.Count || stored[i].Position != from + i || !stored[i].Hash.AsSpan().SequenceEqual(hashes[from + i]))
                    {
                        _problems.Add($"The stored tree is wrong at level {level} from position {from + i} on.");
                        return;
                    }
                }
            }

            expected += hashes.Count;
            below = hashes;
        }

        if (await TreeTable.CountAsync(connection, transaction, cancellationToken) is var found && found != expected)
            _problems.Add($"The stored tree has {found} inner nodes where {expected} belong.");
    }

    /// <summary>What no entry speaks of: contents without an entry, and more keys beyond the end than the one an interrupted append leaves.</summary>
    private async Task CheckStraysAsync(CancellationToken cancellationToken)
    {
        var contents = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM gazette_contents WHERE entry_index NOT IN (SELECT entry_index FROM gazette_entries)",
            transaction: transaction,
            cancellationToken: cancellationToken));
        if (contents > 0)
            _problems.Add($"{contents} contents belong to no entry.");
        // Appends during the look own keys beyond its end; the verifier looks again then.
        if (!_treeBroken && await keys.CountFromAsync(_leaves.Count, cancellationToken) is > 1 and var ahead)
            _problems.Add($"The key store knows {ahead} entries beyond the {_leaves.Count} of the log: the log is older than its key store.");
    }

    private async Task CheckStructureAsync(CancellationToken cancellationToken)
    {
        foreach (var sentence in await StructureCheck.ProblemsAsync(connection, transaction, cancellationToken))
            _problems.Add($"The log's database is damaged: {sentence}.");
        foreach (var sentence in await keys.StructureProblemsAsync(cancellationToken))
            _problems.Add($"The key store's database is damaged: {sentence}.");
    }

    private void CheckEntry(EntryRow row, IReadOnlyList<EntrySecret> secrets)
    {
        var secret = secrets.FirstOrDefault(secret => secret.KeyId.AsSpan().SequenceEqual(row.KeyId));
        if (secrets.Count > (secret is null ? 0 : 1))
            _problems.Add($"The key store holds a row for entry {row.EntryIndex} that is not the entry's own.");
        var reading = row.Read(secret);
        if (reading.Entry is not { } entry)
        {
            _problems.Add($"Entry {row.EntryIndex}: {reading.Problem}.");
            return;
        }

        if (_erasedByOrder.Contains(row.EntryIndex))
        {
            _erased++;
            if (row.Ciphertext is not null || secret is not null)
                _problems.Add($"Entry {row.EntryIndex}: a later entry orders its payload to be erased, but the erasure is not complete; starting the desk completes it.");
        }
        else if (entry.Payload is not { } payload)
        {
            var what = row.Ciphertext is null ? "content" : "key";
            _problems.Add($"Entry {row.EntryIndex}: its {what} is missing, and no later entry orders it to be erased.");
        }
        else if (!Names(payload.Span, entry))
        {
            _problems.Add($"Entry {row.EntryIndex}: its payload is not the record and version that the entry names.");
        }
        else
        {
            _payloads++;
        }
    }

    private static bool Names(ReadOnlySpan<byte> payload, GazetteEntry entry)
    {
        try
        {
            if (entry.PayloadKind == RecordKind.Decision)
                return RecordJson.ReadDecision(payload) is var decision && decision.Id == entry.RecordId && decision.Version == entry.Version;
            return RecordJson.ReadNotice(payload) is var notice && notice.Id == entry.RecordId && notice.Version == entry.Version;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
