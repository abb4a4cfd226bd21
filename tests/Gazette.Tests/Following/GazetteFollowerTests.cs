using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Following;

/// <summary>What is published reaches whoever follows, once and in order, and a lease never outlives its head.</summary>
public abstract class GazetteFollowerTests(TestStore store) : FollowerSuite(store)
{
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
        Assert.All(Batches, static batch => Assert.Equal(batch.Head.TreeSize, batch.Entries[^1].Index + 1));
        Assert.All(Batches, static batch => Assert.InRange(batch.Entries.Count, 1, 3));
        Assert.All(Delivered(), static entry => Assert.NotNull(entry.Payload));
        Assert.Equal(FollowerState.Following, follower.State);
    }

    [Fact]
    public async Task RunAsync_Withdrawal_IsDeliveredAtTheNextLook()
    {
        // Within a second: unless told otherwise it looks several times in one.
        var options = new FollowerOptions();
        Assert.InRange(options.PollInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(250));
        var record = await PublishAsync();
        Start(options);
        await UntilAsync(() => Delivered().Count == 1);

        await Writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 2), ChangeNature.Legal, None);
        await UntilAsync(() => Delivered().Count == 2);

        Assert.Equal(EntryKind.Withdrawn, Delivered()[1].Kind);
    }

    [Fact]
    public async Task RunAsync_StartedAfterAWithdrawal_DeliversTheEntryWithoutItsPayload()
    {
        var record = await PublishAsync();
        await PublishAsync();
        await Writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 2), ChangeNature.Legal, None);

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

        Bench.Time.Advance(TimeSpan.FromSeconds(29.999));
        Assert.False(follower.Lease.IsExpired);
        Bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(follower.Lease.IsExpired);

        await Writer.ReSignHeadAsync(None);
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

        Bench.Time.Set(Bench.Time.GetUtcNow().AddSeconds(seconds));
        Assert.Equal(seconds > 0, follower.Lease.IsExpired);
        Bench.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(follower.Lease.IsExpired);
    }

    [Fact]
    public async Task Lease_OldHeadFoundAtTheStart_IsExpired()
    {
        await PublishAsync();
        Bench.Time.Advance(TimeSpan.FromMinutes(5));

        var (follower, _) = Start(new FollowerOptions { PollInterval = TimeSpan.FromMilliseconds(20) });
        await UntilAsync(() => follower.State == FollowerState.Following);

        Assert.True(follower.Lease.IsExpired);
    }

    [Fact]
    public async Task RunAsync_ResumedFromAHead_DeliversOnlyWhatFollowed()
    {
        for (var i = 0; i < 5; i++)
            await PublishAsync();
        var head = (await Bench.Reader.LatestHeadAsync(None))!;
        await PublishAsync();

        Start(new FollowerOptions { ResumeFrom = head });
        await UntilAsync(() => Delivered().Count == 1);

        Assert.Equal(5, Delivered()[0].Index);
    }
}

public sealed class SqliteGazetteFollowerTests() : GazetteFollowerTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresGazetteFollowerTests(PostgresFixture postgres) : GazetteFollowerTests(new PostgresTestStore(postgres.Server));
