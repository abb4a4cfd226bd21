using System.Globalization;
using System.Net;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>A site that is started again goes on from the index it left.</summary>
public sealed class ResumeTests
{
    [Fact]
    public async Task Restart_TextsOutOfReach_StillCountsFindsAndListsThem()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = InventedDecisions.Many();
        await site.PublishAsync(decisions);
        await site.WithdrawAsync(InventedDecisions.Revocation(decisions[0]));
        await site.NoteAsync(InventedDecisions.Revocation(decisions[2], NoticeKind.Modification));
        await site.StopAsync();

        // Were a text read again at the start, it could not be indexed: the log would count as damaged.
        await using (var database = new Database(DatabaseOptions.Sqlite(Path.Combine(site.GazetteFolder, "gazette.db"))))
        await using (var connection = await database.OpenAsync(CancellationToken.None))
            await connection.ExecuteAsync("DELETE FROM gazette_contents WHERE entry_index IN (SELECT entry_index FROM gazette_entries WHERE payload_kind = 1)");
        site.Start();
        await site.WaitAsync();

        Assert.Contains($"\"total\":{decisions.Count - 1},", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);
        Assert.Contains("\"total\":2,", await site.ReadAsync("/api/v1/decisions?q=" + Uri.EscapeDataString("苍洱货运")), StringComparison.Ordinal);
        var notices = await site.ReadAsync("/notices");
        Assert.Contains(decisions[0].DocumentNumber, notices, StringComparison.Ordinal);
        Assert.Contains(decisions[2].DocumentNumber, notices, StringComparison.Ordinal);
        using var gone = await site.GetAsync($"/decisions/{decisions[0].Id}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains(site.Logged, line => line.Contains($"holds the first {decisions.Count + 2} entries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restart_AfterEntriesThatCameMeanwhile_TakesThemIn()
    {
        await using var site = await SiteHost.StartAsync();
        var (stays, goes) = (InventedDecisions.FoodPenalty(), InventedDecisions.Licence());
        await site.PublishAsync(stays, goes);
        await site.StopAsync();
        var amended = stays with { Version = 2, Title = [InventedDecisions.Plain("景洪市澜湄鲜食品超市经营超期食品案（更正）")] };
        await site.AppendAsync(amended, Gazette.Log.EntryKind.Amended);
        await site.AppendWithdrawalAsync(InventedDecisions.Revocation(goes));
        var later = InventedDecisions.PersonPenalty();
        await site.AppendAsync(later, Gazette.Log.EntryKind.Published);

        site.Start();
        await site.WaitAsync();

        Assert.Contains("\"total\":2,", await site.ReadAsync("/api/v1/decisions"), StringComparison.Ordinal);
        Assert.Contains("（更正）", await site.ReadAsync($"/decisions/{stays.Id}"), StringComparison.Ordinal);
        Assert.Contains(later.Id.Value, await site.ReadAsync("/search?q=双廊镇"), StringComparison.Ordinal);
        Assert.DoesNotContain(goes.Id.Value, await site.ReadAsync("/search?q=春茶业"), StringComparison.Ordinal);
        Assert.Contains(site.Logged, line => line.Contains("holds the first 2 entries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ManyEntries_ReadAtOnce_AreFewCommits()
    {
        await using var site = await SiteHost.StartAsync();
        await site.StopAsync();
        var before = Generation(site);
        for (var i = 0; i < 120; i++)
            await site.AppendAsync(InventedDecisions.Licence($"昆市监许〔2026〕{i}号"), Gazette.Log.EntryKind.Published);

        site.Start();
        await site.WaitAsync();

        // One at the start, one for the entries, two of a purge; never one an entry.
        Assert.InRange(Generation(site) - before, 1, 8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restart_OverAnotherGazette_BeginsAnew(bool isLonger)
    {
        await using var other = await SiteHost.StartAsync();
        await other.PublishAsync(InventedDecisions.Licence(firm: "昆明琅玕泓泉有限公司"), InventedDecisions.PersonPenalty());
        await other.StopAsync();
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.PublishAsync(isLonger ? InventedDecisions.Many() : [InventedDecisions.PersonPenalty()]);
        await site.StopAsync();

        // As after a restore into the wrong place: the folder is whole and of this program, but of another log, of as many entries or of more.
        Directory.Delete(site.DataFolder, recursive: true);
        Directory.Move(other.DataFolder, site.DataFolder);
        site.Start();
        await site.WaitAsync();

        Assert.DoesNotContain("琅玕", await site.ReadAsync("/search"), StringComparison.Ordinal);
        Assert.Contains("\"total\":0,", await site.ReadAsync("/api/v1/decisions?q=" + Uri.EscapeDataString("琅玕泓泉")), StringComparison.Ordinal);
        Assert.Contains(decision.Id.Value, await site.ReadAsync("/search?q=保质期"), StringComparison.Ordinal);
        Assert.Empty(DiskSearch.FilesHolding(site.DataFolder, "琅玕"));
        Assert.Contains(site.Logged, line => line.Contains("not of this gazette", StringComparison.Ordinal));
    }

    [Theory]
    [Clause("CX-14-4")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restart_OverALogThatWasPutBack_ShowsNothing(bool grewAgain)
    {
        await using var site = await SiteHost.StartAsync(settings: ("Site:LeaseSeconds", "15"));
        var decision = InventedDecisions.Licence(firm: "昆明琅玕泓泉有限公司");
        await site.PublishAsync(decision);
        await site.StopAsync();
        var older = Copy(site.GazetteFolder);
        site.Start();
        await site.WaitAsync();
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        await site.StopAsync();
        var newer = Copy(site.GazetteFolder);

        // The log and its keys as they were before the withdrawal: the text is in them.
        PutBack(older, site.GazetteFolder);
        if (grewAgain)
            await site.AppendAsync(InventedDecisions.PersonPenalty(), Gazette.Log.EntryKind.Published);
        site.Start();
        await Patience.UntilAsync(() => site.Logged.Any(line => line.Contains("put back to an older state", StringComparison.Ordinal)));

        foreach (var address in new[] { $"/decisions/{decision.Id}", "/search?q=" + Uri.EscapeDataString("琅玕泓泉"), "/api/v1/decisions" })
        {
            using var answer = await site.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        }

        Assert.Empty(DiskSearch.FilesHolding(site.DataFolder, "琅玕"));
        if (grewAgain)
            return;

        // Brought forward, it goes on.
        await site.StopAsync();
        PutBack(newer, site.GazetteFolder);
        await site.AppendAsync(InventedDecisions.PersonPenalty(), Gazette.Log.EntryKind.Published);
        site.Start();
        await site.WaitAsync();
        using var gone = await site.GetAsync($"/decisions/{decision.Id}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    private static Dictionary<string, byte[]> Copy(string folder) => Directory.GetFiles(folder).ToDictionary(file => file, File.ReadAllBytes, StringComparer.Ordinal);

    private static void PutBack(Dictionary<string, byte[]> files, string folder)
    {
        // Connections that are kept would go on with the files that were there.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder))
            File.Delete(file);
        foreach (var (file, content) in files)
            File.WriteAllBytes(file, content);
    }

    private static long Generation(SiteHost site) =>
        Directory.GetFiles(Assert.Single(Directory.GetDirectories(site.DataFolder)), "commit-*")
            // One that is being written lies beside them under another ending until it is whole.
            .Where(file => Path.GetExtension(file).Length == 0)
            .Max(file => long.Parse(Path.GetFileName(file).AsSpan("commit-".Length), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
