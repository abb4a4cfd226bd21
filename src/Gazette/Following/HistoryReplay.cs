using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Merkle;

namespace Disclosure.Gazette.Following;

/// <summary>
/// Tells a node that kept its copy what it had taken in: every entry up to the head it remembers, each held against that head's signed
/// root. Texts of decisions are left where they are, so that a start costs some microseconds an entry; a <see cref="GazetteFollower"/>
/// goes on from there.
/// </summary>
public sealed class HistoryReplay
{
    private const int BatchSize = 2_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly GazetteReader _reader;
    private readonly HeadVerifier _trusted;
    private readonly TimeProvider _time;

    /// <summary>The store remains the caller's to dispose.</summary>
    public HistoryReplay(GazetteStore store, HeadVerifier trusted, TimeProvider time)
    {
        _reader = new GazetteReader(store);
        _trusted = trusted;
        _time = time;
    }

    /// <summary>
    /// Hands on every entry below the head's size, in order. Payloads are given for notices alone, null where they were erased; those of
    /// decisions are null whether they were erased or not. What was handed on counts only when this returns.
    /// </summary>
    /// <param name="head">The head up to which everything was taken in.</param>
    /// <param name="missingPayloadGrace">As in <see cref="FollowerOptions.MissingPayloadGrace"/>.</param>
    /// <param name="onEntries">Called for one batch at a time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GazetteDamagedException">The head is not signed by a trusted key, or this log is not the one it was the head of.</exception>
    public async Task RunAsync(SignedTreeHead head, TimeSpan missingPayloadGrace, Action<IReadOnlyList<GazetteEntry>> onEntries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(onEntries);
        if (!_trusted.Verifies(head))
            throw new GazetteDamagedException("The head to begin at does not verify.");
        var edge = MerkleFrontier.Empty;
        while (edge.Size < head.TreeSize)
        {
            var outlines = await _reader.OutlineAsync(edge.Size, Math.Min(head.TreeSize, edge.Size + BatchSize), cancellationToken);
            if (outlines.Count == 0)
                throw new GazetteDamagedException($"Entry {edge.Size} is missing.");
            foreach (var outline in outlines)
            {
                if (outline.Index != edge.Size)
                    throw new GazetteDamagedException($"Entry {edge.Size} is missing.");
                edge = edge.Append(outline.LeafHash.ToArray());
            }

            onEntries(await WithNoticesAsync(outlines, missingPayloadGrace, cancellationToken));
        }

        if (!CryptographicOperations.FixedTimeEquals(edge.Root(), head.RootHash.Span))
            throw new GazetteDamagedException($"This log does not begin with the {head.TreeSize} entries that were taken in before.");
    }

    private async Task<IReadOnlyList<GazetteEntry>> WithNoticesAsync(IReadOnlyList<GazetteEntry> outlines, TimeSpan grace, CancellationToken cancellationToken)
    {
        var entries = outlines.ToArray();
        var first = entries.Length == 0 ? 0 : entries[0].Index;
        foreach (var some in entries.Where(static entry => entry.PayloadKind == Records.RecordKind.Notice).Select(static entry => entry.Index).Chunk(100).ToList())
        {
            var since = _time.GetTimestamp();
            while (true)
            {
                var notices = await _reader.AtAsync(some, cancellationToken);
                if (await UnexplainedAsync(notices, cancellationToken) is not { } missing)
                {
                    foreach (var notice in notices.Where(notice => notice.LeafHash.Span.SequenceEqual(entries[notice.Index - first].LeafHash.Span)))
                        entries[notice.Index - first] = notice;
                    break;
                }

                if (_time.GetElapsedTime(since) >= grace)
                    throw new GazetteDamagedException($"The payload of entry {missing} is missing, and no later entry orders it to be erased.");
                await Task.Delay(Pause, _time, cancellationToken);
            }
        }

        return entries;
    }

    private async Task<long?> UnexplainedAsync(IReadOnlyList<GazetteEntry> notices, CancellationToken cancellationToken)
    {
        foreach (var notice in notices.Where(static notice => notice.Payload is null))
        {
            if (!await _reader.IsErasedAsync(notice, cancellationToken))
                return notice.Index;
        }

        return null;
    }
}
