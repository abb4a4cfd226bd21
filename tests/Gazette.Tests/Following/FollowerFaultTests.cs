using System.Collections.Concurrent;
using Dapper;
using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Microsoft.Extensions.Logging;

namespace Disclosure.Gazette.Tests.Following;

/// <summary>What is damaged, rolled back or missing is not delivered: the follower stops instead.</summary>
public abstract class FollowerFaultTests(TestStore store) : FollowerSuite(store)
{
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
        var old = (await Bench.Reader.LatestHeadAsync(None))!;
        await TamperAsync("DELETE FROM gazette_contents; DELETE FROM gazette_entries; DELETE FROM gazette_nodes; DELETE FROM gazette_heads");
        await using (var keys = new Database(Bench.KeyOptions))
        await using (var connection = await keys.OpenAsync(None))
            await connection.ExecuteAsync("DELETE FROM gazette_keys");
        Writer = await Bench.OpenAsync();
        for (var i = 0; i < 4; i++)
            await PublishAsync();

        var (_, running) = Start(new FollowerOptions { ResumeFrom = old });

        await Assert.ThrowsAsync<GazetteDamagedException>(() => running.WaitAsync(Patience));
        Assert.Empty(Batches);
    }

    [Fact]
    public async Task RunAsync_PayloadMissingWithoutAnOrder_WaitsThenFaults()
    {
        await PublishAsync();
        await TamperAsync("DELETE FROM gazette_contents");
        var (follower, running) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });
        await Task.Delay(200);
        Assert.Equal(FollowerState.Starting, follower.State);

        Bench.Time.Advance(TimeSpan.FromSeconds(11));

        await Assert.ThrowsAsync<GazetteDamagedException>(() => running.WaitAsync(Patience));
        Assert.Empty(Batches);
    }

    [Fact]
    public async Task RunAsync_BatchCannotBeTakenIn_Faults()
    {
        await PublishAsync();
        var follower = Follower(new FollowerOptions());

        await Assert.ThrowsAsync<InvalidDataException>(() => follower.RunAsync((_, _) => throw new InvalidDataException(), Stopping.Token).WaitAsync(Patience));

        Assert.Equal(FollowerState.Faulted, follower.State);
    }

    [Fact]
    public async Task RunAsync_StoreGoneForManyLooks_IsToldOnceAndOnceWhenItIsBack()
    {
        await PublishAsync();
        var told = new ToldLines();
        var follower = new GazetteFollower(Bench.ReadOnlyStore, Bench.Trusted, new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) }, TimeProvider.System, told);
        _ = Task.Run(() => follower.RunAsync((_, _) => Task.CompletedTask, Stopping.Token));
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
}

public sealed class SqliteFollowerFaultTests() : FollowerFaultTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresFollowerFaultTests(PostgresFixture postgres) : FollowerFaultTests(new PostgresTestStore(postgres.Server));
