using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Merkle;
using Disclosure.Gazette.Stores;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>The promises of writer and reader, the same on both engines: one long class, because each subclass runs all of it on its engine.</summary>
public abstract class GazetteTests(TestStore store) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private GazetteBench _bench = null!;

    public async Task InitializeAsync() => _bench = await GazetteBench.CreateAsync(store);

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task OpenAsync_NewStore_SignsAnEmptyHead()
    {
        await _bench.OpenAsync();

        var head = await _bench.Reader.LatestHeadAsync(None);

        Assert.NotNull(head);
        Assert.Equal(0, head.TreeSize);
        Assert.True(_bench.Trusted.Verifies(head));
    }

    [Fact]
    public async Task AppendAsync_Decision_IsReadBackUnderASignedHead()
    {
        var writer = await _bench.OpenAsync();
        var record = PublishableRecords.Decision(RecordId.New(), 1);

        var appended = await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);

        var read = Assert.Single(await _bench.Reader.ReadAsync(0, 10, None));
        Assert.Equal(record.Payload.ToArray(), read.Payload!.Value.ToArray());
        Assert.Equal(record.Id, read.RecordId);
        Assert.Equal(appended with { LeafHash = default, Payload = null }, read with { LeafHash = default, Payload = null });
        var head = await _bench.Reader.LatestHeadAsync(None);
        Assert.Equal(1, head!.TreeSize);
        Assert.True(_bench.Trusted.Verifies(head));
        Assert.Equal(read.LeafHash.ToArray(), head.RootHash.ToArray());
    }

    [Fact]
    public async Task AppendAsync_SameContentAgain_GivesTheSameEntry()
    {
        var writer = await _bench.OpenAsync();
        var record = PublishableRecords.Decision(RecordId.New(), 1);

        var first = await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await writer.AppendAsync(PublishableRecords.Decision(record.Id, 1), EntryKind.Published, ChangeNature.Legal, None);

        Assert.Equal(first.Index, second.Index);
        Assert.Equal(first.LeafHash.ToArray(), second.LeafHash.ToArray());
        Assert.Equal(1, (await _bench.Reader.LatestHeadAsync(None))!.TreeSize);
    }

    [Theory]
    [InlineData(1, "别的内容。", ChangeNature.Legal)]
    [InlineData(1, "内容。", ChangeNature.Technical)]
    public async Task AppendAsync_VersionTakenByOtherContent_Refuses(int version, string words, ChangeNature nature)
    {
        var writer = await _bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1, "内容。"), EntryKind.Published, ChangeNature.Legal, None);

        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.AppendAsync(PublishableRecords.Decision(id, version, words), EntryKind.Published, nature, None));
        Assert.Equal(1, (await _bench.Reader.LatestHeadAsync(None))!.TreeSize);
    }

    [Fact]
    public async Task AppendAsync_OlderVersionThanTheLogHolds_Refuses()
    {
        var writer = await _bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 2), EntryKind.Published, ChangeNature.Legal, None);

        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None));
    }

    [Fact]
    public async Task AppendAsync_NothingToAmend_Refuses()
    {
        var writer = await _bench.OpenAsync();

        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 2), EntryKind.Amended, ChangeNature.Legal, None));
        await Assert.ThrowsAsync<GazetteConflictException>(() =>
            writer.WithdrawAsync(PublishableRecords.Revocation(RecordId.New(), 2), ChangeNature.Legal, None));
    }

    [Fact]
    public async Task AppendAsync_TwoWritersAtOnce_NoGapAndNoDouble()
    {
        const int each = 15;
        await _bench.OpenAsync();
        await using var otherStore = new GazetteStore(_bench.LogOptions, _bench.KeyOptions);
        var writers = new[] { await _bench.OpenAsync(), await GazetteWriter.OpenAsync(otherStore, _bench.Signer, _bench.Trusted, _bench.Time, None) };
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

        var read = await _bench.Reader.ReadAsync(0, 100, None);
        Assert.Equal(Enumerable.Range(0, 3 * each).Select(static i => (long)i), read.Select(static entry => entry.Index));
        Assert.Equal(3 * each, entries.SelectMany(static made => made).Select(static entry => entry.Index).Distinct().Count());
        Assert.All(read, static entry => Assert.NotNull(entry.Payload));
        var frontier = read.Aggregate(MerkleFrontier.Empty, static (edge, entry) => edge.Append(entry.LeafHash.ToArray()));
        Assert.Equal(frontier.Root(), (await _bench.Reader.LatestHeadAsync(None))!.RootHash.ToArray());
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task WithdrawAsync_AfterAmendment_ErasesAllButTheNotice()
    {
        var writer = await _bench.OpenAsync();
        var (id, other) = (RecordId.New(), RecordId.New());
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(other, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(id, 2, "更正后的内容。"), EntryKind.Amended, ChangeNature.Technical, None);

        var withdrawn = await writer.WithdrawAsync(PublishableRecords.Revocation(id, 3), ChangeNature.Legal, None);

        Assert.True(withdrawn.ErasesEarlier);
        var read = await _bench.Reader.ReadAsync(0, 10, None);
        Assert.Equal([true, false, true, false], read.Select(static entry => entry.Payload is null));
        Assert.Equal(RecordKind.Notice, read[3].PayloadKind);
        Assert.Equal(0, await CountAsync(_bench.LogOptions, "SELECT COUNT(*) FROM gazette_contents WHERE entry_index IN (0, 2)"));
        Assert.Equal(0, await CountAsync(_bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index IN (0, 2)"));
        Assert.False(writer.PurgeDue);
    }

    [Fact]
    public async Task WithdrawAsync_SameNoticeAgain_GivesTheSameEntry()
    {
        var writer = await _bench.OpenAsync();
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
        var writer = await _bench.OpenAsync();
        var record = PublishableRecords.Decision(RecordId.New(), 1);
        await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);
        await writer.WithdrawAsync(PublishableRecords.Revocation(record.Id, 2), ChangeNature.Legal, None);

        var again = await writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);

        Assert.Equal(0, again.Index);
        Assert.Null(again.Payload);
        Assert.Null((await _bench.Reader.FindAsync(record.Id, 1, None))!.Payload);
    }

    [Fact]
    public async Task AppendAsync_AmendmentThatErases_LeavesOnlyTheNewVersion()
    {
        var writer = await _bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(id, 2, "乙"), EntryKind.Amended, ChangeNature.Technical, eraseEarlier: true, None);

        Assert.Null((await _bench.Reader.FindAsync(id, 1, None))!.Payload);
        Assert.NotNull((await _bench.Reader.FindAsync(id, 2, None))!.Payload);
    }

    [Fact]
    public async Task Proofs_EveryEntryAndEverySize_ProveUnderTheNewestHead()
    {
        var writer = await _bench.OpenAsync();
        var heads = new List<SignedTreeHead> { (await _bench.Reader.LatestHeadAsync(None))! };
        for (var i = 0; i < 9; i++)
        {
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
            heads.Add((await _bench.Reader.LatestHeadAsync(None))!);
        }

        foreach (var entry in await _bench.Reader.ReadAsync(0, 10, None))
        {
            var proof = await _bench.Reader.ProveInclusionAsync(entry.Index, None);
            Assert.True(MerkleProof.ProvesInclusion(entry.Index, 9, entry.LeafHash.Span, proof.Path, proof.Head.RootHash.Span));
        }

        foreach (var head in heads)
        {
            var proof = await _bench.Reader.ProveConsistencyAsync(head.TreeSize, None);
            Assert.True(MerkleProof.ProvesConsistency(head.TreeSize, 9, head.RootHash.Span, proof.Head.RootHash.Span, proof.Path));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _bench.Reader.ProveInclusionAsync(9, None));
    }

    [Fact]
    public async Task ReSignHeadAsync_ClockStepsBack_IsStillDatedLater()
    {
        var writer = await _bench.OpenAsync();
        var first = await writer.ReSignHeadAsync(None);
        _bench.Time.Set(_bench.Time.GetUtcNow().AddHours(-1));

        var second = await writer.ReSignHeadAsync(None);

        Assert.True(second.SignedAt > first.SignedAt);
        Assert.Equal(second.SignedAt, (await _bench.Reader.LatestHeadAsync(None))!.SignedAt);
        Assert.True(_bench.Trusted.Verifies(second));
    }

    [Theory]
    [InlineData(GazetteTracing.KeepSecret)]
    [InlineData(GazetteTracing.WriteEntry)]
    [InlineData(GazetteTracing.Append)]
    public async Task AppendAsync_CutBetweenSteps_IsResumedByOfferingAgain(string after)
    {
        var writer = await _bench.OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        var record = PublishableRecords.Decision(RecordId.New(), 1, "断电。");
        await PowerCut.AfterAsync(after, () => writer.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None));
        await AssertSoundAsync();

        var reopened = await _bench.OpenAsync();
        var entry = await reopened.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, None);

        Assert.Equal(1, entry.Index);
        Assert.Equal(2, (await _bench.Reader.LatestHeadAsync(None))!.TreeSize);
        Assert.Equal(record.Payload.ToArray(), (await _bench.Reader.FindAsync(record.Id, 1, None))!.Payload!.Value.ToArray());
        Assert.Equal(2, await CountAsync(_bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys"));
        await AssertSoundAsync();
    }

    [Theory]
    [InlineData(GazetteTracing.KeepSecret, false)]
    [InlineData(GazetteTracing.WriteEntry, false)]
    [InlineData(GazetteTracing.EraseKeys, true)]
    [InlineData(GazetteTracing.Purge, true)]
    public async Task WithdrawAsync_CutBetweenSteps_OpeningCompletesTheErasure(string after, bool withdrawn)
    {
        var writer = await _bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await PowerCut.AfterAsync(after, () => writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None));
        await AssertSoundAsync();

        await AssertErasedByOpeningAsync(id, withdrawn);
    }

    [Fact]
    public async Task WithdrawAsync_CutBeforeKeysAreDestroyed_OpeningDestroysThem()
    {
        var writer = await _bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await PowerCut.BeforeAsync(GazetteTracing.EraseKeys, () => writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None));
        await AssertSoundAsync("erasure is not complete");

        await AssertErasedByOpeningAsync(id, withdrawn: true);
    }

    [Fact]
    public async Task OpenAsync_ContentsAndKeysRestoredFromABackup_AreErasedAgain()
    {
        var writer = await _bench.OpenAsync();
        var id = RecordId.New();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        var (content, key) = (await RowAsync(_bench.LogOptions, "SELECT nonce, ciphertext FROM gazette_contents"), await RowAsync(_bench.KeyOptions, "SELECT key_id, content_key, salt FROM gazette_keys"));
        await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
        await ExecuteAsync(_bench.LogOptions, "INSERT INTO gazette_contents (entry_index, nonce, ciphertext) VALUES (0, @nonce, @ciphertext)", content);
        await ExecuteAsync(_bench.KeyOptions, "INSERT INTO gazette_keys (entry_index, key_id, content_key, salt) VALUES (0, @key_id, @content_key, @salt)", key);

        await _bench.OpenAsync();

        Assert.Null((await _bench.Reader.FindAsync(id, 1, None))!.Payload);
        Assert.Equal(0, await CountAsync(_bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index = 0"));
    }

    [Fact]
    public async Task OpenAsync_LogOlderThanItsKeyStore_Refuses()
    {
        var writer = await _bench.OpenAsync();
        for (var i = 0; i < 4; i++)
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        await ExecuteAsync(_bench.LogOptions, "DELETE FROM gazette_contents WHERE entry_index >= 2; DELETE FROM gazette_entries WHERE entry_index >= 2; DELETE FROM gazette_heads WHERE tree_size > 2; DELETE FROM gazette_nodes WHERE level = 2 OR (level = 1 AND position = 1)");

        await Assert.ThrowsAsync<GazetteDamagedException>(() => _bench.OpenAsync());
    }

    [Theory]
    [InlineData("UPDATE gazette_heads SET signed_at = signed_at + 1")]
    [InlineData("UPDATE gazette_heads SET algorithm = 'none'")]
    [InlineData("DELETE FROM gazette_heads")]
    [InlineData("DELETE FROM gazette_heads WHERE tree_size = 3")]
    [InlineData("UPDATE gazette_nodes SET hash = (SELECT root_hash FROM gazette_heads WHERE tree_size = 1)")]
    [InlineData("DELETE FROM gazette_nodes")]
    [Clause("GS-20-2")]
    public async Task AppendAsync_LogWasTamperedWith_SignsNothing(string tampering)
    {
        var writer = await _bench.OpenAsync();
        for (var i = 0; i < 3; i++)
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        await ExecuteAsync(_bench.LogOptions, tampering);

        if (!tampering.EndsWith("= 3", StringComparison.Ordinal))
        {
            await Assert.ThrowsAsync<GazetteDamagedException>(() => writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None));
            await Assert.ThrowsAsync<GazetteDamagedException>(() => writer.ReSignHeadAsync(None));
        }

        await Assert.ThrowsAsync<GazetteDamagedException>(() => _bench.OpenAsync());
    }

    [Fact]
    public async Task ReadOnlyStore_Write_IsRefused()
    {
        await _bench.OpenAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ExecuteAsync(_bench.LogOptions with { ReadOnly = true }, "DELETE FROM gazette_heads"));
    }

    private async Task AssertErasedByOpeningAsync(RecordId id, bool withdrawn)
    {
        // Before anything is repaired: what was ordered to be erased is already unreadable.
        Assert.Equal(withdrawn, (await _bench.Reader.FindAsync(id, 1, None))!.Payload is null);
        var reopened = await _bench.OpenAsync();

        Assert.Equal(withdrawn ? 0 : 1, await CountAsync(_bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index = 0"));
        await reopened.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
        Assert.Equal(2, (await _bench.Reader.LatestHeadAsync(None))!.TreeSize);
        Assert.Equal(1, await CountAsync(_bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys"));
        await AssertSoundAsync();
    }

    private async Task AssertSoundAsync(string? expected = null)
    {
        var report = await new GazetteVerifier(_bench.ReadOnlyStore, _bench.Trusted).LookAsync(None);
        if (expected is null)
            Assert.Empty(report.Problems);
        else
            Assert.Contains(expected, Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(DatabaseOptions options, string sql)
    {
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private static async Task<IDictionary<string, object>> RowAsync(DatabaseOptions options, string sql)
    {
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        return (IDictionary<string, object>)await connection.QuerySingleAsync(sql);
    }

    private static async Task ExecuteAsync(DatabaseOptions options, string sql, object? parameters = null)
    {
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        await connection.ExecuteAsync(sql, parameters);
    }
}

public sealed class SqliteGazetteTests() : GazetteTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresGazetteTests(PostgresFixture postgres) : GazetteTests(new PostgresTestStore(postgres.Server))
{
    [Fact]
    [Clause("ZZ-09")]
    public async Task GrantReadingAsync_ReaderRole_ReadsEverythingAndChangesNothing()
    {
        var store = new PostgresTestStore(postgres.Server);
        await using var bench = await GazetteBench.CreateAsync(store);
        var writer = await bench.OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, CancellationToken.None);
        await PostgresServer.ExecuteAsync(bench.LogOptions.ConnectionString!, "CREATE ROLE public_reader LOGIN", CancellationToken.None);
        // Not read-only by its own choice: only the grants hold it back.
        var log = bench.LogOptions with { ConnectionString = PostgresServer.As(bench.LogOptions.ConnectionString!, "public_reader") };
        var keys = bench.KeyOptions with { ConnectionString = PostgresServer.As(bench.KeyOptions.ConnectionString!, "public_reader") };
        await using var reader = new GazetteStore(log, keys);
        await Assert.ThrowsAnyAsync<Exception>(() => reader.RequireCurrentAsync(CancellationToken.None));

        await bench.Store.GrantReadingAsync("public_reader", CancellationToken.None);

        await reader.RequireCurrentAsync(CancellationToken.None);
        Assert.NotNull(Assert.Single(await new GazetteReader(reader).ReadAsync(0, 10, CancellationToken.None)).Payload);
        foreach (var (options, table) in new[]
        {
            (log, "gazette_entries"), (log, "gazette_contents"), (log, "gazette_nodes"), (log, "gazette_heads"), (log, "schema_migrations"), (keys, "gazette_keys"),
        })
        {
            await using var database = new Database(options);
            await using var connection = await database.OpenAsync(CancellationToken.None);
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync($"DELETE FROM {table}"));
            Assert.Equal("42501", refused.SqlState);
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.ExecuteAsync($"CREATE TABLE {table}_2 (id BIGINT)"));
        }
    }
}
