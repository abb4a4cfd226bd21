using System.Data.Common;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Audit;

/// <summary>When the audit was last checked, and with what result.</summary>
public sealed record AuditHealth
{
    /// <summary>When the whole chain was last walked, UTC; null when not since the process started.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>How many entries that were.</summary>
    public long Checked { get; init; }

    /// <summary>Where it does not hold; once found it stays until the process starts anew.</summary>
    public AuditBreak? Break { get; init; }
}

/// <summary>Checks the chain against itself and its anchors, and sets new anchors.</summary>
public sealed class AuditChecks(DeskStore store, AuditAnchors anchors, HeadSigner signer, TimeProvider time, IOptions<AuditOptions> options)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private long _anchored;

    /// <summary>What is known by now.</summary>
    public AuditHealth Known { get; private set; } = new();

    /// <summary>Checks the newest entries: a matter of milliseconds.</summary>
    public Task<AuditReport> CheckNewestAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async connection =>
        {
            var head = await AuditChain.HeadAsync(connection);
            return await CheckAsync(connection, Math.Max(1, head.Sequence - options.Value.CheckedAtStart + 1), Stay, cancellationToken);
        },
        cancellationToken);

    /// <summary>Walks the whole chain, resting between pages: others are to notice nothing of it.</summary>
    public async Task<AuditReport> CheckAllAsync(CancellationToken cancellationToken)
    {
        var report = await store.ReadAsync(
            connection => CheckAsync(connection, from: 1, _ => Task.Delay(Breath, time, cancellationToken), cancellationToken), cancellationToken);
        Known = Known with { CheckedAt = time.GetUtcNow(), Checked = report.Head.Sequence };
        return report;
    }

    /// <summary>Walks the whole chain without rest, for someone who waits for the answer.</summary>
    public Task<AuditReport> CheckAllAtOnceAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(connection => CheckAsync(connection, from: 1, Stay, cancellationToken), cancellationToken);

    /// <summary>Signs the head and keeps it outside the database; nothing when no entry was added since.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<AuditReport> AnchorAsync(CancellationToken cancellationToken)
    {
        var report = await CheckNewestAsync(cancellationToken);
        // What does not hold is not signed.
        if (Known.Break is null && report.Head.Sequence > _anchored)
        {
            await anchors.AddAsync(SignedAuditHead.Sign(signer, report.Head, time.GetUtcNow()), cancellationToken);
            _anchored = report.Head.Sequence;
        }

        return report;
    }

    private static Task Stay(IReadOnlyList<AuditEntry> page) => Task.CompletedTask;

    private async Task<AuditReport> CheckAsync(
        DbConnection connection, long from, Func<IReadOnlyList<AuditEntry>, Task> each, CancellationToken cancellationToken)
    {
        var report = await new AuditChain(connection, await anchors.ReadAsync(from, cancellationToken)).WalkAsync(from, to: null, each, cancellationToken);
        if (report.Break is not null)
        {
            Known = Known with { Break = report.Break };
        }

        return report;
    }
}
