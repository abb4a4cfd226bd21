using System.Collections.Concurrent;
using System.Diagnostics;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Processes;

namespace Disclosure.Cli.Running;

/// <summary>A running application: its output goes to a file, its last words are kept, and it never outlives this object.</summary>
public sealed class Application : IAsyncDisposable
{
    private const int LastWords = 12;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly string _name;
    private readonly string _log;
    private readonly Process _process;
    private readonly TimeProvider _clock;
    private readonly Task _copying;
    private readonly StreamWriter _writer;

    private Application(string name, string log, Process process, TimeProvider clock)
    {
        (_name, _log, _process, _clock) = (name, log, process, clock);
        _writer = new StreamWriter(new FileStream(log, FileMode.Create, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        process.StandardInput.Close();
        _copying = Task.WhenAll(CopyAsync(process.StandardOutput, isError: false), CopyAsync(process.StandardError, isError: true));
        Ended = process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Completes when the process has ended.</summary>
    public Task Ended { get; }

    /// <summary>Starts it.</summary>
    public static Application Start(string name, ProcessStartInfo start, string log, ProcessStarter starter, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(starter);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return new Application(name, log, starter.Start(start), clock);
    }

    /// <summary>Returns when <c>/health/ready</c> answers 200. The patience begins anew whenever it answers in other words than before.</summary>
    /// <exception cref="CommandFailedException">It ended instead, or did not get ready in time.</exception>
    public async Task WaitUntilReadyAsync(Uri address, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        var started = _clock.GetTimestamp();
        var progress = string.Empty;
        while (_clock.GetElapsedTime(started) < patience)
        {
            if (Ended.IsCompleted)
            {
                throw new CommandFailedException(EndSentence());
            }

            var (isReady, words) = await AskAsync(http, cancellationToken);
            if (isReady)
            {
                return;
            }

            if (words.Length > 0 && !string.Equals(words, progress, StringComparison.Ordinal))
            {
                // What it says changes: it is at work, however long that takes.
                (progress, started) = (words, _clock.GetTimestamp());
            }

            await Task.WhenAny(Ended, Task.Delay(Pause, _clock, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        throw new CommandFailedException($"{_name} 没有在 {patience.TotalSeconds:0} 秒内就绪，记录见 {_log}。 It did not get ready in time.");
    }

    /// <summary>Why it ended, for the person at the keyboard.</summary>
    public string EndSentence()
    {
        // The pipes may hold a last line when the process is gone already.
        _copying.Wait(TimeSpan.FromSeconds(1));
        var words = string.Join(Environment.NewLine, _errors).Trim();
        return $"{_name} 已停止（退出码 {_process.ExitCode}）。{(words.Length > 0 ? words : $"记录见 {_log}。")}";
    }

    /// <summary>Asks it to end, and ends it when it does not.</summary>
    public async Task StopAsync()
    {
        if (Ended.IsCompleted)
        {
            return;
        }

        UnixSignal.Terminate(_process.Id);
        await Task.WhenAny(Ended, Task.Delay(StopPatience, _clock, CancellationToken.None));
        if (!Ended.IsCompleted)
        {
            _process.Kill(entireProcessTree: true);
            await Ended;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Task.WhenAny(_copying, Task.Delay(TimeSpan.FromSeconds(1), _clock, CancellationToken.None));
        _process.Dispose();
        lock (_errors)
        {
            _writer.Dispose();
        }
    }

    private static async Task<(bool IsReady, string Words)> AskAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready", cancellationToken);
            return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException)
        {
            return (false, string.Empty);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, string.Empty);
        }
    }

    private async Task CopyAsync(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (isError)
            {
                _errors.Enqueue(line);
                while (_errors.Count > LastWords)
                {
                    _errors.TryDequeue(out _);
                }
            }

            lock (_errors)
            {
                if (_writer.BaseStream is not { CanWrite: true })
                {
                    return;
                }

                _writer.WriteLine(line);
            }
        }
    }
}
