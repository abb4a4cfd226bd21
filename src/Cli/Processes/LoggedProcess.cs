using System.Diagnostics;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Processes;

/// <summary>A process that is waited for, with its output in a file and nothing on its standard input.</summary>
public static class LoggedProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="start">What to run; redirections are set here.</param>
    /// <param name="log">File that takes both outputs; replaced when it exists.</param>
    /// <param name="patience">After this time the process and its children are ended.</param>
    /// <param name="clock">Measures the patience.</param>
    /// <param name="cancellationToken">Ends the process and its children.</param>
    /// <returns>The exit code; null when patience ran out.</returns>
    public static async Task<int?> RunAsync(
        ProcessStartInfo start,
        string log,
        TimeSpan patience,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        await using var writer = new StreamWriter(log, append: false);
        using var process = Process.Start(start) ?? throw new CommandFailedException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        var copying = Task.WhenAll(CopyAsync(process.StandardOutput, writer), CopyAsync(process.StandardError, writer));
        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            // A grandchild that outlives the process may keep the pipe open: what was written so far is enough.
            await Task.WhenAny(copying, Task.Delay(TimeSpan.FromSeconds(2), clock, CancellationToken.None));
        }

        return process.ExitCode;
    }

    private static async Task CopyAsync(StreamReader reader, StreamWriter writer)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (writer)
            {
                if (writer.BaseStream is not { CanWrite: true })
                {
                    return;
                }

                writer.WriteLine(line);
                writer.Flush();
            }
        }
    }
}
