using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Disclosure.Conversion.Sandboxing;

/// <summary>
/// Runs programs that read what strangers wrote: bubblewrap gives them no network, no other process, no file but the system's programs
/// and fonts, no right, and a folder in memory that vanishes with them. Nothing of a file touches a disk. Where the sandbox cannot be
/// had, nothing is run. Safe to use from many threads.
/// </summary>
internal sealed class Sandbox(int atOnce, TimeProvider time, string bubblewrap = Sandbox.Bubblewrap) : IDisposable
{
    private const string Bubblewrap = "/usr/bin/bwrap";

    // Written by the script before anything else: without it, bubblewrap failed and not the script.
    private const string Mark = "in\n";

    private readonly SemaphoreSlim _slots = new(atOnce);

    /// <summary>Waits for a free place, runs the script and waits for its end.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; every process of the run is ended.</exception>
    public async Task<SandboxOutcome> RunAsync(SandboxRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!OperatingSystem.IsLinux() || !File.Exists(bubblewrap))
            return new SandboxOutcome.Unavailable();
        await _slots.WaitAsync(cancellationToken);
        try
        {
            // A thread of its own, that lives until the end: "die with parent" means the thread that started the process, and one of
            // the pool may end before.
            return await Task.Factory.StartNew(() => Run(run, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private SandboxOutcome Run(SandboxRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(run);
        if (process is null)
            return new SandboxOutcome.Unavailable();
        var late = 0;
        using var deadline = time.CreateTimer(
            _ =>
            {
                Interlocked.Exchange(ref late, 1);
                Kill(process);
            },
            state: null,
            run.Patience,
            Timeout.InfiniteTimeSpan);
        using var cancelled = cancellationToken.Register(() => Kill(process));
        byte[]? output = null;
        try
        {
            Feed(process, run.Input);
            output = ReadOutput(process.StandardOutput.BaseStream, run.OutputBytes + Mark.Length);
        }
        finally
        {
            if (output is null)
                Kill(process);
            // Whatever the script left behind goes with it: the first process of a namespace takes all others along.
            process.WaitForExit();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (Volatile.Read(ref late) == 1)
            return new SandboxOutcome.OutOfTime();
        if (output is null)
            return new SandboxOutcome.TooMuchOutput();
        return output.AsSpan().StartsWith("in\n"u8)
            ? new SandboxOutcome.Ended(process.ExitCode, output.AsMemory(Mark.Length))
            : new SandboxOutcome.Unavailable();
    }

    private Process? Start(SandboxRun run)
    {
        string[] command = [bubblewrap, .. SandboxArguments.Of(run, "printf 'in\\n'; exec 2>/dev/null; ")];
        // The kernel counts no processes of root, whatever namespace they are in: so nobody starts the sandbox.
        if (Environment.IsPrivilegedProcess)
            command = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Feed(Process process, ReadOnlyMemory<byte> input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input.Span);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything: its exit tells the rest.
        }
    }

    /// <summary>Everything up to the end; null when it is longer than the limit.</summary>
    private static byte[]? ReadOutput(Stream stream, int maximum)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (memory.Length + read > maximum)
                return null;
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    // Bubblewrap's child is the first process of the namespace: with it the kernel ends all others, however many there are. Bubblewrap
    // itself then ends too; it is killed as well in case it has no child yet, and takes along one that it is just making.
    private static void Kill(Process process)
    {
        try
        {
            foreach (var child in File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                using var first = Process.GetProcessById(int.Parse(child, CultureInfo.InvariantCulture));
                first.Kill();
            }
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has ended, or has no child.
        }

        try
        {
            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }
}
