using System.Net;
using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Disclosure.PublicSite.Tests.Snapshot;

public sealed class LeaseTests
{
    private static readonly string[] Texts = ["/", "/search", "/notices", "/transparency", "/transparency/head.json", "/number?n=1", "/api/v1/decisions", "/health/ready"];

    [Fact]
    public async Task Site_WithoutANewHeadFor30Seconds_AnswersNoTexts_AndComesBackWithOne()
    {
        var time = new ManualTime();
        await using var site = await SiteHost.StartAsync(time: time);
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        string[] texts = [.. Texts, $"/decisions/{decision.Id}", $"/decisions/{decision.Id}.txt", $"/decisions/{decision.Id}.docx", $"/api/v1/decisions/{decision.Id}"];
        foreach (var address in texts)
        {
            using var response = await site.GetAsync(address);
            Assert.True((int)response.StatusCode < 400, address);
        }

        time.Advance(TimeSpan.FromSeconds(29));
        await site.ReadAsync($"/decisions/{decision.Id}");
        time.Advance(TimeSpan.FromSeconds(1));

        await AssertFencedAsync(site, texts);
        await site.Writer.ReSignHeadAsync(CancellationToken.None);
        await Eventually(async () =>
        {
            using var response = await site.GetAsync($"/decisions/{decision.Id}");
            return response.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task Site_OverATamperedGazette_AnswersNoTexts()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.ReadAsync($"/decisions/{decision.Id}");

        await using (var database = new Database(DatabaseOptions.Sqlite(Path.Combine(site.GazetteFolder, "gazette.db"))))
        await using (var connection = await database.OpenAsync(CancellationToken.None))
            await connection.ExecuteAsync("UPDATE gazette_heads SET root_hash = @Other", new { Other = new byte[32] });

        await Eventually(() => Task.FromResult(site.Holder.Leased() is null));
        await AssertFencedAsync(site, [.. Texts, $"/decisions/{decision.Id}", $"/api/v1/decisions/{decision.Id}"]);
    }

    [Fact]
    public async Task FencedPage_IsCalmAndSaysWhatToDo()
    {
        var time = new ManualTime();
        await using var site = await SiteHost.StartAsync(time: time);
        time.Advance(TimeSpan.FromMinutes(1));

        using var page = await site.GetAsync("/search?q=食品");
        using var api = await site.GetAsync("/api/v1/decisions");
        using var live = await site.GetAsync("/health/live");
        using var about = await site.GetAsync("/about");

        Assert.Contains("暂时不能显示决定", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(page.Headers.RetryAfter);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, about.StatusCode);
    }

    [Fact]
    public async Task Site_StartedBeforeTheGazetteIsMade_WaitsAndThenServes()
    {
        using var folder = new TemporaryFolder();
        await using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
            host.UseSetting("Gazette:Directory", folder.Path).UseSetting("Gazette:HeadKey", folder.File("head.pem")).UseSetting("Site:DataDirectory", folder.File("site")).UseSetting("Site:PollMilliseconds", "20"));
        using var client = factory.CreateClient();
        using (var early = await client.GetAsync(new Uri("/search", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, early.StatusCode);

        await using var store = GazetteStore.InFolder(folder.Path, readOnly: false);
        using var signer = HeadSigner.Create(folder.File("signing.pem"), folder.File("head.pem"));
        using var trusted = HeadVerifier.FromFile(folder.File("head.pem"));
        var writer = await GazetteWriter.OpenAsync(store, signer, trusted, TimeProvider.System, CancellationToken.None);
        await writer.AppendAsync(PublishableRecords.Of(InventedDecisions.FoodPenalty()), EntryKind.Published, ChangeNature.Legal, CancellationToken.None);

        await Eventually(async () => (await client.GetStringAsync(new Uri("/health/live", UriKind.Relative))).Length > 0
            && await Answers(client, "/search?q=保质期"));
    }

    private static async Task<bool> Answers(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
        return response.StatusCode == HttpStatusCode.OK && (await response.Content.ReadAsStringAsync()).Contains("澜湄鲜", StringComparison.Ordinal);
    }

    private static async Task AssertFencedAsync(SiteHost site, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            using var response = await site.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.DoesNotContain("澜湄鲜", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (!await holds())
            await Task.Delay(20, patience.Token);
    }
}
