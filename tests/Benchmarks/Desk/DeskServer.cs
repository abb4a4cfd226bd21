using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Disclosure.Gazette.Stores;
using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Desk;

/// <summary>The real desk as a process of its own, on real files, with an agency account and an API key for each of some agencies.</summary>
internal sealed partial class DeskServer : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    public static readonly IReadOnlyList<string> Agencies = ["kmscj", "jhscj", "ynyj", "cxhbj"];

    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly TemporaryFolder _folder;
    private readonly string? _postgres;
    private Process? _process;

    private DeskServer(TemporaryFolder folder, string? postgres)
    {
        _folder = folder;
        _postgres = postgres;
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Settings of the desk, as command line; the same for a host inside this process.</summary>
    public string[] Arguments =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Desk:DataDirectory={_folder.File("data/desk")}",
        $"--Desk:KeysDirectory={_folder.File("keys/desk")}",
        $"--Gazette:Directory={_folder.File("data/gazette")}",
        $"--Gazette:HeadKey={_folder.File("keys/public/gazette-head.pem")}",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        .. _postgres is null ? Array.Empty<string>() : ["--Desk:Engine=Postgres", $"--Desk:ConnectionString={_postgres}"],
    ];

    public static string Key(string agency) => $"{agency,-8}".Replace(' ', '0') + "_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    public static async Task<DeskServer> StartAsync(string? postgres)
    {
        var server = new DeskServer(new TemporaryFolder(), postgres);
        using (var provision = Process.Start(server.Start(["provision"]))!)
        {
            _ = provision.StandardOutput.ReadToEndAsync();
            await provision.StandardInput.WriteAsync(JsonSerializer.Serialize(new
            {
                agencies = "config",
                accounts = Agencies.SelectMany(agency => new[]
                {
                    new { name = agency + "-key", displayName = "接口责任人", agency, role = "clerk", password = Password },
                    new { name = agency, displayName = "审核", agency, role = "reviewer", password = Password },
                }),
                apiKeys = Agencies.Select(agency => new { agency, owner = agency + "-key", key = Key(agency) }),
            }));
            provision.StandardInput.Close();
            var error = await provision.StandardError.ReadToEndAsync();
            await provision.WaitForExitAsync();
            if (provision.ExitCode != 0)
            {
                throw new InvalidOperationException(error);
            }
        }

        await server.RunAsync();
        return server;
    }

    /// <summary>Starts the process and waits until it listens.</summary>
    public async Task RunAsync()
    {
        _process = Process.Start(Start([])) ?? throw new InvalidOperationException("The desk did not start.");
        _process.StandardInput.Close();
        _ = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                Address = new Uri(match.Value);
                _ = ReadLogAsync(_process.StandardOutput);
                return;
            }
        }

        throw new InvalidOperationException("The desk did not start to listen.");
    }

    public async Task StopAsync()
    {
        if (_process is { HasExited: false })
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await _process.WaitForExitAsync(patience.Token);
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>The desk's store, for counting.</summary>
    public Database OpenStore() => new(_postgres is null ? DatabaseOptions.Sqlite(_folder.File("data/desk/desk.db")) : DatabaseOptions.Postgres(_postgres, "desk"));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    // A failure of the desk belongs beside the figures.
    private static async Task ReadLogAsync(StreamReader log)
    {
        while (await log.ReadLineAsync() is { } line)
        {
            if (line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) || line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal))
            {
                await Console.Error.WriteLineAsync(line);
            }
        }
    }

    private ProcessStartInfo Start(string[] command)
    {
        var program = Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "Disclosure.Publisher", Configuration, "Disclosure.Publisher.dll");
        return new ProcessStartInfo("dotnet", [program, .. command, .. Arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(program)!,
        };
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9][0-9]*", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
