using Disclosure.Gazette.Log;
using Disclosure.Gazette.Merkle;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>What is appended stands in order under a signed head, once, be writers many or cut off.</summary>
public abstract class GazetteWritingTests(TestStore store) : GazetteSuite(store)
{
    [Fact]
    public async Task OpenAsync_NewStore_SignsAnEmptyHead()
    {
        await Bench.OpenAsync();

        var head = await Bench.Reader.LatestHeadAsync(None);

        Assert.NotNull(head);
        Assert.Equal(0, head.TreeSize);
        Assert.True(Bench.Trusted.Verifies(head));
    }

    [Fact]
    public async Task AppendAsync_Decision_IsReadBackUnderASignedHead()
    {
        var writer = await Bench.OpenAsync();
        var record = PublishableRecords.Decision(RecordId.New(), 1);

        var appended = await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);

        var read = Assert.Single(await Bench.Reader.ReadAsync(0, 10, None));
        Assert.Equal(record.Payload.ToArray(), read.Payload!.Value.ToArray());
        Assert.Equal(record.Id, read.RecordId);
        Assert.Equal(appended with { LeafHash = default, Payload = null }, read with { LeafHash = default, Payload = null });
        var head = await Bench.Reader.LatestHeadAsync(None);
        Assert.Equal(1, head!.TreeSize);
        Assert.True(Bench.Trusted.Verifies(head));
        Assert.Equal(read.LeafHash.ToArray(), head.RootHash.ToArray());
    }

    [Fact]
    public async Task AppendAsync_SameContentAgain_GivesTheSameEntry()
    {
        var writer = await Bench.OpenAsync();
        var record = PublishableRecords.Decision(RecordId.New(), 1);

        var first = await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);
        Bench.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await writer.AppendAsync(PublishableRecords.Decision(record.Id, 1), EntryKind.Published, ChangeNature.Legal, None);

        Assert.Equal(first.Index, second.Index);
        Assert.Equal(first.LeafHash.ToArray(), second.LeafHash.ToArray());
        Assert.Equal(1, (await Bench.Reader.LatestHeadAsync(None))!.TreeSize);
    }

    [Theory]
    [InlineData(1, "别的内容。", ChangeNature.Legal)]
    [InlineData(1, "内容。", ChangeNature.Technical)]
    public async Task AppendAsync_VersionTakenByOtherContent_Refuses(int version, string words, ChangeNature nature)
    {
        var writer = await Bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1, "内容。"), EntryKind.Published, ChangeNature.Legal, None);

        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.AppendAsync(PublishableRecords.Decision(id, version, words), EntryKind.Published, nature, None));
        Assert.Equal(1, (await Bench.Reader.LatestHeadAsync(None))!.TreeSize);
    }

    [Fact]
    public async Task AppendAsync_OlderVersionThanTheLogHolds_Refuses()
    {
        var writer = await Bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 2), EntryKind.Published, ChangeNature.Legal, None);

        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None));
    }

    [Fact]
    public async Task AppendAsync_NothingToAmend_Refuses()
    {
        var writer = await Bench.OpenAsync();

        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 2), EntryKind.Amended, ChangeNature.Legal, None));
        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.WithdrawAsync(PublishableRecords.Revocation(RecordId.New(), 2), ChangeNature.Legal, None));
    }

    [Fact]
    public async Task AppendAsync_TwoWritersAtOnce_NoGapAndNoDouble()
    {
        const int each = 15;
        await Bench.OpenAsync();
        await using var otherStore = new GazetteStore(Bench.LogOptions, Bench.KeyOptions);
        var writers = new[] { await Bench.OpenAsync(), await GazetteWriter.OpenAsync(otherStore, Bench.Signer, Bench.Trusted, Bench.Time, None) };
        var shared = Enumerable.Range(0, each).Select(static _ => PublishableRecords.Decision(RecordId.New(), 1)).ToArray();

        // Both also offer the same records: whoever comes second must get the other's entry.
        var entries = await Task.WhenAll(writers.Select(writer => Task.Run(async () =>
        {
            var made = new List<GazetteEntry>();
            foreach (var record in shared)
            {
                made.Add(await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None));
                made.Add(await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None));
            }

            return made;
        })));

        var read = await Bench.Reader.ReadAsync(0, 100, None);
        Assert.Equal(Enumerable.Range(0, 3 * each).Select(static i => (long)i), read.Select(static entry => entry.Index));
        Assert.Equal(3 * each, entries.SelectMany(static made => made).Select(static entry => entry.Index).Distinct().Count());
        Assert.All(read, static entry => Assert.NotNull(entry.Payload));
        var frontier = read.Aggregate(MerkleFrontier.Empty, static (edge, entry) => edge.Append(entry.LeafHash.ToArray()));
        Assert.Equal(frontier.Root(), (await Bench.Reader.LatestHeadAsync(None))!.RootHash.ToArray());
    }

    [Fact]
    public async Task Proofs_EveryEntryAndEverySize_ProveUnderTheNewestHead()
    {
        var writer = await Bench.OpenAsync();
        var heads = new List<SignedTreeHead> { (await Bench.Reader.LatestHeadAsync(None))! };
        for (var i = 0; i < 9; i++)
        {
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
            heads.Add((await Bench.Reader.LatestHeadAsync(None))!);
        }

        foreach (var entry in await Bench.Reader.ReadAsync(0, 10, None))
        {
            var proof = await Bench.Reader.ProveInclusionAsync(entry.Index, None);
            Assert.True(MerkleProof.ProvesInclusion(entry.Index, 9, entry.LeafHash.Span, proof.Path, proof.Head.RootHash.Span));
        }

        foreach (var head in heads)
        {
            var proof = await Bench.Reader.ProveConsistencyAsync(head.TreeSize, None);
            Assert.True(MerkleProof.ProvesConsistency(head.TreeSize, 9, head.RootHash.Span, proof.Head.RootHash.Span, proof.Path));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Bench.Reader.ProveInclusionAsync(9, None));
    }

    [Fact]
    public async Task ReSignHeadAsync_ClockStepsBack_IsStillDatedLater()
    {
        var writer = await Bench.OpenAsync();
        var first = await writer.ReSignHeadAsync(None);
        Bench.Time.Set(Bench.Time.GetUtcNow().AddHours(-1));

        var second = await writer.ReSignHeadAsync(None);

        Assert.True(second.SignedAt > first.SignedAt);
        Assert.Equal(second.SignedAt, (await Bench.Reader.LatestHeadAsync(None))!.SignedAt);
        Assert.True(Bench.Trusted.Verifies(second));
    }

    [Theory]
    [InlineData(GazetteTracing.KeepSecret)]
    [InlineData(GazetteTracing.WriteEntry)]
    [InlineData(GazetteTracing.Append)]
    public async Task AppendAsync_CutBetweenSteps_IsResumedByOfferingAgain(string after)
    {
        var writer = await Bench.OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        var record = PublishableRecords.Decision(RecordId.New(), 1, "断电。");
        await PowerCut.AfterAsync(after, () => writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None));
        await AssertSoundAsync();

        var reopened = await Bench.OpenAsync();
        var entry = await reopened.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);

        Assert.Equal(1, entry.Index);
        Assert.Equal(2, (await Bench.Reader.LatestHeadAsync(None))!.TreeSize);
        Assert.Equal(record.Payload.ToArray(), (await Bench.Reader.FindAsync(record.Id, 1, None))!.Payload!.Value.ToArray());
        Assert.Equal(2, await CountAsync(Bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys"));
        await AssertSoundAsync();
    }
}

public sealed class SqliteGazetteWritingTests() : GazetteWritingTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresGazetteWritingTests(PostgresFixture postgres) : GazetteWritingTests(new PostgresTestStore(postgres.Server));
