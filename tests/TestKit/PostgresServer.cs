using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Disclosure.TestKit;

/// <summary>
/// A temporary PostgreSQL cluster (15 or newer) on 127.0.0.1, made at first use and removed with its files at the end. Share one among the
/// tests of a project through a collection fixture; each test asks for a database of its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable, IDisposable
{
    private const int OldestVersion = 15;

    private static readonly string Binaries = FindBinaries();

    /// <summary>The superuser of the cluster; local connections are trusted.</summary>
    public const string Superuser = "disclosure";

    private readonly SemaphoreSlim _start = new(1, 1);
    private string? _folder;
    private Process? _postmaster;
    private int _port;
    private int _databases;

    /// <summary>Whether commits reach the disk, as in production; off for tests, which must only be fast.</summary>
    public bool IsDurable { get; init; }

    /// <summary>The files of the cluster; for who looks for bytes in them.</summary>
    public string DataDirectory => Path.Combine(_folder ?? throw new InvalidOperationException("The server was not started yet."), "data");

    /// <summary>Path of a program of the server's version, such as <c>pg_dump</c>.</summary>
    public static string Program(string name) => Path.Combine(Binaries, name);

    /// <summary>A new, empty database: a connection string for the superuser, or for another role of the cluster.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL 15 or newer is not installed, or did not start.</exception>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        await _start.WaitAsync(cancellationToken);
        try
        {
            if (_postmaster is null)
                await StartAsync(cancellationToken);
        }
        finally
        {
            _start.Release();
        }

        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(ConnectionString("postgres"), $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'", cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>The same database for another role; the role must exist.</summary>
    public static string As(string connectionString, string role) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = role }.ConnectionString;

    /// <summary>Runs a statement, such as CREATE ROLE, on a database of this cluster.</summary>
    public static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_postmaster is not null)
        {
            NpgsqlConnection.ClearAllPools();
            // SIGINT to the postmaster: fast shutdown, sessions are cut.
            await StopAsync(_postmaster);
            _postmaster.Dispose();
        }

        if (_folder is not null && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        _start.Dispose();
    }

    /// <summary>For the test runner, which disposes of a class's fixture in this way alone.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = Superuser,
        Database = database,
        MaxPoolSize = 20,
        Timeout = 15,
    }.ConnectionString;

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(Binaries, "initdb")))
        {
            throw new InvalidOperationException(
                $"PostgreSQL is not installed in {Binaries}. Install it (apt-get install postgresql-15) or run ./disclosure test, which does.");
        }

        _folder = Directory.CreateTempSubdirectory("disclosure-pg-").FullName;
        if (AsRoot)
            await RunAsync("chown", ["postgres:", _folder], cancellationToken);

        var data = Path.Combine(_folder, "data");
        await RunAsync(
            Path.Combine(Binaries, "initdb"),
            ["-D", data, "-U", Superuser, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"],
            cancellationToken,
            asPostgres: true);

        // A port found free may be taken before the server binds it.
        for (var attempt = 1; ; attempt++)
        {
            _port = FreePort();
            _postmaster = Start(Path.Combine(Binaries, "postgres"), Settings(data, _port), asPostgres: true);
            _postmaster.BeginErrorReadLine(); // read to nowhere, so that a full pipe never stops the server
            if (await AnswersAsync(_postmaster, cancellationToken))
                return;
            await StopAsync(_postmaster);
            _postmaster.Dispose();
            _postmaster = null;
            if (attempt == 3)
                throw new InvalidOperationException("The temporary PostgreSQL server did not start in 3 attempts.");
        }
    }

    private string[] Settings(string data, int port) =>
    [
        "-D", data, "-p", port.ToString(), "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}",
        .. IsDurable ? Array.Empty<string>() : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
        "-c", "max_connections=200", "-c", $"shared_buffers={(IsDurable ? 512 : 64)}MB", "-c", "logging_collector=off", "-c", "log_min_messages=fatal",
    ];

    private async Task<bool> AnswersAsync(Process process, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
        {
            try
            {
                await ExecuteAsync(ConnectionString("postgres"), "SELECT 1", cancellationToken);
                return !process.HasExited; // another server may have won the port
            }
            catch (NpgsqlException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }

        return false;
    }

    private static bool AsRoot => Environment.IsPrivilegedProcess;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string file, IReadOnlyList<string> arguments, bool asPostgres = false)
    {
        // setpriv replaces itself by the program, so that the process id is the server's own. PostgreSQL refuses to run as root.
        var info = asPostgres && AsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", "--", file, .. arguments])
            : new ProcessStartInfo(file, arguments);
        info.WorkingDirectory = "/";
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.RedirectStandardInput = true;
        var process = Process.Start(info) ?? throw new InvalidOperationException($"{file} could not be started.");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task RunAsync(string file, IReadOnlyList<string> arguments, CancellationToken cancellationToken, bool asPostgres = false)
    {
        using var process = Start(file, arguments, asPostgres);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(file)} ended with {process.ExitCode}: {error.Trim()}");
    }

    private static async Task StopAsync(Process process)
    {
        if (process.HasExited)
            return;
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-INT", process.Id.ToString()]));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The newest of Debian's installations; the usual folder when there is none, so that the error names it.</summary>
    private static string FindBinaries()
    {
        const string root = "/usr/lib/postgresql";
        var newest = Directory.Exists(root)
            ? Directory.GetDirectories(root)
                .Select(folder => int.TryParse(Path.GetFileName(folder), out var version) && File.Exists(Path.Combine(folder, "bin", "initdb")) ? version : 0)
                .Max()
            : 0;
        return Path.Combine(root, Math.Max(newest, OldestVersion).ToString(), "bin");
    }
}
