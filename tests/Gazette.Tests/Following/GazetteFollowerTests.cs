using System.Collections.Concurrent;
using Dapper;
using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Gazette.Tests.Log;
using Disclosure.Records;
using Disclosure.TestKit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disclosure.Gazette.Tests.Following;

/// <summary>The promises of the follower, the same on both engines: one long class, because each subclass runs all of it on its engine.</summary>
public abstract class GazetteFollowerTests(TestStore store) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<FollowedBatch> _batches = new();
    private readonly CancellationTokenSource _stop = new();
    private GazetteBench _bench = null!;
    private GazetteWriter _writer = null!;

    public async Task InitializeAsync()
    {
        _bench = await GazetteBench.CreateAsync(store);
        _writer = await _bench.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.Delay(50);
        await _bench.DisposeAsync();
        await store.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task RunAsync_EntriesBeforeAndAfterTheStart_DeliversEachOnceInOrder()
    {
        for (var i = 0; i < 7; i++)
            await PublishAsync();
        var (follower, _) = Start(new FollowerOptions { BatchSize = 3, PollInterval = TimeSpan.FromMilliseconds(20) });
        await UntilAsync(() => Delivered().Count == 7);
        for (var i = 0; i < 4; i++)
            await PublishAsync();
        await UntilAsync(() => Delivered().Count == 11 && follower.Lease.Head?.TreeSize == 11);

        Assert.Equal(Enumerable.Range(0, 11).Select(static i => (long)i), Delivered().Select(static entry => entry.Index));
        Assert.All(_batches, static batch => Assert.Equal(batch.Head.TreeSize, batch.Entries[^1].Index + 1));
        Assert.All(_batches, static batch => Assert.InRange(batch.Entries.Count, 1, 3));
        Assert.All(Delivered(), static entry => Assert.NotNull(entry.Payload));
        Assert.Equal(FollowerState.Following, follower.State);
    }

    [Fact]
    public async Task RunAsync_Withdrawal_IsDeliveredWithinASecond()
    {
        var record = await PublishAsync();
        Start(new FollowerOptions());
        await UntilAsync(() => Delivered().Count == 1);

        var clock = System.Diagnostics.Stopwatch.StartNew();
        await _writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 2), ChangeNature.Legal, None);
        await UntilAsync(() => Delivered().Count == 2);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(EntryKind.Withdrawn, Delivered()[1].Kind);
    }

    [Fact]
    public async Task RunAsync_StartedAfterAWithdrawal_DeliversTheEntryWithoutItsPayload()
    {
        var record = await PublishAsync();
        await PublishAsync();
        await _writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 2), ChangeNature.Legal, None);

        Start(new FollowerOptions { BatchSize = 1 });
        await UntilAsync(() => Delivered().Count == 3);

        Assert.Null(Delivered()[0].Payload);
        Assert.NotNull(Delivered()[2].Payload);
    }

    [Fact]
    public async Task Lease_NoNewHead_ExpiresAtExactlyThirtySeconds()
    {
        await PublishAsync();
        // One that never ran: a running one may have seen the head already.
        Assert.Null(Follower(new FollowerOptions()).Lease.Head);
        Assert.True(Follower(new FollowerOptions()).Lease.IsExpired);
        var (follower, _) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });
        await UntilAsync(() => follower.State == FollowerState.Following);

        _bench.Time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.False(follower.Lease.IsExpired);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(follower.Lease.IsExpired);

        await _writer.ReSignHeadAsync(None);
        await UntilAsync(() => !follower.Lease.IsExpired);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Lease_WallClockIsSet_NeverLivesLonger(int seconds)
    {
        await PublishAsync();
        var (follower, _) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });
        await UntilAsync(() => follower.State == FollowerState.Following);

        _bench.Time.Set(_bench.Time.GetUtcNow().AddSeconds(seconds));
        Assert.Equal(seconds > 0, follower.Lease.IsExpired);
        _bench.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(follower.Lease.IsExpired);
    }

    [Fact]
    public async Task Lease_OldHeadFoundAtTheStart_IsExpired()
    {
        await PublishAsync();
        _bench.Time.Advance(TimeSpan.FromMinutes(5));

        var (follower, _) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });
        await UntilAsync(() => follower.State == FollowerState.Following);

        Assert.True(follower.Lease.IsExpired);
    }

    [Theory]
    [InlineData("UPDATE gazette_heads SET signature = root_hash WHERE tree_size = 3")]
    [InlineData("UPDATE gazette_heads SET signed_at = signed_at + 1 WHERE tree_size = 3")]
    [InlineData("UPDATE gazette_entries SET version = 9 WHERE entry_index = 2")]
    [InlineData("UPDATE gazette_entries SET leaf_hash = (SELECT leaf_hash FROM gazette_entries WHERE entry_index = 0) WHERE entry_index = 2")]
    [InlineData("UPDATE gazette_contents SET ciphertext = (SELECT ciphertext FROM gazette_contents WHERE entry_index = 0) WHERE entry_index = 2")]
    [InlineData("DELETE FROM gazette_contents WHERE entry_index >= 1; DELETE FROM gazette_entries WHERE entry_index >= 1")]
    public async Task RunAsync_NewEntriesWereTamperedWith_FaultsAndDeliversNoneOfThem(string tampering)
    {
        for (var i = 0; i < 3; i++)
            await PublishAsync();
        await TamperAsync(tampering);

        var (follower, running) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });

        await Assert.ThrowsAsync<GazetteDamagedException>(() => running.WaitAsync(Patience));
        Assert.Equal(FollowerState.Faulted, follower.State);
        Assert.True(follower.Lease.IsExpired);
        Assert.DoesNotContain(Delivered(), static entry => entry.Index == 2);
    }

    [Theory]
    [InlineData("DELETE FROM gazette_heads WHERE tree_size > 1")]
    [InlineData("DELETE FROM gazette_heads")]
    [InlineData("UPDATE gazette_heads SET root_hash = (SELECT root_hash FROM gazette_heads WHERE tree_size = 1) WHERE tree_size = 3")]
    public async Task RunAsync_LogRolledBackUnderneath_Faults(string tampering)
    {
        for (var i = 0; i < 3; i++)
            await PublishAsync();
        var (follower, running) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });
        await UntilAsync(() => follower.State == FollowerState.Following);

        await TamperAsync(tampering);

        await Assert.ThrowsAsync<GazetteDamagedException>(() => running.WaitAsync(Patience));
        Assert.True(follower.Lease.IsExpired);
    }

    [Fact]
    public async Task RunAsync_AnotherLogUnderTheSameKey_Faults()
    {
        for (var i = 0; i < 3; i++)
            await PublishAsync();
        var old = (await _bench.Reader.LatestHeadAsync(None))!;
        await TamperAsync("DELETE FROM gazette_contents; DELETE FROM gazette_entries; DELETE FROM gazette_nodes; DELETE FROM gazette_heads");
        await using (var keys = new Database(_bench.KeyOptions))
        await using (var connection = await keys.OpenAsync(None))
            await connection.ExecuteAsync("DELETE FROM gazette_keys");
        _writer = await _bench.OpenAsync();
        for (var i = 0; i < 4; i++)
            await PublishAsync();

        var (_, running) = Start(new FollowerOptions { ResumeFrom = old });

        await Assert.ThrowsAsync<GazetteDamagedException>(() => running.WaitAsync(Patience));
        Assert.Empty(_batches);
    }

    [Fact]
    public async Task RunAsync_ResumedFromAHead_DeliversOnlyWhatFollowed()
    {
        for (var i = 0; i < 5; i++)
            await PublishAsync();
        var head = (await _bench.Reader.LatestHeadAsync(None))!;
        await PublishAsync();

        Start(new FollowerOptions { ResumeFrom = head });
        await UntilAsync(() => Delivered().Count == 1);

        Assert.Equal(5, Delivered()[0].Index);
    }

    [Fact]
    public async Task RunAsync_PayloadMissingWithoutAnOrder_WaitsThenFaults()
    {
        await PublishAsync();
        await TamperAsync("DELETE FROM gazette_contents");
        var (follower, running) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });
        await Task.Delay(200);
        Assert.Equal(FollowerState.Starting, follower.State);

        _bench.Time.Advance(TimeSpan.FromSeconds(11));

        await Assert.ThrowsAsync<GazetteDamagedException>(() => running.WaitAsync(Patience));
        Assert.Empty(_batches);
    }

    [Fact]
    public async Task RunAsync_BatchCannotBeTakenIn_Faults()
    {
        await PublishAsync();
        var follower = Follower(new FollowerOptions());

        await Assert.ThrowsAsync<InvalidDataException>(() => follower.RunAsync((_, _) => throw new InvalidDataException(), _stop.Token).WaitAsync(Patience));

        Assert.Equal(FollowerState.Faulted, follower.State);
    }

    [Fact]
    public async Task RunAsync_StoreGoneForManyLooks_IsToldOnceAndOnceWhenItIsBack()
    {
        await PublishAsync();
        var told = new ToldLines();
        var follower = new GazetteFollower(_bench.ReadOnlyStore, _bench.Trusted, new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) }, TimeProvider.System, told);
        _ = Task.Run(() => follower.RunAsync((_, _) => Task.CompletedTask, _stop.Token));
        await UntilAsync(() => follower.Lease.Head is not null);

        await TamperAsync("ALTER TABLE gazette_heads RENAME TO gazette_heads_away");
        await UntilAsync(() => !told.Lines.IsEmpty);
        await Task.Delay(300);
        await TamperAsync("ALTER TABLE gazette_heads_away RENAME TO gazette_heads");
        await UntilAsync(() => told.Lines.Count > 1);
        await Task.Delay(100);

        Assert.Equal([LogLevel.Warning, LogLevel.Information], told.Lines);
    }

    private sealed class ToldLines : ILogger
    {
        public ConcurrentQueue<LogLevel> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(logLevel);
    }

    private GazetteFollower Follower(FollowerOptions options) => new(_bench.ReadOnlyStore, _bench.Trusted, options, _bench.Time, NullLogger.Instance);

    private (GazetteFollower Follower, Task Running) Start(FollowerOptions options)
    {
        var follower = Follower(options);
        return (follower, Task.Run(() => follower.RunAsync(
            (batch, _) =>
            {
                _batches.Enqueue(batch);
                return Task.CompletedTask;
            },
            _stop.Token)));
    }

    private List<GazetteEntry> Delivered() => [.. _batches.SelectMany(static batch => batch.Entries)];

    private async Task<PublishableRecord> PublishAsync()
    {
        var record = PublishableRecords.Decision(RecordId.New(), 1);
        await _writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);
        return record;
    }

    private async Task TamperAsync(string sql)
    {
        await using var database = new Database(_bench.LogOptions);
        await using var connection = await database.OpenAsync(None);
        await connection.ExecuteAsync(sql);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(clock.Elapsed < Patience, "It did not happen in time.");
            await Task.Delay(10);
        }
    }
}

public sealed class SqliteGazetteFollowerTests() : GazetteFollowerTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresGazetteFollowerTests(PostgresFixture postgres) : GazetteFollowerTests(new PostgresTestStore(postgres.Server));
