using System.Diagnostics;
using System.Net;
using Disclosure.EndToEnd.MainJob;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Separation;

/// <summary>What someone who took over the public process could reach.</summary>
[Collection(PlatformCollection.Name)]
public sealed class SeparationTests(RunningPlatform platform)
{
    private const string PublicUser = "disclosure-public";

    [Theory]
    [InlineData("sign-in")]
    [InlineData("sign-out")]
    [InlineData("cases/0000000000000000")]
    [InlineData("cases/0000000000000000/withdraw")]
    [InlineData("desk.css")]
    [InlineData("desk.js")]
    [Clause("ZZ-10")]
    public async Task PublicPort_DeskPage_Is404(string path)
    {
        using var site = new HttpClient { BaseAddress = platform.Site };

        using var answer = await site.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task PublicPort_Push_IsNotTaken()
    {
        using var site = new HttpClient { BaseAddress = platform.Site };

        using var answer = await site.PostAsync("api/v1/decisions", new StringContent("{}"));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    [Fact]
    [Clause("ZZ-10")]
    [Clause("LAW-XZCF-50")]
    public async Task Originals_OnDisk_AreEncrypted()
    {
        using var api = await platform.ApiAsync("mhwlj");
        const string words = "独一无二的景洪晾晒场说明";
        var (status, answer) = await api.PushAsync(
            """{"documentNumber":"海文旅检〔2026〕3号","title":"检查","actType":"inspection","decidedOn":"2026-01-05","parties":[{"name":"勐海某某旅行社","kind":"organisation"}]}""",
            System.Text.Encoding.UTF8.GetBytes("行政检查登记表\n" + words),
            "a.txt",
            "e2e-encrypted");
        Assert.Equal(202, status);
        await api.AtRestAsync(answer.GetProperty("caseId").GetString()!);

        Assert.Empty(DiskSearch.FilesHolding(platform.Data, words));
    }

    [Fact]
    [Clause("ZZ-10")]
    [Clause("LAW-XZCF-50")]
    public async Task PublicUser_DeskFilesAndKeys_CannotBeRead()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return; // Without root there are no two users, and up says so.
        }

        // The user exists and reads what it should: otherwise the rest would prove nothing.
        Assert.True(await MayReadAsync(Path.Combine(platform.Data, "gazette", "gazette.db")));
        Assert.True(await MayReadAsync(Path.Combine(platform.Keys, "public", "gazette-head.pem")));

        var secret = new[] { Path.Combine(platform.Data, "desk"), Path.Combine(platform.Keys, "desk"), Path.Combine(platform.Data, "log") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Append(Path.Combine(platform.Keys, "sample-accounts.json"))
            .ToList();
        Assert.True(secret.Count >= 5);
        foreach (var file in secret)
        {
            Assert.False(await MayReadAsync(file), file);
        }

        Assert.NotEqual(0, await AsPublicUserAsync("ls", Path.Combine(platform.Data, "desk")));
        Assert.NotEqual(0, await AsPublicUserAsync("touch", Path.Combine(platform.Data, "gazette", "x")));
        // Into the inbox it drops what it sealed, and cannot look.
        Assert.NotEqual(0, await AsPublicUserAsync("ls", Path.Combine(platform.Data, "inbox")));
    }

    [Fact]
    public async Task PublicProcess_ItsUser_IsTheOneOfItsOwn()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                var command = await File.ReadAllTextAsync(Path.Combine(folder, "cmdline"));
                if (command.Contains(platform.Data, StringComparison.Ordinal) && command.Contains("Disclosure.P", StringComparison.Ordinal))
                {
                    var user = (await File.ReadAllLinesAsync(Path.Combine(folder, "status"))).Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
                    owners[command.Contains("Disclosure.PublicSite.dll", StringComparison.Ordinal) ? "site" : "desk"] = user;
                }
            }
            catch (IOException)
            {
                // Ended meanwhile.
            }
        }

        Assert.Equal(2, owners.Count);
        Assert.DoesNotContain("0", owners.Values);
        Assert.NotEqual(owners["site"], owners["desk"]);
    }

    private static async Task<bool> MayReadAsync(string file) => await AsPublicUserAsync("cat", file) == 0;

    private static async Task<int> AsPublicUserAsync(params string[] command)
    {
        var start = new ProcessStartInfo("setpriv", [$"--reuid={PublicUser}", $"--regid={PublicUser}", "--init-groups", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await reading;
        return process.ExitCode;
    }
}
