using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Where one platform keeps everything, on one of the engines: how its processes are told, and how a test looks at it.</summary>
internal sealed class CrashStore : IAsyncDisposable
{
    private const string Reader = "crash_reader";

    private readonly TemporaryFolder _folder;

    private CrashStore(TemporaryFolder folder, DatabaseOptions desk, GazetteStore gazette, string[] deskEngine, string[] siteEngine)
    {
        _folder = folder;
        Desk = new Database(desk with { ReadOnly = true });
        Gazette = gazette;
        DeskSettings =
        [
            $"--Desk:DataDirectory={_folder.File("desk")}", $"--Desk:KeysDirectory={_folder.File("keys")}", $"--Gazette:HeadKey={HeadKey}",
            "--Desk:PushesPerMinute=1000000", .. deskEngine,
        ];
        SiteSettings = [$"--Gazette:HeadKey={HeadKey}", $"--Site:DataDirectory={_folder.File("site")}", "--Site:RateLimit:Burst=1000000", "--Site:RateLimit:PerSecond=1000000", .. siteEngine];
    }

    public string[] DeskSettings { get; }

    public string[] SiteSettings { get; }

    public Database Desk { get; }

    public GazetteStore Gazette { get; }

    public string HeadKey => _folder.File("public/gazette-head.pem");

    /// <summary>Whether the gazette lies in files.</summary>
    public bool IsInFiles => Desk.Engine == DatabaseEngine.Sqlite;

    /// <summary>Folder of the gazette's files, if it lies in files.</summary>
    public string GazetteFolder => _folder.File("gazette");

    /// <summary>The data folder as the command knows it: the gazette's folder is in it.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>A path of the test's own.</summary>
    public string File(string name) => _folder.File(name);

    public static CrashStore InFiles()
    {
        var folder = new TemporaryFolder();
        string[] gazette = [$"--Gazette:Directory={folder.File("gazette")}"];
        return new CrashStore(
            folder, DatabaseOptions.Sqlite(folder.File("desk/desk.db")), GazetteStore.InFolder(folder.File("gazette"), readOnly: true), gazette, gazette);
    }

    /// <summary>On a database of its own; the public site comes as a role that may only read the gazette.</summary>
    public static async Task<CrashStore> OnServerAsync(PostgresServer server)
    {
        var folder = new TemporaryFolder();
        var connection = await server.CreateDatabaseAsync(CancellationToken.None);
        await PostgresServer.ExecuteAsync(
            connection,
            $"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Reader}') THEN CREATE ROLE {Reader} LOGIN; END IF; END $$",
            CancellationToken.None);
        // Looked at without a pool: a database that is dropped and put back takes its connections along.
        var looking = connection + ";Pooling=false";
        var gazette = DatabaseOptions.Postgres(looking, "public") with { ReadOnly = true };
        return new CrashStore(
            folder,
            DatabaseOptions.Postgres(looking, "desk"),
            new GazetteStore(gazette, gazette),
            // A worker that died keeps its claim for the time of a lease; a test does not wait a minute for it.
            ["--Desk:Engine=Postgres", $"--Desk:ConnectionString={connection}", "--Desk:LeaseSeconds=2", $"--Gazette:ConnectionString={connection}", $"--Gazette:ReaderRole={Reader}"],
            [$"--Gazette:ConnectionString={PostgresServer.As(connection, Reader)}"]);
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await Gazette.DisposeAsync();
        _folder.Dispose();
    }
}
