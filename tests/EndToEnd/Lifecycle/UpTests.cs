using System.Net;
using System.Net.Sockets;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Lifecycle;

/// <summary>Starting, stopping, starting again.</summary>
[Collection(PlatformCollection.Name)]
public sealed class UpTests(RunningPlatform platform)
{
    [Fact]
    public async Task Up_InterruptedAndStartedAgain_KeepsAccountsAndLeavesNothingRunning()
    {
        using var folder = new ReachableFolder();
        var ports = FreePort.Take(2);
        string[] arguments = ["up", "--empty", "--data", folder.Data, "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}"];
        await StartAndInterruptAsync(arguments, folder, ports);
        var accounts = await File.ReadAllTextAsync(Path.Combine(folder.Keys, "sample-accounts.json"));

        await StartAndInterruptAsync(arguments, folder, ports);

        Assert.Equal(accounts, await File.ReadAllTextAsync(Path.Combine(folder.Keys, "sample-accounts.json")));
    }

    [Fact]
    public async Task Up_DataInUse_SaysSoInOneSentence()
    {
        var ports = FreePort.Take(2);

        var (exitCode, output) = await CommandProcess.RunAsync(
            "up", "--data", platform.Data, "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}");

        Assert.Equal(1, exitCode);
        Assert.Contains("正被另一个 disclosure up 使用", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_UnwritableFolder_SaysSoInOneSentence()
    {
        var ports = FreePort.Take(2);

        var (exitCode, output) = await CommandProcess.RunAsync(
            "up", "--data", "/proc/disclosure/data", "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}");

        Assert.Equal(1, exitCode);
        Assert.Contains("不能写入文件夹 /proc/disclosure/data", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WrongMasterKey_EndsBothAndGivesTheReason()
    {
        using var folder = new ReachableFolder();
        var ports = FreePort.Take(2);
        string[] arguments = ["up", "--empty", "--data", folder.Data, "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}"];
        await StartAndInterruptAsync(arguments, folder, ports);
        var key = Path.Combine(folder.Keys, "desk", "master.key");
        var bytes = await File.ReadAllBytesAsync(key);
        File.Delete(key);

        var (exitCode, output) = await CommandProcess.RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.Contains("master key", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.NotEmpty(bytes);
        AssertNothingRuns(folder.Data, ports);
    }

    private static async Task StartAndInterruptAsync(string[] arguments, ReachableFolder folder, int[] ports)
    {
        await using var up = CommandProcess.Start(arguments);
        await up.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromSeconds(90));
        up.SendInterrupt();
        await up.WaitForExitAsync(TimeSpan.FromSeconds(20));
        Assert.True(up.ExitCode == 0, up.Output);
        AssertNothingRuns(folder.Data, ports);
    }

    private static void AssertNothingRuns(string data, int[] ports)
    {
        foreach (var port in ports)
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }

        var left = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out var id) && id != Environment.ProcessId)
            .Where(folder => CommandOf(folder).Contains(data, StringComparison.Ordinal));
        Assert.Empty(left);
    }

    private static string CommandOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }
}
