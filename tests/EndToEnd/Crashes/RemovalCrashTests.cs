using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>
/// Whatever dies while something is withdrawn, taken down, confirmed, brought back, corrected, confirmed by a node or purged: it completes. It is
/// hidden, purged and confirmed, with one notice. At full size the processes die at every single point of it that they pass, otherwise at some.
/// </summary>
[Collection(CrashCollection.Name)]
public sealed class RemovalCrashTests(ITestOutputHelper output)
{
    private const int DeathsBetweenChecks = 40;

    private static readonly string[] Areas =
    [
        "desk.decide(Withdraw)", "desk.decide(Suspend)", "desk.decide(Restore)", "desk.decide(ConfirmTakedown)", "desk.task(Withdraw)", "desk.task(End)", "desk.task(Publish)",
        "desk.task(Amend)", "desk.node(", "desk.nodes", "desk.residue(", "desk.alarm", "desk.takedowns", "gazette.open", "gazette.sign", "gazette.purge", "gazette.erase-keys", "site.", "index.", "gazette.deliver",
    ];

    private static int DeskDeaths => TestSize.Of(usual: 6, full: int.MaxValue);

    private static int SiteDeaths => TestSize.Of(usual: 4, full: int.MaxValue);

    [Fact]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    [Clause("GS-20-4")]
    public Task Kill_WhileRemovingOnFiles_EveryRemovalCompletesWithItsReceipts() => RunAsync(() => Task.FromResult(CrashStore.InFiles()), seed: 20260303);

    [Fact]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    [Clause("GS-20-4")]
    public async Task Kill_WhileRemovingOnPostgres_EveryRemovalCompletesWithItsReceipts()
    {
        await using var server = new PostgresServer();
        await RunAsync(() => CrashStore.OnServerAsync(server), seed: 20260304);
    }

    private async Task RunAsync(Func<Task<CrashStore>> newStore, ulong seed)
    {
        LearntPoints points;
        await using (var quiet = new CrashPlatform(await newStore()))
        {
            points = await LearntPoints.LearnAsync(quiet, Life.Removals);
        }

        // Each of these must have been passed, or the test would be content with less than it says.
        Assert.All(Areas[..9], area => Assert.Contains(points.Desk, point => point.StartsWith(area, StringComparison.Ordinal)));
        Assert.Contains(points.Site, point => point.StartsWith("site.sign", StringComparison.Ordinal));
        Assert.Contains(points.Site, point => point.Contains("index.unlink", StringComparison.Ordinal));
        await using var platform = new CrashPlatform(await newStore());
        var onslaught = new Onslaught(platform, points, Life.Removals, seed, point => Array.Exists(Areas, area => point.StartsWith(area, StringComparison.Ordinal)));
        var (ofDesk, ofSite) = (onslaught.DecisiveLeft, onslaught.DecisiveLeftOfSite);
        try
        {
            await onslaught.BeginAsync(points, new SeededRandom(seed), kills: 0);
            for (var (desk, site) = (0, 0); onslaught.DecisiveLeft + onslaught.DecisiveLeftOfSite > 0 && (desk < DeskDeaths || site < SiteDeaths);)
            {
                var (deskKills, siteKills) = (Most(onslaught.DecisiveLeft * 6 / 5, DeskDeaths - desk), Most(onslaught.DecisiveLeftOfSite, SiteDeaths - site));
                await onslaught.RoundAsync(deskKills, siteKills);
                (desk, site) = (desk + deskKills, site + siteKills);
            }
        }
        catch
        {
            output.WriteLine(platform.LastWords);
            throw;
        }
        finally
        {
            output.WriteLine(
                $"{onslaught.Casualties.Count} deaths, {onslaught.Ledger.Cases.Count} cases; {ofDesk} points of the desk, {onslaught.DecisiveLeft} left; {ofSite} of the site, {onslaught.DecisiveLeftOfSite} left; {onslaught.Missed.Count} that did not come.");
            output.WriteLine(string.Join('\n', onslaught.Missed));
            output.WriteLine(onslaught.Casualties.Tell());
        }

        static int Most(int left, int allowed) => Math.Min(Math.Min(Math.Max(left, 0), allowed), DeathsBetweenChecks);
    }
}
