using System.Globalization;

namespace Disclosure.Conversion.Sandboxing;

/// <summary>The command line of bubblewrap, the same for every program but for its limits.</summary>
internal static class SandboxArguments
{
    private const int Descriptors = 256;
    private const int Processes = 128;

    /// <summary>The arguments after <c>bwrap</c>.</summary>
    /// <param name="run">What is to be run.</param>
    /// <param name="preamble">Put before its script.</param>
    public static IEnumerable<string> Of(SandboxRun run, string preamble) =>
    [
        // Every namespace of its own, and none below it; nobody inside is anyone outside.
        "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL",
        "--uid", "65534", "--gid", "65534", "--hostname", "sandbox",

        // Programs, libraries and fonts, to read. No home, no /etc but these, no /proc, no /var but the list of fonts.
        "--ro-bind", "/usr", "/usr",
        "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
        "--ro-bind-try", "/etc/fonts", "/etc/fonts",
        "--ro-bind-try", "/etc/libreoffice", "/etc/libreoffice",
        "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
        "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
        "--dev", "/dev", "--remount-ro", "/dev",

        // The only place to write, in memory and of limited size; the file comes in by standard input.
        "--size", Number(run.WritableBytes), "--tmpfs", "/tmp",
        "--file", "0", "/tmp/" + run.InputName,
        "--remount-ro", "/",
        "--chdir", "/tmp",
        "--setenv", "HOME", "/tmp", "--setenv", "PATH", "/usr/bin", "--setenv", "LANG", "C.UTF-8",

        // No core files; processor time is bounded by the patience too, this holds for a machine whose clock stands still.
        "/usr/bin/prlimit",
        $"--cpu={Number((long)Math.Ceiling(run.Patience.TotalSeconds))}",
        $"--as={Number(run.MemoryBytes)}",
        $"--fsize={Number(run.WritableBytes)}",
        $"--nproc={Number(Processes)}",
        $"--nofile={Number(Descriptors)}",
        "--core=0",
        "/usr/bin/sh", "-c", preamble + run.Script, "sh", .. run.Arguments,
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
