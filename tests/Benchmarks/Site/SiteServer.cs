using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Site;

/// <summary>The real public site as a process of its own over a gazette, with no limit for visitors.</summary>
internal sealed partial class SiteServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly Process _process;

    private SiteServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it may serve.</summary>
    public static async Task<SiteServer> StartAsync(SiteGazette gazette)
    {
        var output = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "Disclosure.PublicSite", output, "Disclosure.PublicSite.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList =
            {
                program, "--urls=http://127.0.0.1:0", $"--Gazette:Directory={gazette.Folder}", $"--Gazette:HeadKey={gazette.PublicKey}",
                $"--Site:DataDirectory={Path.Combine(gazette.Folder, "site")}", "--Site:RateLimit:Burst=1000000", "--Site:RateLimit:PerSecond=1000000",
                "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The site did not start.");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                var server = new SiteServer(process, new Uri(match.Value));
                await server.ReadyAsync();
                return server;
            }
        }

        throw new InvalidOperationException("The site did not start to listen.");
    }

    /// <summary>What it has in memory, in MB: anonymous, pages of mapped files, and the most it had in all.</summary>
    public (long Anonymous, long Files, long Most) Memory()
    {
        var status = File.ReadLines($"/proc/{_process.Id}/status").Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);
        return (Megabytes("RssAnon"), Megabytes("RssFile"), Megabytes("VmHWM"));

        long Megabytes(string name) => long.Parse(status[name].Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var end = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await _process.WaitForExitAsync(patience.Token);
        }

        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var health = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
            if (health.IsSuccessStatusCode)
                return;
            await Task.Delay(200, patience.Token);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Listening();
}
