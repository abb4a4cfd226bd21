using System.Diagnostics;
using System.Text;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>A real application, run from its own output folder; it can be told the point to die at, and be killed at any moment.</summary>
internal sealed class KillableProcess : IAsyncDisposable
{
    /// <summary>What a process that SIGKILL ended reports.</summary>
    public const int Killed = 128 + 9;

    private const int LastWords = 4000;
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;

    private KillableProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        Ended = process.WaitForExitAsync();
    }

    public Task Ended { get; }

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="program">Name of its assembly.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="input">What it reads; nothing when null.</param>
    /// <param name="kill">Where it dies; null when it is left alone.</param>
    /// <param name="record">File the points it passes are added to; null when none.</param>
    public static KillableProcess Start(string program, IEnumerable<string> arguments, string? input = null, KillPoint? kill = null, string? record = null)
    {
        var folder = FolderOf(program);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, program + ".dll"), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // It does not live long enough for code that is measured first and made fast later.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        if (kill is not null || record is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(FolderOf("Disclosure.CrashPoints"), "Disclosure.CrashPoints.dll");
            start.Environment["DISCLOSURE_CRASH_AT"] = kill?.ToString();
            start.Environment["DISCLOSURE_CRASH_RECORD"] = record;
        }

        var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It died before it read.
        }

        return new KillableProcess(process);
    }

    /// <summary>True once it answers as ready; false when it ended before.</summary>
    public async Task<bool> ReadyAsync(Uri address, TimeSpan patience)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        var started = TimeProvider.System.GetTimestamp();
        while (!Ended.IsCompleted)
        {
            if (await IsReadyAsync(http))
            {
                return true;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < patience, $"It does not get ready. {Words()}");
            await Task.WhenAny(Ended, Task.Delay(50));
        }

        return false;
    }

    /// <summary>SIGKILL from outside, to this process and no other.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await Ended;
    }

    /// <summary>What it complained of, and the last of what it said.</summary>
    public string Words()
    {
        var output = Output;
        var complaints = output.Split('\n').Where(line => line.Contains("\"Error\"", StringComparison.Ordinal) || line.Contains("\"Critical\"", StringComparison.Ordinal));
        return string.Join('\n', [.. complaints, output.Length <= LastWords ? output : output[^LastWords..]]);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Ended.IsCompleted)
        {
            await KillAsync();
        }

        await _reading;
        _process.Dispose();
    }

    private static string FolderOf(string assembly) => Path.Combine(RepositoryRoot.Path, "artifacts", "bin", assembly, Configuration);

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (Broken.Is(exception))
        {
            return false;
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }
}
