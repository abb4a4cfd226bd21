using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Caching;

/// <summary>Removals while many visitors read the same addresses, so that caches are full and renders under way all the time.</summary>
public sealed class CoherenceTests
{
    private const int Readers = 8;

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawals_UnderConstantReading_AreNeverFollowedByTheOldText()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = Enumerable.Range(1, 12).Select(i => InventedDecisions.Licence($"昆市监许〔2026〕{i}号", $"昆明第{i}茶业有限公司")).ToList();
        await site.PublishAsync(decisions);
        string[] lists = ["/", "/search?q=茶业", "/api/v1/decisions?q=茶业&size=50", "/search?agency=kmscj", "/agencies/kmscj", "/agencies", "/regions/530100", "/search.atom?q=茶业", "/search.csv?q=茶业", "/search.json", "/elder", "/elder/search?q=茶业", "/elder/agencies/kmscj", "/search/advanced"];
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers).Select(reader => ReadOnAsync(site, [.. lists, .. decisions.SelectMany(d => new[] { $"/decisions/{d.Id}", $"/elder/decisions/{d.Id}" })], reader, stop.Token)).ToList();

        for (var i = 0; i < decisions.Count; i++)
        {
            await site.WithdrawAsync(InventedDecisions.Revocation(decisions[i]));

            foreach (var edition in new[] { string.Empty, "/elder" })
            {
                using var page = await site.GetAsync($"{edition}/decisions/{decisions[i].Id}");
                Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
            }

            foreach (var list in lists)
            {
                var text = await site.ReadAsync(list);
                Assert.All(decisions.Take(i + 1), gone => Assert.DoesNotContain(BlockText.Of(gone.Title), text, StringComparison.Ordinal));
            }

            var api = await site.ReadAsync("/api/v1/decisions?q=茶业&size=50");
            Assert.Contains($"\"total\":{decisions.Count - i - 1},", api, StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static async Task ReadOnAsync(SiteHost site, string[] addresses, int start, CancellationToken cancellationToken)
    {
        for (var i = start; !cancellationToken.IsCancellationRequested; i++)
        {
            using var response = await site.GetAsync(addresses[i % addresses.Length]);
            Assert.True((int)response.StatusCode < 500, response.StatusCode.ToString());
        }
    }
}
