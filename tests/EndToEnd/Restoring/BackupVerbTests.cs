using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Restoring;

/// <summary>The verbs against what <c>up</c> made, as the user that <c>up</c> made it for.</summary>
public sealed class BackupVerbTests
{
    [Fact]
    public async Task BackupAndRestore_OfARunningPlatform_RefuseWhatIsNotSafe()
    {
        using var folder = new ReachableFolder();
        var ports = FreePort.Take(2);
        string[] up = ["up", "--empty", "--data", folder.Data, "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}"];
        var backup = Path.Combine(folder.Path, "backup");
        string[] restore = ["restore", "--from", backup, "--data", folder.Data];
        await using (var running = CommandProcess.Start(up))
        {
            await running.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromSeconds(90));
            var made = await CommandProcess.RunAsync("backup", "--to", backup, "--data", folder.Data);
            Assert.True(made.ExitCode == 0, made.Output);
            Assert.Equal(["desk.db", "gazette.db", "manifest.json"], Directory.GetFiles(backup).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(["gazette-keys.sealed"], Directory.GetFiles(backup + "-keys").Select(Path.GetFileName));
            foreach (var file in OperatingSystem.IsWindows() ? [] : Directory.GetFiles(backup))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
            }

            Assert.Contains("not empty", (await CommandProcess.RunAsync("backup", "--to", backup, "--data", folder.Data)).Output, StringComparison.Ordinal);
            Assert.Contains("Another up is using", (await CommandProcess.RunAsync([.. restore, "--replace"])).Output, StringComparison.Ordinal);
            running.SendInterrupt();
            await running.WaitForExitAsync(TimeSpan.FromSeconds(20));
        }

        var refused = await CommandProcess.RunAsync(restore);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--replace", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);

        var log = Path.Combine(backup, "gazette.db");
        var whole = await File.ReadAllBytesAsync(log);
        await File.WriteAllBytesAsync(log, [.. whole[..^1], (byte)(whole[^1] ^ 1)]);
        var before = await File.ReadAllBytesAsync(Path.Combine(folder.Data, "desk", "desk.db"));
        Assert.Contains("damaged", (await CommandProcess.RunAsync([.. restore, "--replace"])).Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(folder.Data, "desk", "desk.db")));
        await File.WriteAllBytesAsync(log, whole);

        var restored = await CommandProcess.RunAsync([.. restore, "--replace"]);
        Assert.True(restored.ExitCode == 0, restored.Output);
        await using (var again = CommandProcess.Start(up))
        {
            await again.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromSeconds(90));
            Assert.False(File.Exists(Path.Combine(folder.Data, "desk", "restored")));
            var verified = await CommandProcess.RunAsync("gazette", "verify", "--data", folder.Data);
            Assert.True(verified.ExitCode == 0, verified.Output);
            var audit = await CommandProcess.RunAsync("audit", "verify", "--data", folder.Data);
            Assert.True(audit.ExitCode == 0, audit.Output);
            again.SendInterrupt();
            await again.WaitForExitAsync(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task Restore_WithAnotherMasterKey_SaysWhichIsNeeded_AndTouchesNothing()
    {
        using var folder = new ReachableFolder();
        var ports = FreePort.Take(2);
        string[] up = ["up", "--empty", "--data", folder.Data, "--site-port", $"{ports[0]}", "--desk-port", $"{ports[1]}"];
        var backup = Path.Combine(folder.Path, "backup");
        await using (var running = CommandProcess.Start(up))
        {
            await running.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromSeconds(90));
            running.SendInterrupt();
            await running.WaitForExitAsync(TimeSpan.FromSeconds(20));
        }

        Assert.Equal(0, (await CommandProcess.RunAsync("backup", "--to", backup, "--data", folder.Data)).ExitCode);
        Assert.Equal(0, (await CommandProcess.RunAsync("keys", "rotate", "--data", folder.Data)).ExitCode);
        var before = await File.ReadAllBytesAsync(Path.Combine(folder.Data, "desk", "desk.db"));

        var refused = await CommandProcess.RunAsync("restore", "--from", backup, "--replace", "--data", folder.Data);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the master key of that time is needed", refused.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(folder.Data, "desk", "desk.db")));
    }
}
