using System.Net;
using System.Text;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>While a push comes in, nothing of it lies in a file in the clear, however large it is and whatever becomes of it.</summary>
public sealed class NoSpoolTests
{
    private const string Planted = "玉香罕于景洪市勐养镇被询问";

    [Fact]
    [Clause("LAW-BM-57")]
    [Clause("ZZ-10")]
    public async Task LargePushes_AcceptedRefusedOrBrokenOff_AreInNoFileInTheClear()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        await using (var watch = new SpoolWatch(Planted, desk.Folder))
        {
            using var client = desk.Client();
            var metadata = PushForm.Metadata.Replace("经营超过保质期的食品。", string.Join('。', Enumerable.Repeat(Planted, 1000)), StringComparison.Ordinal);
            var lines = string.Join('\n', Enumerable.Repeat(Planted + "，证实上述事实。", 80_000));
            (string Metadata, string Document, HttpStatusCode Status)[] pushes =
            [
                (metadata, PushForm.Document + lines, HttpStatusCode.Accepted),
                (metadata, PushForm.Document + lines + "\n机密★10年\n" + Planted, HttpStatusCode.UnprocessableEntity),
                (metadata.Replace("\"title\"", "\"titel\"", StringComparison.Ordinal), PushForm.Document + lines, HttpStatusCode.BadRequest),
                (metadata, lines.PadRight((20 * 1024 * 1024) + 1 - (Encoding.UTF8.GetByteCount(lines) - lines.Length)), HttpStatusCode.RequestEntityTooLarge),
            ];
            for (var i = 0; i < pushes.Length; i++)
            {
                using var answer = await client.PushAsync($"large-{i}", PushForm.Create(pushes[i].Metadata, pushes[i].Document));
                Assert.Equal(pushes[i].Status, answer.StatusCode);
            }

            // Half a push, held open: what came in so far waits in memory.
            using var half = await RawRequest.SendAsync(desk, RawRequest.Head("half", "Content-Length: 10000000"));
            await half.WriteAsync("--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.txt\"\r\n\r\n" + lines);
            await UntilAsync(watch, watch.Rounds + 3);
            await watch.DisposeAsync();
            Assert.Empty(watch.Found);
        }

        // Nor is it in what the store left behind.
        await desk.App.StopAsync();
        foreach (var file in Directory.EnumerateFiles(desk.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Planted)) < 0, file);
        }
    }

    /// <summary>The watch itself: it sees what the framework's own form reader does, a file that is deleted while it is open.</summary>
    [Fact]
    public async Task Watch_FileThatIsDeletedWhileOpen_SeesIt()
    {
        using var folder = new TemporaryFolder();
        await using var watch = new SpoolWatch(Planted, folder.Path);
        var path = folder.File("spool");
        await using (var spool = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        {
            File.Delete(path);
            await spool.WriteAsync(Encoding.UTF8.GetBytes(new string('a', 1024 * 1024) + Planted));
            await spool.FlushAsync();
            await UntilAsync(watch, watch.Rounds + 2);
        }

        await watch.DisposeAsync();
        Assert.Contains(watch.Found, found => found.StartsWith(path, StringComparison.Ordinal));
    }

    private static async Task UntilAsync(SpoolWatch watch, int rounds)
    {
        while (watch.Rounds < rounds)
        {
            await Task.Delay(20);
        }
    }
}
