using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>An index that is not what was written is made anew and never served; one that cannot be written shows nothing that was withdrawn.</summary>
public sealed class DamagedIndexTests
{
    private static readonly IReadOnlyList<DecisionRecord> Decisions = InventedDecisions.Many();

    [Fact]
    public async Task Restart_OverAnIndexWithAFlippedBitOrACutFile_MakesItAnew()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(Decisions);
        var random = new SeededRandom(7);
        for (var round = 0; round < 6; round++)
        {
            await site.StopAsync();
            var file = random.Pick(IndexFiles(site));
            var bytes = await File.ReadAllBytesAsync(file);
            if (round % 3 == 2)
                bytes = bytes[..random.Next(bytes.Length)];
            else
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, bytes);

            site.Start();
            await site.WaitAsync();

            Assert.Contains($"\"total\":{Decisions.Count},", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);
            Assert.Contains("\"total\":2,", await site.ReadAsync("/api/v1/decisions?q=" + Uri.EscapeDataString("\"苍洱货运有限公司\"")), StringComparison.Ordinal);
            Assert.Contains(site.Logged, line => line.Contains("cannot be used now", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Restart_WithoutTheNewestCommit_MakesItAnew()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(Decisions);
        await site.StopAsync();
        foreach (var commit in IndexFiles(site).Where(file => Path.GetFileName(file).StartsWith("commit-", StringComparison.Ordinal)))
            File.Delete(commit);

        site.Start();
        await site.WaitAsync();

        Assert.Contains($"\"total\":{Decisions.Count},", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawal_WhileTheIndexCannotBeWritten_ShowsNoTexts_AndIsDoneAfterwards()
    {
        await using var site = await SiteHost.StartAsync();
        var (goes, stays) = (InventedDecisions.FoodPenalty(), InventedDecisions.Licence());
        await site.PublishAsync(goes, stays);
        var index = Assert.Single(Directory.GetDirectories(site.DataFolder));

        // Names of the commits to come are taken: as with a full disk, files that are there can be read and no more can be made.
        var commit = Directory.GetFiles(index, "commit-*").Max(StringComparer.Ordinal)!;
        var generation = Convert.ToInt64(Path.GetFileName(commit)["commit-".Length..], 16);
        var taken = Enumerable.Range(1, 40).Select(next => Directory.CreateDirectory(Path.Combine(index, $"commit-{generation + next:x16}.tmp")).FullName).ToList();
        await site.AppendWithdrawalAsync(InventedDecisions.Revocation(goes));

        await Patience.UntilAsync(async () =>
        {
            using var list = await site.GetAsync("/search?q=保质期");
            return list.StatusCode == HttpStatusCode.ServiceUnavailable;
        });
        using (var page = await site.GetAsync($"/decisions/{stays.Id}"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);

        taken.ForEach(Directory.Delete);
        await site.WaitAsync();
        Assert.DoesNotContain(goes.Id.Value, await site.ReadAsync("/search"), StringComparison.Ordinal);
        Assert.Contains(stays.Id.Value, await site.ReadAsync("/search"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_DeletedUnderARunningSite_IsMadeAnew()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(Decisions);
        Directory.Delete(Assert.Single(Directory.GetDirectories(site.DataFolder)), recursive: true);

        await site.PublishAsync(InventedDecisions.Licence(firm: "昆明琅玕泓泉有限公司"));

        Assert.Contains($"\"total\":{Decisions.Count + 1},", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);
    }

    private static List<string> IndexFiles(SiteHost site) =>
        [.. Directory.GetFiles(Assert.Single(Directory.GetDirectories(site.DataFolder))).Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal)];
}
