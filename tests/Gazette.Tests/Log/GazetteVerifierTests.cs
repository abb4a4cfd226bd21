using System.Data.Common;
using System.Text;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>The verifier finds every change, on both engines.</summary>
public abstract class GazetteVerifierTests(TestStore store) : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected GazetteBench Bench { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Bench = await GazetteBench.CreateAsync(store);
        var writer = await Bench.OpenAsync();
        var (id, other) = (RecordId.New(), RecordId.New());
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(other, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(other, 2), EntryKind.Amended, ChangeNature.Technical, None);
        await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
    }

    public async Task DisposeAsync()
    {
        await Bench.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task VerifyAsync_SoundGazette_CountsAndFindsNothing()
    {
        var report = await VerifyAsync();

        Assert.Empty(report.Problems);
        Assert.Equal((5, 4, 1, 6), (report.Entries, report.Payloads, report.Erased, report.Heads));
        Assert.Equal(5, report.Head!.TreeSize);
    }

    [Fact]
    public async Task VerifyAsync_NothingPublishedYet_IsSound()
    {
        await using var empty = new SqliteTestStore();
        await using var bench = await GazetteBench.CreateAsync(store is SqliteTestStore ? empty : store);
        await bench.OpenAsync();

        Assert.Empty((await new GazetteVerifier(bench.ReadOnlyStore, bench.Trusted).VerifyAsync(None)).Problems);
    }

    [Fact]
    public async Task VerifyAsync_OtherPublicKey_FindsEveryHead()
    {
        using var folder = new TemporaryFolder();
        using var stranger = HeadSigner.Create(folder.File("a"), folder.File("b"));
        using var verifier = stranger.Verifier();

        var report = await new GazetteVerifier(Bench.ReadOnlyStore, verifier).LookAsync(None);

        Assert.Equal(6, report.Problems.Count);
    }

    /// <summary>Every column of every row of both stores, one bit at a time: at the first, a middle and the last byte.</summary>
    [Theory]
    [InlineData("gazette_entries")]
    [InlineData("gazette_contents")]
    [InlineData("gazette_nodes")]
    [InlineData("gazette_heads")]
    [InlineData("gazette_keys")]
    [Clause("GS-20-2")]
    [Clause("JL-04")]
    public async Task VerifyAsync_OneByteFlippedInAnyRow_IsFound(string table)
    {
        var options = string.Equals(table, "gazette_keys", StringComparison.Ordinal) ? Bench.KeyOptions : Bench.LogOptions;
        await using var database = new Database(options);
        await using var connection = await database.OpenAsync(None);
        if (database.Engine == DatabaseEngine.Sqlite)
            await connection.ExecuteAsync("PRAGMA foreign_keys=OFF");
        else if (options == Bench.LogOptions)
            await connection.ExecuteAsync("ALTER TABLE gazette_contents DROP CONSTRAINT gazette_contents_entry_index_fkey");
        var rows = (await connection.QueryAsync($"SELECT * FROM {table}")).Cast<IDictionary<string, object>>().ToList();
        Assert.NotEmpty(rows);
        var flips = 0;
        foreach (var row in rows)
        {
            foreach (var column in row.Keys)
            {
                foreach (var changed in Flipped(row[column]))
                {
                    if (!await TrySetAsync(connection, table, row, column, changed))
                        continue; // another row has this key already: the store itself refuses it
                    var report = await LookAsync();
                    Assert.False(report.IsSound, $"{table}.{column} changed in {string.Join(' ', row.Values.Take(2))} was not found");
                    await TrySetAsync(connection, table, new Dictionary<string, object>(row, StringComparer.Ordinal) { [column] = changed }, column, row[column]);
                    flips++;
                }
            }
        }

        Assert.True(flips >= rows.Count * 3);
        Assert.Empty((await VerifyAsync()).Problems);
    }

    [Theory]
    [InlineData("DELETE FROM gazette_contents WHERE entry_index = 1", "content is missing")]
    [InlineData("DELETE FROM gazette_contents WHERE entry_index = 1; DELETE FROM gazette_entries WHERE entry_index = 1", "Entry 1 is missing")]
    [InlineData("DELETE FROM gazette_heads WHERE tree_size = 2", "head of size 2 is missing")]
    [InlineData("DELETE FROM gazette_heads", "no signed head")]
    [InlineData("DELETE FROM gazette_nodes WHERE level = 2", "stored tree is wrong")]
    [InlineData("INSERT INTO gazette_nodes SELECT 9, 9, root_hash FROM gazette_heads WHERE tree_size = 1", "inner nodes")]
    [InlineData("DELETE FROM gazette_contents WHERE entry_index = 4; DELETE FROM gazette_entries WHERE entry_index = 4", "holds only 4")]
    [InlineData("UPDATE gazette_entries SET erases_earlier = 1 WHERE entry_index = 2", "leaf hash")]
    [Clause("GS-20-2")]
    [Clause("JL-04")]
    public async Task VerifyAsync_RowsRemovedOrAdded_IsFound(string sql, string expected)
    {
        await using var database = new Database(Bench.LogOptions);
        await using (var connection = await database.OpenAsync(None))
            await connection.ExecuteAsync(sql);

        Assert.Contains((await LookAsync()).Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task VerifyAsync_KeyLost_IsFound()
    {
        await using var database = new Database(Bench.KeyOptions);
        await using (var connection = await database.OpenAsync(None))
            await connection.ExecuteAsync("DELETE FROM gazette_keys WHERE entry_index = 1");

        Assert.Contains("key is missing", Assert.Single((await LookAsync()).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyAsync_WhileAppendingAndWithdrawing_FindsNothing()
    {
        using var stop = new CancellationTokenSource();
        var writer = await Bench.OpenAsync();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var id = RecordId.New();
                await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
                await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
                await Task.Delay(50);
            }
        });

        for (var i = 0; i < 5; i++)
            Assert.Empty((await VerifyAsync()).Problems);
        await stop.CancelAsync();
        await writing;
    }

    private Task<GazetteReport> VerifyAsync() => new GazetteVerifier(Bench.ReadOnlyStore, Bench.Trusted).VerifyAsync(None);

    /// <summary>One look, without the verifier's patience: here nothing is in motion.</summary>
    private Task<GazetteReport> LookAsync() => new GazetteVerifier(Bench.ReadOnlyStore, Bench.Trusted).LookAsync(None);

    private static IEnumerable<object> Flipped(object value)
    {
        switch (value)
        {
            case byte[] bytes:
                foreach (var position in new[] { 0, bytes.Length / 2, bytes.Length - 1 }.Distinct())
                {
                    var changed = (byte[])bytes.Clone();
                    changed[position] ^= (byte)(1 << (position % 8));
                    yield return changed;
                }

                break;
            case string text:
                foreach (var position in new[] { 0, text.Length / 2, text.Length - 1 }.Distinct())
                {
                    var changed = text.ToCharArray();
                    changed[position] ^= (char)1;
                    yield return new string(changed);
                }

                break;
            default:
                var number = Convert.ToInt64(value);
                foreach (var bit in new[] { 0, 3, 9, 30 })
                    yield return value is int ? (int)(number ^ (1L << bit)) : number ^ (1L << bit);
                if (value is long)
                    yield return number ^ (1L << 40);
                break;
        }
    }

    private static async Task<bool> TrySetAsync(DbConnection connection, string table, IDictionary<string, object> row, string column, object changed)
    {
        var parameters = new DynamicParameters();
        parameters.Add("changed", changed);
        var keys = table switch
        {
            "gazette_nodes" => new[] { "level", "position" },
            "gazette_heads" => ["tree_size"],
            "gazette_keys" => ["key_id"],
            _ => ["entry_index"],
        };
        foreach (var key in keys)
            parameters.Add(key, row[key]);
        try
        {
            var count = await connection.ExecuteAsync(
                $"UPDATE {table} SET {column} = @changed WHERE {string.Join(" AND ", keys.Select(static key => $"{key} = @{key}"))}", parameters);
            Assert.Equal(1, count);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}

public sealed class SqliteGazetteVerifierTests() : GazetteVerifierTests(new SqliteTestStore())
{
    /// <summary>An id stands in the table and in its indexes; changed in an index alone, the record is read with the table but found no more.</summary>
    [Fact]
    [Clause("GS-20-2")]
    public async Task VerifyAsync_IdChangedAnywhereInTheFile_IsFound()
    {
        var file = Bench.LogOptions.Path!;
        var id = (await Bench.Reader.ReadAsync(0, 10, CancellationToken.None))[0].RecordId.Value;
        await using (var log = new Database(Bench.LogOptions))
            Assert.True(await log.SettleAsync(CancellationToken.None));
        var sound = await File.ReadAllBytesAsync(file);
        var places = Places(sound, Encoding.ASCII.GetBytes(id));
        Assert.True(places.Count >= 3, "A table and two indexes hold the id of a record that was withdrawn.");

        foreach (var place in places)
        {
            using var folder = new TemporaryFolder();
            var changed = sound.ToArray();
            changed[place + id.Length - 1] ^= 1;
            await File.WriteAllBytesAsync(folder.File("gazette.db"), changed);
            await using var store = new GazetteStore(DatabaseOptions.Sqlite(folder.File("gazette.db")), Bench.KeyOptions with { ReadOnly = true });

            Assert.NotEmpty((await new GazetteVerifier(store, Bench.Trusted).LookAsync(CancellationToken.None)).Problems);
        }
    }

    private static List<int> Places(byte[] bytes, byte[] sought)
    {
        var places = new List<int>();
        for (var from = 0; bytes.AsSpan(from).IndexOf(sought) is >= 0 and var at; from += at + 1)
            places.Add(from + at);
        return places;
    }

    /// <summary>Both stores have a structure of their own: an index that its table no longer knows of, by which pages are lost.</summary>
    [Theory]
    [InlineData("log")]
    [InlineData("key store")]
    [Clause("GS-20-2")]
    public async Task VerifyAsync_StructureOfAStoreIsDamaged_IsFoundInThatStore(string which)
    {
        await using (var database = new Database(which is "log" ? Bench.LogOptions : Bench.KeyOptions))
        await using (var connection = await database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync($"CREATE INDEX planted ON {(which is "log" ? "gazette_entries" : "gazette_keys")} (key_id)");
            await connection.ExecuteAsync("PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'planted'; PRAGMA writable_schema = OFF");
        }

        var report = await new GazetteVerifier(Bench.ReadOnlyStore, Bench.Trusted).LookAsync(CancellationToken.None);

        Assert.Contains(report.Problems, problem => problem.Contains($"The {which}'s database is damaged", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Problems, problem => problem.Contains($"The {(which is "log" ? "key store" : "log")}'s database is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task VerifyAsync_CopyOfTheFolder_IsSound()
    {
        using var folder = new TemporaryFolder();
        using var copy = new TemporaryFolder();
        using var signer = HeadSigner.Create(folder.File("signing.pem"), folder.File("head.pem"));
        using var trusted = signer.Verifier();
        await using (var store = GazetteStore.InFolder(folder.File("gazette"), readOnly: false))
        {
            var writer = await GazetteWriter.OpenAsync(store, signer, trusted, TimeProvider.System, CancellationToken.None);
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, CancellationToken.None);
            foreach (var file in Directory.GetFiles(folder.File("gazette")).Where(static file => !file.EndsWith("-shm", StringComparison.Ordinal)))
                File.Copy(file, copy.File(Path.GetFileName(file)));
        }

        await using var copied = GazetteStore.InFolder(copy.Path, readOnly: true);
        var report = await new GazetteVerifier(copied, trusted).VerifyAsync(CancellationToken.None);

        Assert.Empty(report.Problems);
        Assert.Equal(1, report.Payloads);
    }
}

[Collection(StoresCollection.Name)]
public sealed class PostgresGazetteVerifierTests(PostgresFixture postgres) : GazetteVerifierTests(new PostgresTestStore(postgres.Server));
