using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Platform;

/// <summary>The real command, as a process.</summary>
internal sealed class CommandProcess : IAsyncDisposable
{
    private const int Interrupt = 2;
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _reading;

    private CommandProcess(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

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

    public int ExitCode => _process.ExitCode;

    public static CommandProcess Start(params string[] arguments)
    {
        var program = Path.Combine(RepositoryRoot.Path, "artifacts", "bin", "Disclosure.Cli", Configuration, "disclosure.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DISCLOSURE_ROOT"] = RepositoryRoot.Path;
        return new CommandProcess(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var command = Start(arguments);
        await command.WaitForExitAsync(TimeSpan.FromSeconds(60));
        return (command.ExitCode, command.Output);
    }

    public async Task WaitForOutputAsync(string words, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"The command ended ({(_process.HasExited ? _process.ExitCode : 0)}): {Output}");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < patience, $"\"{words}\" did not come: {Output}");
            await Task.Delay(100);
        }
    }

    public async Task WaitForExitAsync(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(deadline.Token);
        await _reading;
    }

    /// <summary>As Ctrl-C does.</summary>
    public void SendInterrupt() => _ = Kill(_process.Id, Interrupt);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            SendInterrupt();
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(20)));
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
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

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
