using System.Globalization;
using System.Runtime.CompilerServices;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Rescanning;

/// <summary>
/// Runs the rules of today over everything that is public: decisions, summaries and notices, every version that can still be read. It
/// streams: memory does not grow with the gazette, and no reading of a store lasts longer than one record takes to fetch.
/// </summary>
public sealed class RescanService(DeskStore store, GazetteReader gazette, RecordRescan records, RuleStamp rules)
{
    /// <summary>Ends the code of a re-scan that looked at a part alone, or was stopped early.</summary>
    public const string Part = " part";

    private const int PageSize = 16;

    /// <summary>
    /// Yields each record of which there is something to say, in the order of the gazette; what is published meanwhile is looked at as well.
    /// Beginning and end are audited, the end with its counts, also when the caller stops early.
    /// </summary>
    /// <param name="scope">What to look at.</param>
    /// <param name="actor">Who asked.</param>
    /// <param name="totals">Counts along.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<RescanHit> RunAsync(RescanScope scope, Actor actor, RescanTotals totals, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(totals);
        await NoteAsync(actor, AuditActs.RescanBegun, rules.Hash, cancellationToken);
        var isWhole = false;
        try
        {
            await foreach (var read in EntriesAsync(scope, cancellationToken))
            {
                if (await LookAsync(read, scope, cancellationToken) is not { } record)
                {
                    continue;
                }

                totals.Add(record.Hit);
                totals.WithoutOriginal += record.HasOriginal ? 0 : 1;
                if (record.Speaks)
                {
                    yield return record.Hit;
                }
            }

            isWhole = scope.IsEverything;
        }
        finally
        {
            var counts = string.Create(CultureInfo.InvariantCulture, $"{rules.Hash} scanned {totals.Scanned} found {totals.Found} unreadable {totals.Unreadable}{(isWhole ? string.Empty : Part)}");
            await NoteAsync(actor, AuditActs.Rescanned, counts, CancellationToken.None);
        }
    }

    // An entry that cannot be read is told, whatever was asked for: nobody can say that it does not belong to it.
    private async Task<RescannedRecord?> LookAsync(ReadEntry read, RescanScope scope, CancellationToken cancellationToken) => read.Entry switch
    {
        null => new RescannedRecord(new RescanHit { Entry = read.Index, Record = scope.Record, Unreadable = RescanObstacle.Entry }, HasOriginal: true),
        { Payload: null } => null,
        var entry => scope.Includes(entry.AppendedAt) ? await records.RunAsync(entry, scope, cancellationToken) : null,
    };

    private IAsyncEnumerable<ReadEntry> EntriesAsync(RescanScope scope, CancellationToken cancellationToken) =>
        scope.Record is { } record ? OfRecordAsync(record, cancellationToken) : AllAsync(cancellationToken);

    private async IAsyncEnumerable<ReadEntry> OfRecordAsync(Records.RecordId record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<GazetteEntry>? entries = null;
        try
        {
            entries = await gazette.OfRecordAsync(record, cancellationToken);
        }
        catch (GazetteDamagedException)
        {
            // Told below: it cannot be yielded here.
        }

        foreach (var read in entries?.Select(entry => new ReadEntry(entry.Index, entry)) ?? [new ReadEntry(-1, Entry: null)])
        {
            yield return read;
        }
    }

    private async IAsyncEnumerable<ReadEntry> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var at = 0L;
        while (await gazette.LatestHeadAsync(cancellationToken) is { } head && head.TreeSize > at)
        {
            var count = (int)Math.Min(PageSize, head.TreeSize - at);
            foreach (var read in await PageAsync(at, count, cancellationToken))
            {
                yield return read;
            }

            at += count;
        }
    }

    private async Task<IReadOnlyList<ReadEntry>> PageAsync(long from, int count, CancellationToken cancellationToken)
    {
        try
        {
            var page = await gazette.ReadAsync(from, count, cancellationToken);
            if (page.Count == count)
            {
                return [.. page.Select(entry => new ReadEntry(entry.Index, entry))];
            }
        }
        catch (GazetteDamagedException) when (count > 1)
        {
            // One of them: the others are looked at all the same.
        }
        catch (GazetteDamagedException)
        {
            return [new ReadEntry(from, Entry: null)];
        }

        if (count == 1)
        {
            return [new ReadEntry(from, Entry: null)];
        }

        var one = new List<ReadEntry>();
        for (var index = from; index < from + count; index++)
        {
            one.AddRange(await PageAsync(index, 1, cancellationToken));
        }

        return one;
    }

    private Task NoteAsync(Actor actor, string act, string code, CancellationToken cancellationToken) => store.WriteAsync(
        desk => AuditTrail.AppendAsync(desk, new AuditEntry { Actor = actor.Id, AgencyCode = actor.AgencyCode, Act = act, Code = code }), cancellationToken);

    /// <summary>An entry and its index; null when it does not agree with itself or is missing.</summary>
    private sealed record ReadEntry(long Index, GazetteEntry? Entry);
}
