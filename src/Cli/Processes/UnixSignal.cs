using System.Runtime.InteropServices;

namespace Disclosure.Cli.Processes;

/// <summary>Asks a process to end.</summary>
public static class UnixSignal
{
    private const int Term = 15;

    /// <summary>Sends SIGTERM; nothing happens when the process is gone.</summary>
    public static void Terminate(int processId) => _ = Kill(processId, Term);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int processId, int signal);
}
