namespace Disclosure.EndToEnd.Crashes;

/// <summary>The points that processes pass which are left alone: making accounts, the desk's first start, the desk and the public site at work.</summary>
internal sealed record LearntPoints
{
    public required IReadOnlyList<string> Provision { get; init; }

    public required IReadOnlyList<string> FirstStart { get; init; }

    public required IReadOnlyList<string> Desk { get; init; }

    public required IReadOnlyList<string> Site { get; init; }

    /// <summary>Runs a platform that nobody disturbs through every one of these lives once; it must be sound itself.</summary>
    public static async Task<LearntPoints> LearnAsync(CrashPlatform platform, IReadOnlyList<Life> lives)
    {
        var store = platform.Store;
        var (provision, first, atWork, following) = (store.File("provision.txt"), store.File("first.txt"), store.File("desk.txt"), store.File("site.txt"));
        await platform.IntroduceAsync();
        Assert.Equal(0, await platform.ProvisionAsync(record: provision));
        await using (var desk = platform.StartDesk(kill: null, first))
        {
            Assert.True(await desk.ReadyAsync(platform.Desk, CrashPlatform.StartPatience), desk.Words());
        }

        var (ledger, erased) = (new Ledger(), new ErasedBytes(store));
        await using (var desk = platform.StartDesk(kill: null, atWork))
        await using (platform.StartSite(kill: null, following))
        {
            Assert.True(await desk.ReadyAsync(platform.Desk, CrashPlatform.StartPatience), desk.Words());
            await new Workload(ledger, platform.Api, platform.Forms, erased, lives).LeadAllAsync();
            await new Reckoning(platform, ledger, erased).CheckAsync();
        }

        return new LearntPoints { Provision = Read(provision), FirstStart = Read(first), Desk = Read(atWork), Site = Read(following) };
    }

    private static string[] Read(string file) => File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
