using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Log;

/// <summary>A log that is older than its ledger is brought forward to the very head that was signed last, and what was erased stays erased.</summary>
public abstract class LogLedgerTests(TestStore store) : GazetteSuite(store)
{
    private readonly TemporaryFolder _folder = new();

    private string Ledger => _folder.File("ledger.jsonl");

    [Fact]
    [Clause("CX-14-4")]
    public async Task OpenAsync_LogAndKeysFromBeforeAWithdrawal_EraseItAgainUnderTheSameHead()
    {
        var (goes, stays) = (RecordId.New(), RecordId.New());
        var writer = await OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(goes, 1), EntryKind.Published, ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(stays, 1), EntryKind.Published, ChangeNature.Legal, None);
        var backup = await BackUpAsync();
        await writer.WithdrawAsync(PublishableRecords.Revocation(goes, 2), ChangeNature.Legal, None);
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        var head = (await Bench.Reader.LatestHeadAsync(None))!;

        await RestoreAsync(backup);
        Assert.NotNull((await Bench.Reader.FindAsync(goes, 1, None))!.Payload);
        writer = await OpenAsync();

        Assert.Equal(2, writer.BroughtForward);
        Assert.Null((await Bench.Reader.FindAsync(goes, 1, None))!.Payload);
        Assert.NotNull((await Bench.Reader.FindAsync(stays, 1, None))!.Payload);
        Assert.Equal(0, await CountAsync(Bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index = 0"));
        Assert.Equal(0, await CountAsync(Bench.LogOptions, "SELECT COUNT(*) FROM gazette_contents WHERE entry_index = 0"));
        var restored = (await Bench.Reader.LatestHeadAsync(None))!;
        Assert.Equal(head.TreeSize, restored.TreeSize);
        Assert.Equal(head.RootHash.ToArray(), restored.RootHash.ToArray());
        // The notice and the last text were only in what was lost; each is made up for by a later entry, and then the gazette holds.
        var lost = await writer.LostAsync(None);
        Assert.Equal([2L, 3L], lost.Select(entry => entry.Index));
        foreach (var entry in lost)
            await writer.WithdrawAsync(PublishableRecords.Revocation(entry.RecordId, entry.Version + 1), ChangeNature.Technical, None);
        Assert.Empty(await writer.LostAsync(None));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task OpenAsync_CutAtEachStep_IsCompletedByTheNext()
    {
        var id = RecordId.New();
        var writer = await OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        var backup = await BackUpAsync();
        await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);
        var head = (await Bench.Reader.LatestHeadAsync(None))!.RootHash.ToArray();
        foreach (var step in new[] { GazetteTracing.EraseKeys, GazetteTracing.Purge, GazetteTracing.Note })
        {
            await RestoreAsync(backup);
            await PowerCut.BeforeAsync(step, OpenAsync);
            Assert.Null((await Bench.Reader.FindAsync(id, 1, None))!.Payload);

            await OpenAsync();

            Assert.Equal(0, await CountAsync(Bench.KeyOptions, "SELECT COUNT(*) FROM gazette_keys WHERE entry_index = 0"));
            Assert.Equal(head, (await Bench.Reader.LatestHeadAsync(None))!.RootHash.ToArray());
        }
    }

    [Fact]
    public async Task OpenAsync_LogThatWentOnByItself_IsRefused()
    {
        var writer = await OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        var backup = await BackUpAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        await RestoreAsync(backup);
        // As a desk that knows no ledger would have it.
        writer = await Bench.OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);

        await Assert.ThrowsAsync<GazetteDamagedException>(OpenAsync);
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        await Assert.ThrowsAsync<GazetteDamagedException>(OpenAsync);
    }

    [Fact]
    public async Task OpenAsync_LogLostAltogether_ComesBackWithoutContent()
    {
        var writer = await OpenAsync();
        var empty = await BackUpAsync();
        for (var i = 0; i < 5; i++)
            await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);

        await RestoreAsync(empty);
        writer = await OpenAsync();

        Assert.Equal(5, writer.BroughtForward);
        Assert.Equal(5, (await writer.LostAsync(None)).Count);
    }

    [Fact]
    public async Task Ledger_LineCutShortOrToldTwice_IsReadAllTheSame()
    {
        var id = RecordId.New();
        var writer = await OpenAsync();
        var empty = await BackUpAsync();
        await writer.AppendAsync(PublishableRecords.Decision(id, 1), EntryKind.Published, ChangeNature.Legal, None);
        var line = (await File.ReadAllLinesAsync(Ledger)).Single(text => text.Length > 0);
        // As by two desks on one machine, one of which died while it wrote.
        await File.AppendAllTextAsync(Ledger, line + "\n" + line[..40]);
        await writer.WithdrawAsync(PublishableRecords.Revocation(id, 2), ChangeNature.Legal, None);

        await RestoreAsync(empty);

        Assert.Equal(2, (await OpenAsync()).BroughtForward);
        Assert.Null((await Bench.Reader.FindAsync(id, 1, None))!.Payload);
    }

    [Fact]
    public async Task Ledger_ChangedByAHand_IsRefused()
    {
        var writer = await OpenAsync();
        var empty = await BackUpAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        await File.WriteAllTextAsync(Ledger, (await File.ReadAllTextAsync(Ledger)).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        await RestoreAsync(empty);

        await Assert.ThrowsAsync<GazetteDamagedException>(OpenAsync);
        Assert.Equal(0, (await Bench.Reader.LatestHeadAsync(None))!.TreeSize);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Ledger_HoldsNoTextKeyOrSalt()
    {
        var writer = await OpenAsync();
        await writer.AppendAsync(PublishableRecords.Decision(RecordId.New(), 1), EntryKind.Published, ChangeNature.Legal, None);
        var secret = await RowAsync(Bench.KeyOptions, "SELECT content_key, salt FROM gazette_keys");
        var content = (byte[])(await RowAsync(Bench.LogOptions, "SELECT ciphertext FROM gazette_contents"))["ciphertext"];

        var ledger = await File.ReadAllTextAsync(Ledger);

        foreach (var bytes in new[] { (byte[])secret["content_key"], (byte[])secret["salt"], content[..32] })
            Assert.DoesNotContain(Convert.ToBase64String(bytes)[..20], ledger, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}|\\u", ledger.Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    private Task<GazetteWriter> OpenAsync() => GazetteWriter.OpenAsync(Bench.Store, Bench.Signer, Bench.Trusted, new LogLedger(Ledger), Bench.Time, None);

    /// <summary>The rows of every table.</summary>
    private async Task<Dictionary<string, IReadOnlyList<IDictionary<string, object>>>> BackUpAsync()
    {
        var rows = new Dictionary<string, IReadOnlyList<IDictionary<string, object>>>(StringComparer.Ordinal);
        foreach (var table in Tables)
            rows[table] = await RowsAsync(OptionsOf(table), $"SELECT * FROM {table}");
        return rows;
    }

    private async Task RestoreAsync(Dictionary<string, IReadOnlyList<IDictionary<string, object>>> backup)
    {
        foreach (var table in Tables.Reverse())
            await ExecuteAsync(OptionsOf(table), $"DELETE FROM {table}");
        foreach (var table in Tables)
        {
            foreach (var row in backup[table])
                await ExecuteAsync(OptionsOf(table), $"INSERT INTO {table} ({string.Join(", ", row.Keys)}) VALUES ({string.Join(", ", row.Keys.Select(name => "@" + name))})", row);
        }
    }

    private static string[] Tables => ["gazette_entries", "gazette_contents", "gazette_nodes", "gazette_heads", "gazette_keys"];

    private DatabaseOptions OptionsOf(string table) => table is "gazette_keys" ? Bench.KeyOptions : Bench.LogOptions;
}

public sealed class SqliteLogLedgerTests() : LogLedgerTests(new SqliteTestStore());

[Collection(StoresCollection.Name)]
public sealed class PostgresLogLedgerTests(PostgresFixture postgres) : LogLedgerTests(new PostgresTestStore(postgres.Server));
