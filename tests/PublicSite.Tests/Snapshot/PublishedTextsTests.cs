using System.Net;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Snapshot;

/// <summary>Texts are read where they lie: only those that were verified, and none that is gone.</summary>
public sealed class PublishedTextsTests
{
    [Theory]
    [InlineData("UPDATE gazette_contents SET ciphertext = (SELECT ciphertext FROM gazette_contents WHERE entry_index = 1), nonce = (SELECT nonce FROM gazette_contents WHERE entry_index = 1) WHERE entry_index = 0")]
    [InlineData("UPDATE gazette_entries SET commitment = (SELECT commitment FROM gazette_entries WHERE entry_index = 1), leaf_hash = (SELECT leaf_hash FROM gazette_entries WHERE entry_index = 1) WHERE entry_index = 0")]
    public async Task Text_ChangedAfterItWasVerified_IsNotShown(string change)
    {
        await using var site = await SiteHost.StartAsync();
        var (first, second) = (InventedDecisions.FoodPenalty(), InventedDecisions.Licence());
        await site.PublishAsync(first, second);

        await TamperAsync(site, change);

        foreach (var address in new[] { $"/decisions/{first.Id}", $"/decisions/{first.Id}.json", $"/api/v1/decisions/{first.Id}", "/search?q=保质期" })
        {
            using var answer = await site.GetAsync(address);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("澜湄鲜", text, StringComparison.Ordinal);
            Assert.DoesNotContain("滇池", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Text_ErasedBeforeTheSiteKnowsWhy_IsAnswered503AndLeftOutOfLists()
    {
        await using var site = await SiteHost.StartAsync();
        var (goes, stays) = (InventedDecisions.FoodPenalty(), InventedDecisions.Licence());
        await site.PublishAsync(goes, stays);

        // The key is destroyed, and no entry that says so has reached this node.
        await TamperAsync(site, "DELETE FROM gazette_contents WHERE entry_index = 0");

        using var page = await site.GetAsync($"/decisions/{goes.Id}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal("1", page.Headers.RetryAfter?.ToString());
        Assert.DoesNotContain("澜湄鲜", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var list = await site.ReadAsync("/search");
        Assert.DoesNotContain(goes.Id.Value, list, StringComparison.Ordinal);
        Assert.Contains(stays.Id.Value, list, StringComparison.Ordinal);
    }

    private static async Task TamperAsync(SiteHost site, string sql)
    {
        await using var database = new Database(DatabaseOptions.Sqlite(Path.Combine(site.GazetteFolder, "gazette.db")));
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(sql);
    }
}
