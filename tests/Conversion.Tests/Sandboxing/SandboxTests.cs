using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Disclosure.Conversion.Sandboxing;

namespace Disclosure.Conversion.Tests.Sandboxing;

/// <summary>What a program in the sandbox can reach, and that nothing of it is left.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly Sandbox _sandbox = new(2, TimeProvider.System);

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("cat /etc/passwd /etc/shadow /proc/1/environ")]
    [InlineData("ls /home /root /var/lib /sys /run /proc")]
    [InlineData("touch /x /usr/x /dev/x /dev/shm/x")]
    [InlineData("unshare -U true || unshare -Ur true")]
    public async Task Run_ReachingOutOfItsFolder_Fails(string command)
    {
        var ended = await EndedAsync($"{command} && exit 7; exit 3");
        Assert.Equal(3, ended.ExitCode);
        Assert.True(ended.Output.IsEmpty);
    }

    [Fact]
    public async Task Run_EachFileOfOurs_IsOutOfReach()
    {
        var ours = Path.GetTempFileName();
        var ended = await EndedAsync("cat \"$1\"; echo left > \"$1\"; env | grep -v -e HOME -e PATH -e LANG -e PWD -e SHLVL -e _=", ours);
        Assert.True(ended.Output.IsEmpty, Encoding.UTF8.GetString(ended.Output.Span));
        Assert.Empty(await File.ReadAllBytesAsync(ours));
        File.Delete(ours);
    }

    [Fact]
    public async Task Run_OpeningAConnection_Fails()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var outside = Process.Start("/usr/bin/bash", ["-c", $"exec 3<>/dev/tcp/127.0.0.1/{port}"])!;
        await outside.WaitForExitAsync();
        Assert.Equal(0, outside.ExitCode);
        (await listener.AcceptTcpClientAsync()).Dispose();

        var ended = await EndedAsync("bash -c \"exec 3<>/dev/tcp/127.0.0.1/$1\" && exit 7; exit 3", port);

        Assert.Equal(3, ended.ExitCode);
        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("/nonexistent/bwrap")]
    [InlineData("/usr/bin/false")]
    [InlineData("/etc/hostname")]
    public async Task Run_WithoutASandbox_RunsNothing(string bubblewrap)
    {
        using var sandbox = new Sandbox(1, TimeProvider.System, bubblewrap);
        Assert.IsType<SandboxOutcome.Unavailable>(await sandbox.RunAsync(Run("echo ran"), default));
    }

    [Fact]
    public async Task Run_TheFile_LiesInItsFolder()
    {
        var ended = await EndedAsync("cat in.bin; id -u");
        Assert.Equal("the file65534\n", Encoding.UTF8.GetString(ended.Output.Span));
    }

    [Fact]
    public async Task Run_WritingTooMuch_IsStopped()
    {
        Assert.NotEqual(0, (await EndedAsync("head -c 100000000 /dev/zero > big")).ExitCode);
        Assert.NotEqual(0, (await EndedAsync("for i in 1 2 3 4 5; do head -c 5000000 /dev/zero > part$i || exit 9; done")).ExitCode);
        Assert.IsType<SandboxOutcome.TooMuchOutput>(await _sandbox.RunAsync(Run("cat /dev/zero"), default));
    }

    [Fact]
    public async Task Run_AskingForTooMuchMemory_IsStopped()
    {
        Assert.NotEqual(0, (await EndedAsync("x=$(head -c 400000000 /dev/zero | tr '\\0' a); echo \"${#x}\"")).ExitCode);
    }

    [Fact]
    public async Task Run_StartingProcessesWithoutEnd_EndsWithAllOfThemDead()
    {
        var mark = Mark();
        var run = _sandbox.RunAsync(Run($"bomb() {{ bomb | bomb & }}; bomb; sleep {mark}") with { Patience = TimeSpan.FromSeconds(1) }, default);
        var most = 0;
        while (!run.IsCompleted)
        {
            most = Math.Max(most, Processes(mark).Count);
            await Task.Delay(100);
        }

        Assert.True(await run is SandboxOutcome.OutOfTime or SandboxOutcome.Ended);
        Assert.InRange(most, 1, 140);
        await DeadAsync(mark);
    }

    [Fact]
    public async Task Run_OutOfTime_LeavesNoProcess()
    {
        var mark = Mark();
        var run = _sandbox.RunAsync(Run("sleep \"$1\" & sleep \"$1\" & setsid sleep \"$1\" & sleep \"$1\"", mark) with { Patience = TimeSpan.FromSeconds(2) }, default);
        await UntilAsync(() => Processes(mark).Count >= 4);

        Assert.IsType<SandboxOutcome.OutOfTime>(await run);
        await DeadAsync(mark);
    }

    [Fact]
    public async Task Run_Cancelled_LeavesNoProcess()
    {
        var mark = Mark();
        using var cancelled = new CancellationTokenSource();
        var run = _sandbox.RunAsync(Run("setsid sleep \"$1\" & sleep \"$1\"", mark), cancelled.Token);
        await UntilAsync(() => Processes(mark).Count >= 2);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await DeadAsync(mark);
    }

    [Fact]
    public async Task Run_EndingWithWorkLeftBehind_LeavesNoProcess()
    {
        var mark = Mark();
        var ended = await EndedAsync("setsid sleep \"$1\" >/dev/null & exit 0", mark);

        Assert.Equal(0, ended.ExitCode);
        await DeadAsync(mark);
    }

    [Fact]
    public async Task Run_MoreThanPlaces_WaitForEachOther()
    {
        var mark = Mark();
        using var stop = new CancellationTokenSource();
        var runs = Enumerable.Range(0, 4).Select(_ => _sandbox.RunAsync(Run("sleep \"$1\"", mark), stop.Token)).ToList();
        await UntilAsync(() => Sleeping(mark) == 2);
        await Task.Delay(300);

        Assert.Equal(2, Sleeping(mark));
        await stop.CancelAsync();
        foreach (var run in runs)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await DeadAsync(mark);
    }

    private static SandboxRun Run(string script, params string[] arguments) => new()
    {
        Script = script,
        Arguments = arguments,
        Input = "the file"u8.ToArray(),
        InputName = "in.bin",
        Patience = TimeSpan.FromSeconds(30),
        OutputBytes = 1_000_000,
        MemoryBytes = 256L * 1024 * 1024,
        WritableBytes = 20_000_000,
    };

    private async Task<SandboxOutcome.Ended> EndedAsync(string script, params string[] arguments) =>
        Assert.IsType<SandboxOutcome.Ended>(await _sandbox.RunAsync(Run(script, arguments), default));

    // A time to sleep that no other process sleeps.
    private static string Mark() => "31." + System.Security.Cryptography.RandomNumberGenerator.GetInt32(100_000_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture);

    private static int Sleeping(string mark) => Processes(mark).Count(line => line.StartsWith("sleep", StringComparison.Ordinal));

    private static List<string> Processes(string mark) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(CommandLine).Where(line => line.Contains(mark, StringComparison.Ordinal)),
    ];

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static Task DeadAsync(string mark) => UntilAsync(() => Processes(mark).Count == 0);

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var turn = 0; turn < 400 && !holds(); turn++)
            await Task.Delay(25);
        Assert.True(holds());
    }
}
