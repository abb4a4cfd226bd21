using System.Net;
using System.Text.Json;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Api;

public sealed class ChangesApiTests
{
    [Fact]
    public async Task Changes_TellEachRecordOnce_WhereItStandsNow()
    {
        await using var site = await SiteHost.StartAsync();
        var amended = InventedDecisions.Licence();
        var noticed = InventedDecisions.Licence("昆市监许〔2026〕2号");
        var plain = InventedDecisions.FoodPenalty();
        await site.PublishAsync(amended, noticed, plain, amended with { Version = 2 });
        await site.NoteAsync(InventedDecisions.Revocation(noticed, NoticeKind.Modification));

        var (items, next) = await ReadAsync(site, "0");

        Assert.Equal(
            [(2L, plain.Id.Value, "published"), (3L, amended.Id.Value, "amended"), (4L, noticed.Id.Value, "noticed")],
            items.Select(item => (item.GetProperty("position").GetInt64(), item.GetProperty("id").GetString()!, item.GetProperty("change").GetString()!)));
        Assert.Empty((await ReadAsync(site, next)).Items);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Removals_AreTold_LegalAndTechnicalApart_AndNothingOfTheText()
    {
        await using var site = await SiteHost.StartAsync();
        var revoked = InventedDecisions.FoodPenalty();
        var ended = InventedDecisions.Licence();
        await site.PublishAsync(revoked, ended);
        var (_, next) = await ReadAsync(site, "0");
        await site.WithdrawAsync(InventedDecisions.Revocation(revoked));
        await site.WithdrawAsync(InventedDecisions.SilentEnd(ended), ChangeNature.Technical);

        foreach (var since in new[] { next, "0" })
        {
            var (items, _) = await ReadAsync(site, since);
            Assert.Equal([("removed", "legal"), ("removed", "technical")], items.Select(item => (item.GetProperty("change").GetString()!, item.GetProperty("nature").GetString()!)));
            Assert.Equal("revocation", items[0].GetProperty("notice").GetProperty("kind").GetString());
            Assert.False(items[1].TryGetProperty("notice", out _));
            Assert.DoesNotContain("澜湄", items[0].GetRawText() + items[1].GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("昆市监许", items[1].GetRawText(), StringComparison.Ordinal);
        }

        // What a node tells after a restart, when it only recalls the entries, is the same.
        var before = await site.ReadAsync("/api/v1/changes");
        await site.RestartAsync();
        Assert.Equal(before, await site.ReadAsync("/api/v1/changes"));
    }

    [Fact]
    public async Task Copy_KeptByFollowing_IsWhatIsPublic()
    {
        await using var site = await SiteHost.StartAsync();
        var random = new SeededRandom(20261122);
        var standing = new List<DecisionRecord>();
        var copy = new HashSet<string>(StringComparer.Ordinal);
        var next = "0";
        for (var round = 0; round < 12; round++)
        {
            var fresh = Enumerable.Range(0, 4).Select(at => InventedDecisions.Licence($"昆市监许〔2026〕{(round * 10) + at}号")).ToList();
            await site.PublishAsync(fresh);
            standing.AddRange(fresh);
            for (var removals = random.Next(4); removals > 0 && standing.Count > 0; removals--)
            {
                var gone = standing[random.Next(standing.Count)];
                standing.Remove(gone);
                await site.WithdrawAsync(removals % 2 == 0 ? InventedDecisions.Revocation(gone) : InventedDecisions.SilentEnd(gone));
            }

            // Sometimes the copy is away for a round, and it always reads in small steps.
            if (random.Next(3) == 0)
                continue;
            for (var isComplete = false; !isComplete;)
            {
                using var list = JsonDocument.Parse(await site.ReadAsync($"/api/v1/changes?since={next}&size=3"));
                foreach (var item in list.RootElement.GetProperty("items").EnumerateArray())
                    _ = item.GetProperty("change").ValueEquals("removed") ? copy.Remove(item.GetProperty("id").GetString()!) : copy.Add(item.GetProperty("id").GetString()!);
                (next, isComplete) = (list.RootElement.GetProperty("next").GetString()!, list.RootElement.GetProperty("isComplete").GetBoolean());
            }

            Assert.Equal(standing.Select(decision => decision.Id.Value).Order(StringComparer.Ordinal), copy.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("since=x")]
    [InlineData("since=-1")]
    [InlineData("since=99999999999999999999")]
    [InlineData("size=0")]
    [InlineData("size=1001")]
    public async Task UnreadableParameter_IsABadRequest(string query)
    {
        await using var site = await SiteHost.StartAsync();

        using var response = await site.GetAsync($"/api/v1/changes?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task SinceBeyondTheEnd_IsCompleteAndGoesOnFromTheEnd()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(InventedDecisions.Licence());

        var (items, next) = await ReadAsync(site, "9223372036854775807");

        Assert.Empty(items);
        Assert.Equal("1", next);
    }

    private static async Task<(IReadOnlyList<JsonElement> Items, string Next)> ReadAsync(SiteHost site, string since)
    {
        using var list = JsonDocument.Parse(await site.ReadAsync($"/api/v1/changes?since={since}"));
        return ([.. list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.Clone())], list.RootElement.GetProperty("next").GetString()!);
    }
}
