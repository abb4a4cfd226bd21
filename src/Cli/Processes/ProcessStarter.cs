using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Processes;

/// <summary>
/// Starts processes from one thread that lives as long as this object. The kernel's "parent died" signal is bound to the thread that
/// started a process, so that a thread of the pool, which may end at any time, must not do it.
/// </summary>
public sealed class ProcessStarter : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _requests = [];
    private readonly Thread _thread;

    /// <summary>Begins the thread.</summary>
    public ProcessStarter()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "process starter" };
        _thread.Start();
    }

    /// <summary>Starts a process.</summary>
    /// <exception cref="CommandFailedException">There is no such program, or it may not be run.</exception>
    public Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _requests.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.CompleteAdding();
        _thread.Join();
        _requests.Dispose();
    }

    private void Work()
    {
        foreach (var (start, started) in _requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Win32Exception error)
            {
                started.SetException(new CommandFailedException($"{start.FileName} could not be started: {error.Message}", error));
            }
        }
    }
}
