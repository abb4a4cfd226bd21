using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Disclosure.PublicSite.Tests.Snapshot;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Settings;

/// <summary>The process itself, started as an operator starts it.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_WithoutConfiguration_EndsWithOneSentenceForEachError()
    {
        var (code, errors) = await RunToEndAsync("--urls=http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Equal(3, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Gazette:Directory is missing", errors, StringComparison.Ordinal);
        Assert.Contains("Gazette:HeadKey is missing", errors, StringComparison.Ordinal);
        Assert.Contains("Site:DataDirectory is missing", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnABusyPort_EndsWithOneSentence()
    {
        using var folder = new TemporaryFolder();
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port;

        var (code, errors) = await RunToEndAsync($"--urls=http://127.0.0.1:{port}", $"--Gazette:Directory={folder.Path}", $"--Gazette:HeadKey={folder.File("k.pem")}", $"--Site:DataDirectory={folder.File("site")}");

        Assert.Equal(1, code);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("address already in use", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnFilesThatAreNoGazette_EndsWithClearSentences()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("gazette.db"), new string('x', 8192));

        var (code, errors) = await RunToEndAsync("--urls=http://127.0.0.1:0", $"--Gazette:Directory={folder.Path}", $"--Gazette:HeadKey={folder.File("k.pem")}", $"--Site:DataDirectory={folder.File("site")}");

        Assert.Equal(1, code);
        Assert.Equal($"Gazette:Directory: {folder.File("gazette.db")} is not a SQLite database.", errors.Trim());
    }

    [Fact]
    public async Task Start_OnAFolderThatAnotherProcessHas_EndsWithAClearSentence_AndTheOtherGoesOn()
    {
        using var folder = new TemporaryFolder();
        await using var first = SiteProcess.Start(folder, dieAt: null);
        await Patience.UntilAsync(async () => await first.ReadAsync("/about") is { Length: > 0 });

        var (code, errors) = await RunToEndAsync(
            "--urls=http://127.0.0.1:0", $"--Gazette:Directory={folder.Path}", $"--Gazette:HeadKey={folder.File("head.pem")}", $"--Site:DataDirectory={folder.File("site")}");

        Assert.Equal(1, code);
        Assert.StartsWith($"Site:DataDirectory: {folder.File("site")} cannot be used: another process has it", errors, StringComparison.Ordinal);
        Assert.NotEmpty(await first.ReadAsync("/about"));
    }

    [Fact]
    public async Task Start_OnAFolderThatCannotBeMade_EndsWithAClearSentence()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "x");

        var (code, errors) = await RunToEndAsync(
            "--urls=http://127.0.0.1:0", $"--Gazette:Directory={folder.Path}", $"--Gazette:HeadKey={folder.File("head.pem")}", $"--Site:DataDirectory={folder.File("file/site")}");

        Assert.Equal(1, code);
        Assert.StartsWith("Site:DataDirectory", errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Errors)> RunToEndAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["Logging__LogLevel__Default"] = "None";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = await process.StandardError.ReadToEndAsync(patience.Token);
        await output;
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, errors);
    }
}
