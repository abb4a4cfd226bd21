using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Disclosure.Publisher.Tests.Restoring;

/// <summary>What of the stores is put back.</summary>
[Flags]
public enum Stores
{
    Desk = 1,
    Gazette = 2,
    Both = Desk | Gazette,
}

/// <summary>A desk whose stores are copied and put back while it is stopped, each apart from the other, on either engine.</summary>
internal sealed class PutBackDesk : IAsyncDisposable
{
    private readonly string[] _places;
    private readonly List<(Stores Store, string Place, string Copy)> _copies = [];

    private PutBackDesk(DeskProcess desk, string[] places) => (Desk, _places) = (desk, places);

    public DeskProcess Desk { get; }

    private bool IsInFiles => _places.Length == 0;

    public static async Task<PutBackDesk> StartAsync(string engine, PostgresServer server)
    {
        if (engine is Desks.Sqlite)
        {
            return new PutBackDesk(await DeskProcess.StartAsync(), []);
        }

        var (desk, log, keys) = (await server.CreateDatabaseAsync(default), await server.CreateDatabaseAsync(default), await server.CreateDatabaseAsync(default));
        return new PutBackDesk(await DeskProcess.StartAsync(desk, "--Gazette:ConnectionString", log, "--Gazette:KeysConnectionString", keys), [desk, log, keys]);
    }

    /// <summary>Copies all stores, and starts the desk again.</summary>
    public Task BackUpAsync() => Desk.RestartAsync(async () =>
    {
        _copies.Clear();
        if (IsInFiles)
        {
            SqliteConnection.ClearAllPools();
            foreach (var (store, folder) in new[] { (Stores.Desk, Desk.DataDirectory), (Stores.Gazette, Path.Combine(Desk.Folder, "data", "gazette")) })
            {
                foreach (var file in Directory.GetFiles(folder, "*.db*"))
                {
                    var copy = Path.Combine(Desk.Folder, "copy-" + Path.GetFileName(file));
                    File.Copy(file, copy, overwrite: true);
                    _copies.Add((store, file, copy));
                }
            }

            return;
        }

        foreach (var (place, store) in _places.Zip([Stores.Desk, Stores.Gazette, Stores.Gazette]))
        {
            var copy = "copy_" + RecordId.New().Value.ToLowerInvariant();
            await CloneAsync(NameOf(place), copy);
            _copies.Add((store, place, copy));
        }
    });

    /// <summary>Puts copies in the place of stores; the desk is started by <paramref name="start"/>, or simply again.</summary>
    public Task PutBackAsync(Stores stores, Func<Task>? also = null) => Desk.RestartAsync(async () =>
    {
        await PutAsync(stores);
        await (also?.Invoke() ?? Task.CompletedTask);
    });

    public async Task PutAsync(Stores stores)
    {
        SqliteConnection.ClearAllPools();
        if (IsInFiles)
        {
            foreach (var folder in _copies.Where(copy => stores.HasFlag(copy.Store)).Select(copy => Path.GetDirectoryName(copy.Place)!).Distinct(StringComparer.Ordinal))
            {
                foreach (var file in Directory.GetFiles(folder, "*.db*"))
                {
                    File.Delete(file);
                }
            }
        }

        foreach (var (_, place, copy) in _copies.Where(copy => stores.HasFlag(copy.Store)))
        {
            if (IsInFiles)
            {
                File.Copy(copy, place, overwrite: true);
            }
            else
            {
                NpgsqlConnection.ClearAllPools();
                await PostgresServer.ExecuteAsync(Maintenance, $"DROP DATABASE \"{NameOf(place)}\" WITH (FORCE)", default);
                await CloneAsync(copy, NameOf(place));
            }
        }

        await File.WriteAllTextAsync(Path.Combine(Desk.DataDirectory, "restored"), string.Empty);
    }

    /// <summary>What the gazette last says of the case's record.</summary>
    public async Task<GazetteEntry> LastAsync(string caseId) =>
        (await Desk.Service<GazetteReader>().OfRecordAsync((await RowAsync(caseId)).RecordId, default))[^1];

    public async Task<CaseRow> RowAsync(string caseId) =>
        await Desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default) ?? throw new InvalidOperationException("There is no such case.");

    /// <summary>What a verification of the whole gazette finds.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        using var trusted = Desk.Service<HeadSigner>().Verifier();
        return (await new GazetteVerifier(Desk.Service<GazetteStore>(), trusted).VerifyAsync(default)).Problems;
    }

    /// <summary>Tasks of the outbox that are not done.</summary>
    public Task<long> OpenTasksAsync() => Desk.Service<DeskStore>().ReadAsync(Outbox.PendingAsync, default);

    public Task<long> CountAsync(string sql) => Desk.Service<DeskStore>().ReadAsync(connection => connection.ExecuteScalarAsync<long>(sql), default);

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private string Maintenance => new NpgsqlConnectionStringBuilder(_places[0]) { Database = "postgres" }.ConnectionString;

    private static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private async Task CloneAsync(string from, string to)
    {
        NpgsqlConnection.ClearAllPools();
        await PostgresServer.ExecuteAsync(
            Maintenance, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{from}' AND pid <> pg_backend_pid()", default);
        await PostgresServer.ExecuteAsync(Maintenance, $"CREATE DATABASE \"{to}\" TEMPLATE \"{from}\"", default);
    }
}
