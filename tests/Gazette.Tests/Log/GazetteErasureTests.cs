using Disclosure.Gazette.Log;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>What is withdrawn or amended away cannot be read again, wherever the erasure is cut off.</summary>
public abstract class GazetteErasureTests(TestStore store) : GazetteSuite(store)
{
    [Fact]
    [Clause("CX-14-4")]
    public async Task WithdrawAsync_AfterAmendment_ErasesAllButTheNotice()
    {
        var writer = await Bench.OpenAsync();
        var (id, other) = (RecordId.New(), RecordId.New());
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(other, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(id, 2, "更正后的内容。"), EntryKind.Amended, ChangeNature.Technical, None);

        var withdrawn = await writer.WithdrawAsync(PublishableRecords.Revocation(id, 3), ChangeNature.Legal, None);

        Assert.True(withdrawn.ErasesEarlier);
        var read = await Bench.Reader.ReadAsync(0, 10, None);
        Assert.Equal([true, false, true, false], read.Select(static entry => entry.Payload is null));
        Assert.Equal(RecordKind.Notice, read[3].PayloadKind);
        Assert.Equal(0, await CountAsync(Bench.LogOptions, "SELECT COUNT(*) FROM gazette_contents WHERE entry_index IN (0, 2)"));
        Assert.Equal(0, await CountAsync(Bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index IN (0, 2)"));

        // The freed pages are purged for many erasures at once, and nothing is said to be purged before.
        Assert.True(writer.PurgeDue);
        Assert.True(writer.Purged.UpTo < withdrawn.Index + 1);
        Assert.True(await writer.PurgeAsync(None));
        Assert.False(writer.PurgeDue);
        Assert.Equal(withdrawn.Index + 1, writer.Purged.UpTo);
    }

    [Fact]
    public async Task WithdrawAsync_SameNoticeAgain_GivesTheSameEntry()
    {
        var writer = await Bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);

        var first = await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
        var second = await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);

        Assert.Equal(first.Index, second.Index);
        await Assert.ThrowsAsync<GazetteConflictException>(() => writer.WithdrawAsync(PublishableRecords.Revocation(id, 2, "别的理由。"), ChangeNature.Legal, None));
    }

    [Fact]
    public async Task AppendAsync_VersionErasedMeanwhile_GivesItsEntryAndPublishesNothing()
    {
        var writer = await Bench.OpenAsync();
        var record = PublishableRecords.Decision(RecordId.New(), 1);
        await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);
        await writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 2), ChangeNature.Legal, None);

        var again = await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);

        Assert.Equal(0, again.Index);
        Assert.Null(again.Payload);
        Assert.Null((await Bench.Reader.FindAsync(record.Id, 1, None))!.Payload);
    }

    [Fact]
    public async Task AppendAsync_AmendmentThatErases_LeavesOnlyTheNewVersion()
    {
        var writer = await Bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(id, 2, "乙"), EntryKind.Amended, ChangeNature.Technical, eraseEarlier: true, None);

        Assert.Null((await Bench.Reader.FindAsync(id, 1, None))!.Payload);
        Assert.NotNull((await Bench.Reader.FindAsync(id, 2, None))!.Payload);
    }

    [Theory]
    [InlineData(GazetteTracing.KeepSecret, false)]
    [InlineData(GazetteTracing.WriteEntry, false)]
    [InlineData(GazetteTracing.EraseKeys, true)]
    [InlineData(GazetteTracing.Purge, true)]
    public async Task WithdrawAsync_CutBetweenSteps_OpeningCompletesTheErasure(string after, bool withdrawn)
    {
        var writer = await Bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await PowerCut.AfterAsync(after, async () =>
        {
            await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
            await writer.PurgeAsync(None);
        });
        await AssertSoundAsync();

        await AssertErasedByOpeningAsync(id, withdrawn);
    }

    [Fact]
    public async Task WithdrawAsync_CutBeforeKeysAreDestroyed_OpeningDestroysThem()
    {
        var writer = await Bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await PowerCut.BeforeAsync(GazetteTracing.EraseKeys, () => writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None));
        await AssertSoundAsync("erasure is not complete");

        await AssertErasedByOpeningAsync(id, withdrawn: true);
    }

    [Fact]
    public async Task OpenAsync_ContentsAndKeysRestoredFromABackup_AreErasedAgain()
    {
        var writer = await Bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        var (content, key) = (await RowAsync(Bench.LogOptions, "SELECT nonce, ciphertext FROM gazette_contents"), await RowAsync(Bench.KeyOptions, "SELECT key_id, content_key, salt FROM gazette_keys"));
        await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
        await ExecuteAsync(Bench.LogOptions, "INSERT INTO gazette_contents (entry_index, nonce, ciphertext) VALUES (0, @nonce, @ciphertext)", content);
        await ExecuteAsync(Bench.KeyOptions, "INSERT INTO gazette_keys (entry_index, key_id, content_key, salt) VALUES (0, @key_id, @content_key, @salt)", key);

        await Bench.OpenAsync();

        Assert.Null((await Bench.Reader.FindAsync(id, 1, None))!.Payload);
        Assert.Equal(0, await CountAsync(Bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index = 0"));
    }

    private async Task AssertErasedByOpeningAsync(RecordId id, bool withdrawn)
    {
        // Before anything is repaired: what was ordered to be erased is already unreadable.
        Assert.Equal(withdrawn, (await Bench.Reader.FindAsync(id, 1, None))!.Payload is null);
        var reopened = await Bench.OpenAsync();

        Assert.Equal(withdrawn ? 0 : 1, await CountAsync(Bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index = 0"));
        await reopened.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
        Assert.Equal(2, (await Bench.Reader.LatestHeadAsync(None))!.TreeSize);
        Assert.Equal(1, await CountAsync(Bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys"));
        await AssertSoundAsync();
    }
}

public sealed class SqliteGazetteErasureTests() : GazetteErasureTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresGazetteErasureTests(PostgresFixture postgres) : GazetteErasureTests(new PostgresTestStore(postgres.Server));
