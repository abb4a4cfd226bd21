using System.Xml.Linq;
using Disclosure.PublicSite.Feeds;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.PublicSite.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    [Clause("GS-13-2")]
    public async Task Feed_OfASearch_HoldsItsDecisionsLatestPublishedFirst_AndNothingOfTheirText()
    {
        await using var site = await SiteHost.StartAsync();
        var older = InventedDecisions.FoodPenalty();
        var newer = InventedDecisions.FoodPenalty("景市监罚〔2025〕8号") with { DecidedOn = new DateOnly(2025, 1, 2) };
        await site.PublishAsync(older, InventedDecisions.Licence("昆市监许〔2026〕5号", "昆明食悦有限公司") with { Title = [InventedDecisions.Plain("某许可")], Body = [], Summary = new DecisionSummary { Parties = [] } });
        await Task.Delay(20);
        await site.PublishAsync(newer);

        var (feed, text) = await ReadAsync(site, "/search.atom?q=超过保质期&agency=jhscj&sort=relevance&after=x");

        Assert.Equal([Address(newer), Address(older)], feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
        Assert.Equal("http://localhost/search.atom?q=%E8%B6%85%E8%BF%87%E4%BF%9D%E8%B4%A8%E6%9C%9F&agency=jhscj&sort=date", feed.Element(Atom + "id")!.Value);
        Assert.Contains("景洪市市场监督管理局", text, StringComparison.Ordinal);
        Assert.DoesNotContain("鱼皮花生", text, StringComparison.Ordinal);
        Assert.DoesNotContain("刀某某", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_OfASearchThatFindsNothing_IsEmptyAndNotWidened()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(InventedDecisions.FoodPenalty());

        Assert.Empty((await ReadAsync(site, "/search.atom?q=超过保质期 无此词语组合甲乙丙")).Feed.Elements(Atom + "entry"));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Withdrawn_Decision_IsGoneFromItsFeedAtOnce_AndItsNoticeIsInTheOther()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = new[] { InventedDecisions.FoodPenalty(), InventedDecisions.FoodPenalty("景市监罚〔2026〕38号") };
        await site.PublishAsync(decisions);
        Assert.Equal(2, (await ReadAsync(site, "/search.atom")).Feed.Elements(Atom + "entry").Count());

        await site.WithdrawAsync(InventedDecisions.Revocation(decisions[0]));
        await site.WithdrawAsync(InventedDecisions.SilentEnd(decisions[1]));

        Assert.Empty((await ReadAsync(site, "/search.atom")).Feed.Elements(Atom + "entry"));
        var (notices, text) = await ReadAsync(site, "/notices.atom");
        Assert.Equal(Address(decisions[0]), Assert.Single(notices.Elements(Atom + "entry")).Element(Atom + "id")!.Value);
        Assert.DoesNotContain("澜湄鲜", text, StringComparison.Ordinal);
        Assert.DoesNotContain(decisions[1].Id.Value, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Feed_OfSignsThatXmlCannotHold_IsReadable()
    {
        const string Hostile = "<a>&\"]]>\u0001\u000B\uFFFF\uD800x";
        var feed = new AtomFeed
        {
            Title = Hostile, Address = "http://x/?a=1&b=2", Page = "http://x/", UpdatedAt = DateTimeOffset.UnixEpoch,
            Entries = [new AtomEntry("http://x/1", Hostile, Hostile, Hostile, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)],
        };

        using var stream = new MemoryStream(feed.ToBytes());
        var entry = XDocument.Load(stream).Root!.Element(Atom + "entry")!;

        Assert.Equal("<a>&\"]]>\uFFFD\uFFFD\uFFFD\uFFFDx", entry.Element(Atom + "title")!.Value);
        Assert.Equal("1970-01-01T00:00:00Z", entry.Element(Atom + "updated")!.Value);
    }

    private static string Address(DecisionRecord decision) => $"http://localhost/decisions/{decision.Id}";

    private static async Task<(XElement Feed, string Text)> ReadAsync(SiteHost site, string address)
    {
        using var response = await site.GetAsync(address);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        return (XElement.Parse(text), text);
    }
}
