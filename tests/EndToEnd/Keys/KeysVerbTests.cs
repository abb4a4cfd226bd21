using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Keys;

/// <summary>The verb against what <c>up</c> made, as the user that <c>up</c> made it for.</summary>
public sealed class KeysVerbTests
{
    [Fact]
    public async Task Keys_RotateAndList_WithTheDeskStoppedOnly()
    {
        using var folder = new ReachableFolder();
        var ports = FreePort.Take(2);
        string[] up = ["up", "--empty", "--data", folder.Data, "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}"];
        var file = Path.Combine(folder.Keys, "desk", "master.key");
        await using (var running = CommandProcess.Start(up))
        {
            await running.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromSeconds(90));
            var before = await File.ReadAllTextAsync(file);
            var refused = await CommandProcess.RunAsync("keys", "rotate", "--data", folder.Data);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("stop it first", refused.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllTextAsync(file));
            Assert.Contains("使用中", (await CommandProcess.RunAsync("keys", "list", "--data", folder.Data)).Output, StringComparison.Ordinal);
            running.SendInterrupt();
            await running.WaitForExitAsync(TimeSpan.FromSeconds(20));
        }

        var old = await File.ReadAllTextAsync(file);
        var rotated = await CommandProcess.RunAsync("keys", "rotate", "--data", folder.Data);
        Assert.True(rotated.ExitCode == 0, rotated.Output);
        var now = await File.ReadAllTextAsync(file);
        Assert.NotEqual(old, now);
        Assert.DoesNotContain(old.Trim(), rotated.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(now.Trim(), rotated.Output, StringComparison.Ordinal);

        await using var again = CommandProcess.Start(up);
        await again.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Keys_NoDeskThere_IsOneSentence()
    {
        using var folder = new ReachableFolder();
        var (exitCode, output) = await CommandProcess.RunAsync("keys", "rotate", "--data", folder.Data);
        Assert.Equal(1, exitCode);
        Assert.Contains("There is no desk in", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Keys));
    }
}
