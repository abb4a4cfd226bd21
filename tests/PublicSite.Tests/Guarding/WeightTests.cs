using System.IO.Compression;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;

namespace Disclosure.PublicSite.Tests.Guarding;

/// <summary>What a first view costs somebody on a slow line, and that what is sent compressed is what is sent plain.</summary>
public sealed class WeightTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private const int MostBytes = 60 * 1024;

    private readonly SiteHost _site = published.Site;

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=罚款")]
    [InlineData("/search?region=532800&act=penalty&fine=1000")]
    [InlineData("/search/advanced")]
    [InlineData("{decision}")]
    [InlineData("/agencies")]
    [InlineData("/regions/530000")]
    [InlineData("/elder")]
    public async Task FirstView_WithEverythingItLoads_IsLight(string address)
    {
        address = address.Replace("{decision}", $"/decisions/{published.Decisions[0].Id}", StringComparison.Ordinal);
        var (bytes, text) = await SentAsync(address, "br");
        var page = await new HtmlParser().ParseDocumentAsync(text);
        var total = bytes;
        foreach (var loaded in page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(link => link.GetAttribute("href")!))
            total += (await SentAsync(loaded, "br")).Bytes;

        Assert.Empty(page.QuerySelectorAll("script[src], img, iframe"));
        Assert.True(total < MostBytes, $"{address} weighs {total:N0} bytes.");
    }

    [Fact]
    public async Task CompressedAnswers_AreWhatPlainOnesAre_WhicheverIsCachedFirst()
    {
        var address = $"/decisions/{published.Decisions[1].Id}";
        var answers = new List<string>();
        foreach (var encoding in new[] { "br", "identity", "gzip", "br", "identity" })
            answers.Add((await SentAsync(address, encoding)).Text);

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Contains("</html>", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongDecision_HasContentsThatLeadIntoIt_AndAShortOneHasNone()
    {
        var food = InventedDecisions.FoodPenalty("景市监罚〔2026〕99号");
        var filler = new Paragraph { Inlines = [InventedDecisions.Plain(string.Concat(Enumerable.Repeat("本机关对证据进行了审查，认为事实清楚。", 40)))] };
        string[] titles = ["一、基本情况", "二、违法事实和证据", "三、处罚依据和种类"];
        var numbered = new Block[] { new Paragraph { Inlines = [InventedDecisions.Plain("一、没收超过保质期的食品；")] } };
        var body = titles.SelectMany(title => new Block[] { new Paragraph { Inlines = [InventedDecisions.Plain(title)] }, filler, filler }).Concat(numbered).ToList();
        await using var site = await SiteHost.StartAsync();
        var (last, shorter) = (food with { Body = body }, InventedDecisions.Licence());
        await site.PublishAsync(last, shorter);

        var page = await new HtmlParser().ParseDocumentAsync(await site.ReadAsync($"/decisions/{last.Id}"));

        var links = page.QuerySelectorAll(".contents a").ToList();
        Assert.Equal(titles, links.Select(link => link.TextContent));
        Assert.Equal(titles, links.Select(link => page.QuerySelector(link.GetAttribute("href")!)!.TextContent));
        Assert.DoesNotContain("class=\"contents\"", await site.ReadAsync($"/decisions/{shorter.Id}"), StringComparison.Ordinal);
    }

    private async Task<(int Bytes, string Text)> SentAsync(string address, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var response = await _site.Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var said = response.Content.Headers.ContentEncoding.SingleOrDefault() ?? "identity";
        if (!address.EndsWith(".svg", StringComparison.Ordinal) && !address.Contains(".svg?", StringComparison.Ordinal))
            Assert.Equal(encoding, said);
        using Stream stream = said switch { "br" => new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress), "gzip" => new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), _ => new MemoryStream(bytes) };
        using var reader = new StreamReader(stream);
        return (bytes.Length, await reader.ReadToEndAsync());
    }
}
