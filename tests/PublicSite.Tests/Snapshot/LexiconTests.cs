using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>A lexicon that changes while the site runs.</summary>
public sealed class LexiconTests
{
    [Fact]
    public async Task NewSynonym_IsUnderstoodWithoutANewIndex()
    {
        using var config = new TemporaryFolder();
        Copy(config);
        await using var site = await StartAsync(config);
        await site.PublishAsync(InventedDecisions.Licence());
        var index = Assert.Single(Directory.GetDirectories(site.DataFolder));
        Assert.Contains("\"total\":0,", await site.ReadAsync("/api/v1/decisions?q=" + Uri.EscapeDataString("碧螺泓")), StringComparison.Ordinal);

        await File.AppendAllTextAsync(config.File("lexicon/synonyms.txt"), "\n碧螺泓 茶叶\n");

        await Patience.UntilAsync(async () => (await site.ReadAsync("/api/v1/decisions?q=" + Uri.EscapeDataString("碧螺泓"))).Contains("\"total\":1,", StringComparison.Ordinal));
        Assert.Equal(index, Assert.Single(Directory.GetDirectories(site.DataFolder)));
    }

    [Fact]
    public async Task NewWord_IsIndexedBesideTheOldIndexWhichGoesOnServing()
    {
        using var config = new TemporaryFolder();
        Copy(config);
        await using var site = await StartAsync(config);
        var (goes, stays) = (InventedDecisions.FoodPenalty(), InventedDecisions.Licence());
        await site.PublishAsync(goes, stays);
        var before = Assert.Single(Directory.GetDirectories(site.DataFolder));
        using var over = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var answers = 0;
            for (; !over.IsCancellationRequested; answers++)
            {
                using var answer = await site.GetAsync("/api/v1/decisions?q=" + Uri.EscapeDataString("滇池"));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Contains("\"total\":1,", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            return answers;
        });

        await File.AppendAllTextAsync(config.File("lexicon/cases.words.txt"), "\n滇池春茶\n");
        await Patience.UntilAsync(() => Directory.GetDirectories(site.DataFolder) is [var only] && !string.Equals(only, before, StringComparison.Ordinal));

        await site.WithdrawAsync(InventedDecisions.Revocation(goes));
        Assert.DoesNotContain(goes.Id.Value, await site.ReadAsync("/search"), StringComparison.Ordinal);
        await over.CancelAsync();
        Assert.True(await reading > 0);
    }

    [Fact]
    public async Task BrokenLexicon_IsRefused_AndTheOldOneStays()
    {
        using var config = new TemporaryFolder();
        Copy(config);
        await using var site = await StartAsync(config);
        await site.PublishAsync(InventedDecisions.Licence());

        await File.AppendAllTextAsync(config.File("lexicon/synonyms.txt"), "\n单\n");

        await Patience.UntilAsync(() => site.Logged.Any(line => line.Contains("cannot be used; the old one stays", StringComparison.Ordinal)));
        Assert.Contains("\"total\":1,", await site.ReadAsync("/api/v1/decisions?q=" + Uri.EscapeDataString("滇池")), StringComparison.Ordinal);
    }

    private static Task<SiteHost> StartAsync(TemporaryFolder config) => SiteHost.StartAsync(settings: [("ConfigDirectory", config.Path), ("Site:LexiconSeconds", "1")]);

    private static void Copy(TemporaryFolder config)
    {
        var from = Path.Combine(RepositoryRoot.Path, "config");
        Directory.CreateDirectory(config.File("lexicon"));
        foreach (var file in new[] { "agencies.json", "agency-profiles.json", "correction-requests.json", "regions.csv", "grounds.csv" }.Concat(Directory.GetFiles(Path.Combine(from, "lexicon")).Select(file => "lexicon/" + Path.GetFileName(file))))
            File.Copy(Path.Combine(from, file), config.File(file));
    }
}
