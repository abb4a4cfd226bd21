using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Following;

/// <summary>A node that kept its copy is told what it had taken in, of exactly the log it took it from.</summary>
public abstract class HistoryReplayTests(TestStore store) : FollowerSuite(store)
{
    [Fact]
    public async Task RunAsync_UpToAHead_GivesEveryEntryAndOnlyTheTextsOfNotices()
    {
        var record = await PublishAsync();
        await PublishAsync();
        await Writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 2), ChangeNature.Legal, None);
        var head = (await Bench.Reader.LatestHeadAsync(None))!;
        await PublishAsync();

        var entries = await ReplayAsync(head);

        Assert.Equal([0L, 1, 2], entries.Select(static entry => entry.Index));
        Assert.Equal([true, true, false], entries.Select(static entry => entry.Payload is null));
        Assert.Equal((await Bench.Reader.ReadAsync(0, 3, None)).Select(static entry => Convert.ToHexString(entry.LeafHash.Span)), entries.Select(static entry => Convert.ToHexString(entry.LeafHash.Span)));
    }

    [Fact]
    public async Task RunAsync_NoticeErasedSince_IsGivenWithoutItsText()
    {
        var record = await PublishAsync();
        await Writer.AppendAsync(PublishableRecords.Revocation(record.Id, 2), EntryKind.Notice, ChangeNature.Legal, None);
        var head = (await Bench.Reader.LatestHeadAsync(None))!;
        await Writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 3), ChangeNature.Legal, None);

        Assert.All(await ReplayAsync(head), static entry => Assert.Null(entry.Payload));
    }

    [Fact]
    public async Task RunAsync_NoticeLostWithoutAnOrder_Throws()
    {
        var record = await PublishAsync();
        await Writer.AppendAsync(PublishableRecords.Revocation(record.Id, 2), EntryKind.Notice, ChangeNature.Legal, None);
        var head = (await Bench.Reader.LatestHeadAsync(None))!;
        await TamperAsync("DELETE FROM gazette_contents WHERE entry_index = 1");

        await Assert.ThrowsAsync<GazetteDamagedException>(() => ReplayAsync(head));
    }

    [Theory]
    [InlineData("UPDATE gazette_entries SET version = 7 WHERE entry_index = 1")]
    [InlineData("UPDATE gazette_entries SET record_id = '0000000000000000' WHERE entry_index = 1")]
    [InlineData("DELETE FROM gazette_entries WHERE entry_index = 1")]
    [InlineData("DELETE FROM gazette_entries WHERE entry_index = 2")]
    public async Task RunAsync_ChangedLog_Throws(string change)
    {
        for (var i = 0; i < 3; i++)
            await PublishAsync();
        var head = (await Bench.Reader.LatestHeadAsync(None))!;
        await TamperAsync("DELETE FROM gazette_contents");
        await TamperAsync(change);

        await Assert.ThrowsAsync<GazetteDamagedException>(() => ReplayAsync(head));
    }

    [Fact]
    public async Task RunAsync_HeadOfAnotherLog_Throws()
    {
        await PublishAsync();
        await PublishAsync();
        var heads = (await Bench.Reader.LatestHeadAsync(None))!;
        var forged = heads with { TreeSize = 1 };

        await Assert.ThrowsAsync<GazetteDamagedException>(() => ReplayAsync(forged));
        await Assert.ThrowsAsync<GazetteDamagedException>(() => ReplayAsync(heads with { RootHash = new byte[32] }));
    }

    [Fact]
    public async Task AtAsync_SomeIndices_GivesThemInOrderAndNoOthers()
    {
        for (var i = 0; i < 5; i++)
            await PublishAsync();

        var entries = await Bench.Reader.AtAsync([4, 1, 9], None);

        Assert.Equal([1L, 4], entries.Select(static entry => entry.Index));
        Assert.All(entries, static entry => Assert.NotNull(entry.Payload));
        Assert.Empty(await Bench.Reader.AtAsync([], None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Bench.Reader.AtAsync([.. Enumerable.Range(0, 501).Select(static i => (long)i)], None));
    }

    private async Task<List<GazetteEntry>> ReplayAsync(SignedTreeHead head)
    {
        var entries = new List<GazetteEntry>();
        await new HistoryReplay(Bench.ReadOnlyStore, Bench.Trusted, Bench.Time).RunAsync(head, TimeSpan.Zero, entries.AddRange, None);
        return entries;
    }
}

public sealed class SqliteHistoryReplayTests() : HistoryReplayTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresHistoryReplayTests(PostgresFixture postgres) : HistoryReplayTests(new PostgresTestStore(postgres.Server));
