using System.Collections.Concurrent;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>People and programs at work with a platform whose processes die again and again.</summary>
internal sealed class Onslaught
{
    private const int LivesAtOnce = 3;
    private const int MostWaits = 3;

    private readonly CrashPlatform _platform;
    private readonly Killer _desk;
    private readonly Killer _site;
    private readonly KillPlan _deskPlan;
    private readonly KillPlan _sitePlan;
    private readonly ConcurrentDictionary<string, int> _waited = new(StringComparer.Ordinal);
    private readonly ErasedBytes _erased;
    private readonly Workload _workload;

    /// <param name="platform">What is under attack.</param>
    /// <param name="points">What it passes when it is left alone.</param>
    /// <param name="lives">What people do with it.</param>
    /// <param name="seed">The order of everything.</param>
    /// <param name="isDecisive">Points, of the desk and of the site, that are taken before any other; null for the usual ones.</param>
    public Onslaught(CrashPlatform platform, LearntPoints points, IReadOnlyList<Life> lives, ulong seed, Func<string, bool>? isDecisive = null)
    {
        _platform = platform;
        _desk = new Killer("desk", platform.Desk, Casualties, kill => platform.StartDesk(kill), new SeededRandom(seed));
        _site = new Killer("site", platform.Site, Casualties, kill => platform.StartSite(kill), new SeededRandom(seed + 1));
        _deskPlan = new KillPlan(points.Desk, new SeededRandom(seed + 2), isDecisive);
        _sitePlan = new KillPlan(points.Site, new SeededRandom(seed + 3), isDecisive);
        _erased = new ErasedBytes(platform.Store);
        _workload = new Workload(Ledger, platform.Api, platform.Forms, _erased, lives);
    }

    public Casualties Casualties { get; } = new();

    public Ledger Ledger { get; } = new();

    /// <summary>Points of the desk that must be taken and were not yet.</summary>
    public int DecisiveLeft => _deskPlan.DecisiveLeft;

    /// <summary>Points of the site that must be taken and were not yet.</summary>
    public int DecisiveLeftOfSite => _sitePlan.DecisiveLeft;

    /// <summary>Points that did not come whenever they were waited for.</summary>
    public IReadOnlyCollection<string> Missed => [.. _waited.Where(entry => entry.Value >= MostWaits).Select(entry => entry.Key)];

    /// <summary>Kills the first processes that ever touch the stores: schemas, keys and accounts are made only once.</summary>
    public async Task BeginAsync(LearntPoints points, SeededRandom random, int kills)
    {
        for (var i = 0; i < kills; i++)
        {
            var point = new KillPoint(random.Pick(points.Provision), 1);
            if (await _platform.ProvisionAsync(point) == KillableProcess.Killed)
            {
                Casualties.Add("provision", point.ToString());
            }
        }

        Assert.Equal(0, await _platform.ProvisionAsync());
        await _platform.IntroduceAsync();
        await _desk.KillAtAsync(new KillPoint(random.Pick(points.FirstStart), 1));
    }

    /// <summary>Kills while work goes on, then lets everything come to rest and holds it against the ledger.</summary>
    public async Task RoundAsync(int deskKills, int siteKills)
    {
        using var over = new CancellationTokenSource();
        var work = _workload.RunAsync(LivesAtOnce, over.Token);
        var ofSite = KillSiteAsync(siteKills, over.Token);
        var kills = Task.WhenAll(KillDeskAsync(deskKills, ofSite, over.Token), ofSite);
        try
        {
            await await Task.WhenAny(work, kills);
        }
        finally
        {
            // Nothing may be left running, whoever failed.
            await over.CancelAsync();
            await kills.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await using var desk = await _desk.RunAsync();
        await using var site = await _site.RunAsync();
        await work;
        await new Reckoning(_platform, Ledger, _erased).CheckAsync();
        string[] said = [.. _desk.Outputs, .. _site.Outputs, desk.Output, site.Output];
        Assert.DoesNotContain(said, output => CrashDecision.Hidden.Any(hidden => output.Contains(hidden, StringComparison.Ordinal)));
    }

    /// <summary>One in six is a hand from outside, the others are points of its own.</summary>
    private async Task KillDeskAsync(int kills, Task ofSite, CancellationToken over)
    {
        for (var i = 0; i < kills && !over.IsCancellationRequested; i++)
        {
            await ((i % 12) switch
            {
                5 => _desk.KillFromOutsideAsync(after: null, TimeSpan.FromSeconds(3)),
                11 => _desk.KillFromOutsideAsync(() => _workload.Pushing, TimeSpan.FromMilliseconds(30)),
                _ => KillAtAsync(_desk, _deskPlan),
            });
        }

        if (ofSite.IsCompleted || over.IsCancellationRequested)
        {
            return;
        }

        // Where it died at its start alone nothing is public yet: a site that is to die has to have something to follow.
        await using var desk = await _desk.RunAsync();
        await ofSite.WaitAsync(over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task KillSiteAsync(int kills, CancellationToken over)
    {
        // Before anything is public, a public site has nothing to follow.
        while (kills > 0 && !over.IsCancellationRequested && !Ledger.Cases.Any(known => known.Life.IsVisible && known.Acknowledged > 0))
        {
            await Task.Delay(100, CancellationToken.None);
        }

        for (var i = 0; i < kills && !over.IsCancellationRequested; i++)
        {
            await (i % 2 == 0 || _sitePlan.DecisiveLeft > 0 ? KillAtAsync(_site, _sitePlan) : _site.KillFromOutsideAsync(after: null, TimeSpan.FromSeconds(4)));
        }
    }

    private async Task KillAtAsync(Killer killer, KillPlan plan)
    {
        var isDecisive = plan.DecisiveLeft > 0;
        var point = plan.Next();
        if (!await killer.KillAtAsync(point) && isDecisive && _waited.AddOrUpdate(point.Point, 1, (_, times) => times + 1) < MostWaits)
        {
            plan.Again(point);
        }
    }
}
