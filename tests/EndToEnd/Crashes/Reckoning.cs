using Disclosure.TestKit;
using Disclosure.EndToEnd.MainJob;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Holds a platform that came to rest against what it acknowledged: stores, audit, gazette, public site, and the bytes of files.</summary>
internal sealed class Reckoning(CrashPlatform platform, Ledger ledger, ErasedBytes erased)
{
    private static readonly TimeSpan PurgePatience = TimeSpan.FromSeconds(30);

    public async Task CheckAsync()
    {
        var inside = new StoreReckoning(platform.Store, ledger);
        await inside.CheckAsync();
        Assert.Null(await platform.AuditBreakAsync());
        await new PublicReckoning(platform.Site, ledger, inside.RecordIds).CheckAsync();
        await new ReceiptReckoning(platform.Store, ledger).CheckAsync();
        if (platform.Store.IsInFiles)
        {
            await CheckFilesAsync();
        }
    }

    private async Task CheckFilesAsync()
    {
        var (exitCode, said) = await CommandProcess.RunAsync("gazette", "verify", "--data", platform.Store.DataFolder, "--head-key", platform.Store.HeadKey);
        Assert.True(exitCode == 0, said);
        // What is public lies there sealed; nothing lies there in clear, least of all what was taken away.
        foreach (var words in ledger.Cases.Select(known => known.Decision.Company).Concat(CrashDecision.Hidden))
        {
            Assert.Empty(DiskSearch.FilesHolding(platform.Store.GazetteFolder, words));
        }

        Assert.Equal(ledger.Cases.Sum(known => known.Life.Acts.Count(act => act.Erases)), erased.Acts);
        // A reader may have been in the way: the desk tries again with each head it signs.
        Assert.Empty(await RunningPlatform.UntilAsync(() => Task.FromResult(erased.Found()), found => found.Count == 0, PurgePatience));
    }
}
