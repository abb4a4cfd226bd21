using System.Collections.Concurrent;
using Dapper;
using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Gazette.Tests.Log;
using Disclosure.Records;
using Disclosure.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disclosure.Gazette.Tests.Following;

/// <summary>Tests of one follower that are run on each engine: a subclass names the engine.</summary>
public abstract class FollowerSuite(TestStore store) : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected static CancellationToken None => CancellationToken.None;

    protected ConcurrentQueue<FollowedBatch> Batches { get; } = new();

    protected CancellationTokenSource Stopping { get; } = new();

    protected GazetteBench Bench { get; private set; } = null!;

    protected GazetteWriter Writer { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Bench = await GazetteBench.CreateAsync(store);
        Writer = await Bench.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await Stopping.CancelAsync();
        await Task.Delay(50);
        await Bench.DisposeAsync();
        await store.DisposeAsync();
        Stopping.Dispose();
    }

    protected GazetteFollower Follower(FollowerOptions options) => new(Bench.ReadOnlyStore, Bench.Trusted, options, Bench.Time, NullLogger.Instance);

    protected (GazetteFollower Follower, Task Running) Start(FollowerOptions options)
    {
        var follower = Follower(options);
        return (follower, Task.Run(() => follower.RunAsync(
            (batch, _) =>
            {
                Batches.Enqueue(batch);
                return Task.CompletedTask;
            },
            Stopping.Token)));
    }

    protected IReadOnlyList<GazetteEntry> Delivered() => [.. Batches.SelectMany(static batch => batch.Entries)];

    protected async Task<PublishableRecord> PublishAsync()
    {
        var record = PublishableRecords.Decision(RecordId.New(), 1);
        await Writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);
        return record;
    }

    protected async Task TamperAsync(string sql)
    {
        await using var database = new Database(Bench.LogOptions);
        await using var connection = await database.OpenAsync(None);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>Waits until something holds; fails after <see cref="Patience"/>.</summary>
    protected static async Task UntilAsync(Func<bool> holds)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(clock.Elapsed < Patience, "It did not happen in time.");
            await Task.Delay(10);
        }
    }
}
