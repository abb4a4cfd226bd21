using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>One at a time, beside the browser's tests: much of either is waiting, and neither asserts how long something takes.</summary>
[CollectionDefinition(Name)]
public sealed class CrashCollection
{
    public const string Name = "crashes";
}

/// <summary>
/// Whatever dies wherever: what was acknowledged is there once, what was withdrawn is gone, and everything comes to rest. The points are
/// learned from a platform that is left alone, so that new ones are killed at without anyone naming them.
/// </summary>
[Collection(CrashCollection.Name)]
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int DeathsBetweenChecks = 25;

    private static int DeskDeaths => TestSize.Of(usual: 36, full: 150);

    private static int SiteDeaths => TestSize.Of(usual: 4, full: 18);

    private static int FirstDeaths => TestSize.Of(usual: 2, full: 8);

    [Fact]
    [Clause("CX-14-3")]
    [Clause("CX-14-4")]
    public Task Kill_DeskAndSiteOnFiles_NothingAcknowledgedIsLostAndNothingWithdrawnIsSeen() =>
        RunAsync(() => Task.FromResult(CrashStore.InFiles()), seed: 20260301);

    [Fact]
    [Clause("CX-14-3")]
    [Clause("CX-14-4")]
    public async Task Kill_DeskAndSiteOnPostgres_NothingAcknowledgedIsLostAndNothingWithdrawnIsSeen()
    {
        await using var server = new PostgresServer();
        await RunAsync(() => CrashStore.OnServerAsync(server), seed: 20260302);
    }

    private async Task RunAsync(Func<Task<CrashStore>> newStore, ulong seed)
    {
        var points = await LearnAsync(await newStore());
        await using var platform = new CrashPlatform(await newStore());
        var onslaught = new Onslaught(platform, points, Life.All, seed);
        try
        {
            await onslaught.BeginAsync(points, new SeededRandom(seed), FirstDeaths);
            for (var done = 0; done < DeskDeaths; done += DeathsBetweenChecks)
            {
                var deaths = Math.Min(DeathsBetweenChecks, DeskDeaths - done);
                await onslaught.RoundAsync(deaths, (SiteDeaths * (done + deaths) / DeskDeaths) - (SiteDeaths * done / DeskDeaths));
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
                $"{onslaught.Casualties.Count} deaths, {onslaught.Ledger.Cases.Count} cases, {points.Desk.Distinct(StringComparer.Ordinal).Count()} points of the desk known, {onslaught.DecisiveLeft} decisive ones left, seed {seed}.");
            output.WriteLine(onslaught.Casualties.Tell());
        }

        Assert.True(onslaught.Casualties.Count >= DeskDeaths + SiteDeaths);
        Assert.Equal(0, onslaught.DecisiveLeft);
    }

    private async Task<LearntPoints> LearnAsync(CrashStore store)
    {
        await using var platform = new CrashPlatform(store);
        try
        {
            return await LearntPoints.LearnAsync(platform, Life.All);
        }
        catch
        {
            output.WriteLine(platform.LastWords);
            throw;
        }
    }
}
