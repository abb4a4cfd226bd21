using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>What is withdrawn leaves the node's files, and readers of the old ones leave memory.</summary>
public sealed class PurgeTests
{
    // At full size above what a commit writes anew by itself: so many documents in one segment are purged beside it.
    private static readonly int Many = TestSize.Of(40, 1_100);
    private const string Name = "昆明绮鑱琅玕泓泉有限公司";

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawal_FromALargeIndex_LeavesNoWordInAnyFileAndNoReaderBehind()
    {
        await using var site = await SiteHost.StartAsync();
        await site.StopAsync();
        var goes = InventedDecisions.Licence("昆市监许〔2026〕9999号", Name);
        await site.AppendAsync(goes, Gazette.Log.EntryKind.Published);
        for (var i = 0; i < Many; i++)
            await site.AppendAsync(InventedDecisions.Licence($"昆市监许〔2026〕{i}号", $"昆明第{i}茶业有限公司"), Gazette.Log.EntryKind.Published);
        site.Start();
        await site.WaitAsync();
        Assert.NotEmpty(Holding(site));
        Assert.Contains($"\"total\":{Many + 1},", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);

        await site.WithdrawAsync(InventedDecisions.Revocation(goes));

        Assert.Contains("\"total\":0,", await site.ReadAsync("/api/v1/decisions?q=" + Uri.EscapeDataString($"\"{Name}\"")), StringComparison.Ordinal);
        await Patience.UntilAsync(() => Holding(site).Count == 0);
        Assert.Contains($"\"total\":{Many},", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            await Patience.UntilAsync(() => !MapsDeletedFiles(site.DataFolder));
    }

    [Fact]
    public async Task Amendment_ThatErases_LeavesNoWordOfTheOldText()
    {
        await using var site = await SiteHost.StartAsync();
        var old = InventedDecisions.Licence(firm: Name);
        await site.PublishAsync(old, InventedDecisions.FoodPenalty());
        Assert.NotEmpty(Holding(site));

        await site.PublishAsync(InventedDecisions.Licence() with { Id = old.Id, Version = 2 });

        await Patience.UntilAsync(() => Holding(site).Count == 0);
        Assert.Contains("滇池春茶业", await site.ReadAsync($"/decisions/{old.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_HeldByARequest_GoesOnAnsweringAfterItsFilesAreGone()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = Enumerable.Range(1, 30).Select(i => InventedDecisions.Licence($"昆市监许〔2026〕{i}号", $"昆明第{i}茶业有限公司")).ToList();
        await site.PublishAsync(decisions);
        var held = site.Holder.Leased()!.Snapshot;
        foreach (var decision in decisions.Take(20))
            await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        GC.Collect();
        GC.WaitForPendingFinalizers();

        var result = held.Index.Search(new Search.SearchRequest { Query = "茶业", Facets = ["agency"] }, CancellationToken.None);

        Assert.Equal((30, 30), (result.Total, held.Records.Count));
        Assert.Equal(10, site.Holder.Leased()!.Snapshot.Index.DocumentCount);
    }

    private static List<string> Holding(SiteHost site) =>
        [.. new[] { "绮鑱", "鑱琅", "琅玕", "玕泓", "泓泉" }.SelectMany(words => DiskSearch.FilesHolding(site.DataFolder, words)).Distinct(StringComparer.Ordinal)];

    private static bool MapsDeletedFiles(string folder) =>
        File.ReadLines("/proc/self/maps").Any(line => line.Contains(folder, StringComparison.Ordinal) && line.EndsWith("(deleted)", StringComparison.Ordinal));
}
