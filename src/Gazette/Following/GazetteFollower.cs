using System.Data.Common;
using System.Security.Cryptography;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Merkle;
using Disclosure.Gazette.Stores;
using Microsoft.Extensions.Logging;

namespace Disclosure.Gazette.Following;

/// <summary>
/// A public node's ear on the gazette: verifies every entry under a signed head and hands it on once, in order. Each head must extend
/// the tree that was followed so far, so that the node notices a log that was changed, cut short or exchanged: then it stops for good
/// and its lease is expired (fail closed). A store that cannot be reached is tried again; the lease runs out meanwhile by itself.
/// </summary>
public sealed partial class GazetteFollower
{
    private readonly GazetteReader _reader;
    private readonly HeadVerifier _trusted;
    private readonly FollowerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private MerkleFrontier _edge = MerkleFrontier.Empty;
    private (long Index, long Since)? _missing;
    private volatile Seen? _seen;
    private volatile Exception? _fault;
    private bool _isOutOfReach;
    private int _started;

    /// <summary>The store remains the caller's to dispose.</summary>
    /// <exception cref="ArgumentException">The options hold a value that makes no sense.</exception>
    public GazetteFollower(GazetteStore store, HeadVerifier trusted, FollowerOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.PollInterval <= TimeSpan.Zero || options.LeaseTime <= TimeSpan.Zero || options.BatchSize < 1 || options.MissingPayloadGrace < TimeSpan.Zero)
            throw new ArgumentException("Intervals are positive and a batch holds at least one entry.", nameof(options));
        _reader = new GazetteReader(store);
        _trusted = trusted;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Whether texts may be served now; cheap, from any thread.</summary>
    public FollowerLease Lease
    {
        get
        {
            var seen = _seen;
            if (seen is null)
                return new FollowerLease { Head = null, Age = TimeSpan.MaxValue, IsExpired = true };
            var signed = _time.GetUtcNow() - seen.Head.SignedAt;
            var observed = _time.GetElapsedTime(seen.Timestamp);
            var age = signed > observed ? signed : observed;
            return new FollowerLease { Head = seen.Head, Age = age, IsExpired = _fault is not null || age >= _options.LeaseTime };
        }
    }

    /// <summary>What it is doing.</summary>
    public FollowerState State => _fault is not null ? FollowerState.Faulted : _seen is null ? FollowerState.Starting : FollowerState.Following;

    /// <summary>Why it stopped; null unless <see cref="State"/> is faulted.</summary>
    public Exception? Fault => _fault;

    /// <summary>
    /// Follows until cancelled or faulted. <paramref name="onBatch"/> is called for one batch at a time; when it throws, the follower
    /// faults, because its node no longer holds what the log says.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="GazetteDamagedException">The log contradicted itself, its signature or its past.</exception>
    /// <exception cref="InvalidOperationException">It was run before.</exception>
    public async Task RunAsync(Func<FollowedBatch, CancellationToken, Task> onBatch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onBatch);
        if (Interlocked.Exchange(ref _started, 1) == 1)
            throw new InvalidOperationException("A follower runs once.");
        try
        {
            var resumed = _options.ResumeFrom is null;
            while (true)
            {
                try
                {
                    if (!resumed)
                        await ResumeAsync(_options.ResumeFrom!, cancellationToken);
                    resumed = true;
                    await FollowAsync(onBatch, cancellationToken);
                    Reach(outOfReach: null);
                }
                catch (Exception exception) when (exception is DatabaseUnavailableException or StoreReadException)
                {
                    Reach(exception);
                }

                await Task.Delay(_options.PollInterval, _time, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _fault = exception;
            Log.Faulted(_logger, _edge.Size, exception);
            throw;
        }
    }

    // Told when it changes: a store that stays away would fill the disk with the same words.
    private void Reach(Exception? outOfReach)
    {
        if (outOfReach is not null && !_isOutOfReach)
            Log.StoreOutOfReach(_logger, outOfReach);
        else if (outOfReach is null && _isOutOfReach)
            Log.StoreInReach(_logger);
        _isOutOfReach = outOfReach is not null;
    }

    private async Task ResumeAsync(SignedTreeHead head, CancellationToken cancellationToken)
    {
        Require(_trusted.Verifies(head), "The head to resume from does not verify.");
        var edge = await ReadAsync(token => _reader.FrontierAsync(head.TreeSize, token), cancellationToken);
        Require(HasRoot(edge, head), $"The log no longer holds the {head.TreeSize} entries that were taken in before.");
        _edge = edge;
    }

    private async Task FollowAsync(Func<FollowedBatch, CancellationToken, Task> onBatch, CancellationToken cancellationToken)
    {
        // Taken before the look, so that the time of reading and delivering counts as age.
        var timestamp = _time.GetTimestamp();
        var newest = await ReadAsync(_reader.LatestHeadAsync, cancellationToken);
        if (newest is null)
        {
            Require(_edge.Size == 0, "The log has lost its signed heads.");
            return;
        }

        Require(_trusted.Verifies(newest), $"The signature of the head of size {newest.TreeSize} does not verify.");
        Require(newest.TreeSize >= _edge.Size, $"The log was rolled back: {_edge.Size} entries were followed, the newest head covers {newest.TreeSize}.");
        while (_edge.Size < newest.TreeSize)
        {
            var stretch = await ReadAsync(token => _reader.StretchAsync(_edge.Size, _options.BatchSize, token), cancellationToken);
            Require(stretch is not null, $"The log lacks the signed heads after size {_edge.Size}.");
            var grown = Extend(stretch!);
            if (!await MissingExplainedAsync(stretch!, cancellationToken))
                return;
            using (GazetteTracing.Start(GazetteTracing.Deliver))
                await onBatch(new FollowedBatch { Entries = stretch!.Entries, Head = stretch.Head, LogSize = newest.TreeSize }, cancellationToken);
            _edge = grown;
        }

        // Appends may have gone past the head that was read first; the next look renews the lease then.
        if (_edge.Size != newest.TreeSize)
            return;
        Require(HasRoot(_edge, newest), $"The head of size {newest.TreeSize} is not the head of the log that was followed.");
        if (_seen is not { } seen || newest.SignedAt > seen.Head.SignedAt)
            _seen = new Seen(newest, timestamp);
    }

    private MerkleFrontier Extend(LogStretch stretch)
    {
        Require(_trusted.Verifies(stretch.Head), $"The signature of the head of size {stretch.Head.TreeSize} does not verify.");
        var edge = _edge;
        foreach (var entry in stretch.Entries)
        {
            Require(entry.Index == edge.Size, $"Entry {edge.Size} is missing.");
            edge = edge.Append(entry.LeafHash.ToArray());
        }

        Require(edge.Size == stretch.Head.TreeSize, $"Entry {edge.Size} is missing.");
        Require(HasRoot(edge, stretch.Head), $"Entries {_edge.Size} to {edge.Size - 1} are not those that were signed, or the log before them was changed.");
        return edge;
    }

    /// <summary>True when every payload is there or was erased by a later entry. False asks for another look: the stores may be a moment apart.</summary>
    private async Task<bool> MissingExplainedAsync(LogStretch stretch, CancellationToken cancellationToken)
    {
        foreach (var entry in stretch.Entries.Where(static entry => entry.Payload is null))
        {
            if (stretch.Entries.Any(later => later.ErasesEarlier && later.Index > entry.Index && later.RecordId == entry.RecordId)
                || await ReadAsync(token => _reader.IsErasedAsync(entry, token), cancellationToken))
            {
                continue;
            }

            if (_missing is not { } missing || missing.Index != entry.Index)
                _missing = (entry.Index, _time.GetTimestamp());
            Require(
                _time.GetElapsedTime(_missing.Value.Since) < _options.MissingPayloadGrace,
                $"The payload of entry {entry.Index} is missing, and no later entry orders it to be erased.");
            return false;
        }

        _missing = null;
        return true;
    }

    /// <summary>Tells a store that fails from everything else: only that is worth trying again.</summary>
    private static async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(cancellationToken);
        }
        catch (DbException exception)
        {
            throw new StoreReadException(exception);
        }
    }

    private static bool HasRoot(MerkleFrontier edge, SignedTreeHead head) => CryptographicOperations.FixedTimeEquals(edge.Root(), head.RootHash.Span);

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new GazetteDamagedException(otherwise);
    }

    private sealed record Seen(SignedTreeHead Head, long Timestamp);

    private sealed class StoreReadException(Exception cause) : Exception("The store could not be read.", cause);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The gazette's store cannot be read; trying again until the lease runs out.")]
        public static partial void StoreOutOfReach(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Information, "The gazette's store can be read again.")]
        public static partial void StoreInReach(ILogger logger);

        [LoggerMessage(2, LogLevel.Critical, "Following the gazette stopped for good after {Size} entries; nothing may be served.")]
        public static partial void Faulted(ILogger logger, long size, Exception exception);
    }
}
