using System.Diagnostics;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Running;

/// <summary>Runs a command of the desk's program as the desk's user, beside a desk that may be running.</summary>
public sealed class DeskTool(Placement placement)
{
    /// <summary>Copies its output and passes on its exit code; what it says on standard error follows on this process's.</summary>
    /// <exception cref="CommandFailedException">It cannot be started.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> command, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(output);
        var start = new ApplicationStarts(placement, Addresses.None).DeskCommand(command);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            await Console.Error.WriteAsync((await errors).AsMemory(), cancellationToken);
            return process.ExitCode is ExitCodes.Ok or ExitCodes.Failure or ExitCodes.Usage or ExitCodes.Found ? process.ExitCode : ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new CommandFailedException($"{start.FileName} could not be started.");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new CommandFailedException($"{start.FileName} could not be started: {error.Message}", error);
        }
    }
}
