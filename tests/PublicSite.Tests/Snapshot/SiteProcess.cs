using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>The public process itself, which can be told the point to die at, or be killed at any moment.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;

    private SiteProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        Ended = process.WaitForExitAsync();
    }

    public HttpClient Client { get; }

    public Task Ended { get; }

    public int ExitCode => _process.ExitCode;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <param name="folder">Holds the gazette, <c>head.pem</c> and the site's own folder <c>site</c>.</param>
    /// <param name="dieAt">A point of <c>CrashListener</c> and its occurrence; null to live.</param>
    /// <param name="settings">Further settings.</param>
    public static SiteProcess Start(TemporaryFolder folder, string? dieAt, params string[] settings)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(Program).Assembly.Location, $"--urls={address}", $"--Gazette:Directory={folder.Path}", $"--Gazette:HeadKey={folder.File("head.pem")}",
                $"--Site:DataDirectory={folder.File("site")}", "--Site:PollMilliseconds=20", "--Site:RateLimit:Burst=1000000", .. settings,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        if (dieAt is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "Disclosure.CrashPoints", Configuration, "Disclosure.CrashPoints.dll");
            start.Environment["DISCLOSURE_CRASH_AT"] = dieAt;
        }

        return new SiteProcess(Process.Start(start)!, address);
    }

    /// <summary>The body of an address; empty when it does not answer 200.</summary>
    public async Task<string> ReadAsync(string address)
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(address, UriKind.Relative));
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : string.Empty;
        }
        catch (HttpRequestException)
        {
            return string.Empty;
        }
    }

    /// <summary>SIGKILL, to this process and no other.</summary>
    public async Task KillAsync()
    {
        if (!Ended.IsCompleted)
            _process.Kill();
        await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _reading;
        Client.Dispose();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
                _output.AppendLine(line);
        }
    }
}
