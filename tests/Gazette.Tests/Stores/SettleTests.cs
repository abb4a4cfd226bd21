using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.Gazette.Tests.Stores;

/// <summary>After settling, the database file alone is the store: what its bytes say is what is read.</summary>
public sealed class SettleTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SettleAsync_AfterWriting_LeavesNothingInTheWriteAheadLog()
    {
        await using var database = await WrittenAsync("settled.db");

        Assert.True(await database.SettleAsync(None));

        Assert.Equal(0, new FileInfo(PathOf("settled.db-wal")).Length);
        Assert.Equal("kept", await ReadCopyAsync("settled.db"));
    }

    [Fact]
    public async Task SettleAsync_WhileSomeoneReads_GivesWayAndLosesNothing()
    {
        await using var database = await WrittenAsync("read.db");
        await using var reader = new Database(DatabaseOptions.Sqlite(PathOf("read.db")) with { ReadOnly = true });

        var (settled, seen) = await reader.InSnapshotAsync(
            async (connection, transaction, token) =>
            {
                await connection.ExecuteScalarAsync<string>("SELECT word FROM words", transaction: transaction);
                await database.InTransactionAsync((writing, inner, _) => writing.ExecuteAsync("UPDATE words SET word = 'new'", transaction: inner), token);
                return (await database.SettleAsync(token), await connection.ExecuteScalarAsync<string>("SELECT word FROM words", transaction: transaction));
            },
            None);

        Assert.Equal((false, "kept"), (settled, seen));
        Assert.True(await database.SettleAsync(None));
        Assert.Equal("new", await ReadCopyAsync("read.db"));
    }

    [Fact]
    public async Task DisposeAsync_Writer_SettlesAndKeepsTheLogsFileForReaders()
    {
        await (await WrittenAsync("closed.db")).DisposeAsync();

        Assert.Equal(0, new FileInfo(PathOf("closed.db-wal")).Length);
        Assert.Equal("kept", await ReadCopyAsync("closed.db"));
    }

    private string PathOf(string name) => Path.Combine(_folder.Path, name);

    private async Task<Database> WrittenAsync(string name)
    {
        var database = new Database(DatabaseOptions.Sqlite(PathOf(name)));
        await database.InTransactionAsync(
            (connection, transaction, _) => connection.ExecuteAsync("CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('kept')", transaction: transaction), None);
        return database;
    }

    /// <summary>What a copy of the file without its write-ahead log says.</summary>
    private async Task<string?> ReadCopyAsync(string name)
    {
        File.Copy(PathOf(name), PathOf("copy-" + name));
        await using var copy = new Database(DatabaseOptions.Sqlite(PathOf("copy-" + name)));
        await using var connection = await copy.OpenAsync(None);
        return await connection.ExecuteScalarAsync<string>("SELECT word FROM words");
    }
}
