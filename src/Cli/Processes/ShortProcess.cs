using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Processes;

/// <summary>Small tools of the system, run to their end.</summary>
public static class ShortProcess
{
    /// <summary>Whether the command ended with 0; false too when there is no such command.</summary>
    public static async Task<bool> SucceedsAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        (await RunAsync(command, input: null, cancellationToken)).ExitCode == 0;

    /// <summary>Runs a command that must succeed.</summary>
    /// <exception cref="CommandFailedException">It did not.</exception>
    public static async Task RequireAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var (exitCode, error) = await RunAsync(command, input: null, cancellationToken);
        if (exitCode != 0)
        {
            throw new CommandFailedException($"{string.Join(' ', command)} failed ({exitCode}): {error.Trim()}");
        }
    }

    /// <summary>Runs a command to its end; standard output is dropped.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="input">Written to its standard input, UTF-8; null for nothing.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <returns>Exit code (127 when there is no such program) and standard error.</returns>
    public static Task<(int ExitCode, string Error)> RunAsync(IReadOnlyList<string> command, string? input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(new ProcessStartInfo(command[0], command.Skip(1)), input, cancellationToken);
    }

    /// <summary>As the other overload, with folder and environment as <paramref name="start"/> has them; redirections are set here.</summary>
    public static async Task<(int ExitCode, string Error)> RunAsync(ProcessStartInfo start, string? input, CancellationToken cancellationToken)
    {
        var (exitCode, _, error) = await ReadAsync(start, input, cancellationToken);
        return (exitCode, error);
    }

    /// <summary>As the other overload, with what it printed.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> ReadAsync(ProcessStartInfo start, string? input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var process = TryStart(start);
        if (process is null)
        {
            return (127, string.Empty, $"{start.FileName} was not found.");
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            }

            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
