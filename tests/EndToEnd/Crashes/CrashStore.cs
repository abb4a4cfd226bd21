using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Where one platform keeps everything, on one of the engines: how its processes are told, and how a test looks at it.</summary>
internal sealed class CrashStore : IAsyncDisposable
{
    /// <summary>The role by which public nodes read the gazette on a server.</summary>
    public const string Reader = "crash_reader";

    private readonly TemporaryFolder _folder;
    private readonly string[] _siteSettings;

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
        _siteSettings = [$"--Gazette:HeadKey={HeadKey}", "--Site:RateLimit:Burst=1000000", "--Site:RateLimit:PerSecond=1000000", .. siteEngine];
    }

    public string[] DeskSettings { get; }

    public Database Desk { get; }

    public GazetteStore Gazette { get; }

    public string HeadKey => _folder.File("public/gazette-head.pem");

    /// <summary>The superuser's way to the database; null where the stores lie in files.</summary>
    public string? Connection { get; private init; }

    /// <summary>Whether the gazette lies in files.</summary>
    public bool IsInFiles => Desk.Engine == DatabaseEngine.Sqlite;

    /// <summary>Folder of the gazette's files, if it lies in files.</summary>
    public string GazetteFolder => _folder.File("gazette");

    /// <summary>Folder of the desk's own files.</summary>
    public string DeskFolder => _folder.File("desk");

    /// <summary>The data folder as the command knows it: the gazette's folder is in it.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>Settings of a public node that goes by a name.</summary>
    public string[] SiteSettings(string node) => [$"--Site:Node={node}", $"--Site:DataDirectory={SiteFolder(node)}", .. _siteSettings];

    /// <summary>Folder of a public node's own files.</summary>
    public string SiteFolder(string node) => _folder.File(node);

    /// <summary>Where the desk finds the node's public key.</summary>
    public string NodeKey(string node) => _folder.File($"public/node-{node}.pem");

    /// <summary>A path of the test's own.</summary>
    public string File(string name) => _folder.File(name);

    public static CrashStore InFiles()
    {
        var folder = NewFolder();
        string[] gazette = [$"--Gazette:Directory={folder.File("gazette")}"];
        return new CrashStore(
            folder, DatabaseOptions.Sqlite(folder.File("desk/desk.db")), GazetteStore.InFolder(folder.File("gazette"), readOnly: true), gazette, gazette);
    }

    /// <summary>On a database of its own; the public site comes as a role that may only read the gazette.</summary>
    public static async Task<CrashStore> OnServerAsync(PostgresServer server)
    {
        var folder = NewFolder();
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
            [$"--Gazette:ConnectionString={PostgresServer.As(connection, Reader)}"]) { Connection = connection };
    }

    private static TemporaryFolder NewFolder()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("public"));
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await Gazette.DisposeAsync();
        _folder.Dispose();
    }
}
