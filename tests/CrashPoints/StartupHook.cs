using Disclosure.CrashPoints;

#pragma warning disable MA0047 // The runtime looks for this name outside any namespace.

/// <summary>Called by the runtime before the application's own Main, in the process that is to be killed.</summary>
internal static class StartupHook
{
    /// <summary>Records the points this process passes, and kills it at the one it was told.</summary>
    public static void Initialize() => CrashListener.Listen(
        Environment.GetEnvironmentVariable("DISCLOSURE_CRASH_RECORD"), Environment.GetEnvironmentVariable("DISCLOSURE_CRASH_AT"));
}
