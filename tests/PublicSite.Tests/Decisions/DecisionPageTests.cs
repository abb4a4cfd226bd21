using System.IO.Compression;
using System.Net;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;
using Disclosure.TestKit.Renditions;

namespace Disclosure.PublicSite.Tests.Decisions;

public sealed class DecisionPageTests(PublishedSite published) : IClassFixture<PublishedSite>
{
    private readonly SiteHost _site = published.Site;

    [Fact]
    [Clause("GS-09-2")]
    public async Task Page_OfPenalty_HasTheEightFields()
    {
        var decision = published.With("景市监罚〔2026〕37号");

        var page = await _site.ReadAsync($"/decisions/{decision.Id}");

        foreach (var label in new[] { "文号", "案件名称", "当事人", "违法事实", "法律依据", "执法决定", "执法机关", "决定日期" })
            Assert.Contains($"<th scope=\"row\">{label}</th>", page, StringComparison.Ordinal);
        Assert.Contains("景洪市澜湄鲜食品超市", page, StringComparison.Ordinal);
        Assert.Contains("没收超过保质期的食品17袋，罚款5000元。", page, StringComparison.Ordinal);
        Assert.Contains("5,000 元", page, StringComparison.Ordinal);
        Assert.Contains(DecisionText.Fidelity, page, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-09-2")]
    public async Task Page_OfLicence_LeavesOutFieldsItDoesNotHave()
    {
        var page = await _site.ReadAsync($"/decisions/{published.With("昆市监许〔2026〕208号").Id}");

        Assert.DoesNotContain("违法事实", page, StringComparison.Ordinal);
        Assert.DoesNotContain("罚款金额", page, StringComparison.Ordinal);
        Assert.Contains("周云岭", page, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-01")]
    public async Task Mask_InText_IsALinkToItsGroundInWords()
    {
        var page = await _site.ReadAsync($"/decisions/{published.With("景市监罚〔2026〕37号").Id}");

        Assert.Contains("href=\"#ground-GS-10-2b\" title=\"隐去：身份证号码。依据：《云南省行政执法公示办法》第十条第二项\"", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"edge\">〔</span>身份证号码已隐去<span class=\"edge\">〕</span>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"ground-GS-10-2b\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Masks_OfOneGround_StopTheTabKeyOnce()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty() with
        {
            Title = [InventedDecisions.Plain("题")],
            Summary = new DecisionSummary { Parties = [[InventedDecisions.Plain("某店")]] },
            Body = [.. Enumerable.Range(0, 60).Select(_ => new Paragraph { Inlines = [InventedDecisions.Mask("〔身份证号码已隐去〕", "citizen-id", "GS-10-2b")] })],
        };
        await site.PublishAsync(decision);

        var page = await site.ReadAsync($"/decisions/{decision.Id}");

        Assert.Equal(60, page.Split("class=\"veil\" href").Length - 1);
        Assert.Equal(59, page.Split("tabindex=\"-1\"").Length - 1);
    }

    [Fact]
    public async Task Head_OfPlainText_IsSetAsAHead()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty() with
        {
            Body = [.. new[] { "某市某局　某罚〔2026〕3号", "某市某局", "行政处罚决定书", "某罚〔2026〕3号", "当事人：某店" }
                .Select(text => new Paragraph { Inlines = [InventedDecisions.Plain(text)] })],
            DocumentNumber = "某罚〔2026〕3号",
        };
        await site.PublishAsync(decision);

        var page = await site.ReadAsync($"/decisions/{decision.Id}");

        Assert.Contains("<p class=\"running\">某市某局", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"center\">行政处罚决定书</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"end\">某罚〔2026〕3号</p>", page, StringComparison.Ordinal);
        Assert.Contains("<p>当事人：某店</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_OfADocumentWithoutTitle_LeaveNoLevelOut()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty() with
        {
            Body = [new Heading { Level = 2, Inlines = [InventedDecisions.Plain("一、事实")] }, new Heading { Level = 3, Inlines = [InventedDecisions.Plain("（一）检查")] }],
        };
        await site.PublishAsync(decision);

        var page = await site.ReadAsync($"/decisions/{decision.Id}");

        Assert.Contains("<h3>一、事实</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<h4>（一）检查</h4>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextDownload_OfASummary_ClaimsNoTextToCompare()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty() with { Mode = DisclosureMode.Summary, Body = [] };
        await site.PublishAsync(decision);

        var text = await site.ReadAsync($"/decisions/{decision.Id}.txt");

        Assert.Contains(DecisionText.SummaryOnly, text, StringComparison.Ordinal);
        Assert.DoesNotContain(DecisionText.Fidelity, text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-07-7")]
    public async Task Page_WithRemedies_RepeatsTheDecisionsWords()
    {
        var page = await _site.ReadAsync($"/decisions/{published.With("景市监罚〔2026〕37号").Id}");

        Assert.Contains("以上为决定书原文", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("大交罚〔2026〕112号", "noarchive, noindex")]
    [InlineData("景市监罚〔2026〕37号", "noarchive")]
    public async Task Page_OfAPerson_IsNotToBeIndexed(string number, string expected)
    {
        using var response = await _site.GetAsync($"/decisions/{published.With(number).Id}");

        Assert.Equal(expected, Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
    }

    [Theory]
    [InlineData("0000000000000000")]
    [InlineData("000000000000000I")]
    [InlineData("short")]
    [InlineData("..%2f..%2fdata")]
    public async Task Page_OfUnknownId_Answers404(string id)
    {
        foreach (var address in new[] { $"/decisions/{id}", $"/decisions/{id}.docx", $"/decisions/{id}.txt", $"/decisions/{id}.json", $"/api/v1/decisions/{id}" })
        {
            using var response = await _site.GetAsync(address);

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task TextDownload_HoldsThePublishedTextToTheCharacter()
    {
        var decision = published.With("景市监罚〔2026〕37号");

        using var response = await _site.GetAsync($"/decisions/{decision.Id}.txt");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains(BlockText.Of(decision.Body), text, StringComparison.Ordinal);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("attachment", response.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DocxDownload_IsTheWordFileOfThePublishedText()
    {
        var decision = published.With("景市监罚〔2026〕37号");

        using var response = await _site.GetAsync($"/decisions/{decision.Id}.docx");
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        var document = await reader.ReadToEndAsync();

        Assert.All(decision.Body.OfType<Paragraph>().SelectMany(paragraph => paragraph.Inlines), inline => Assert.Contains($">{inline.Text}<", document, StringComparison.Ordinal));
        Assert.Contains("隐去说明", document, StringComparison.Ordinal);
        Assert.Contains($"/decisions/{decision.Id}<", document, StringComparison.Ordinal);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"{decision.Id}.docx\"", response.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("noarchive, noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
    }

    [Fact]
    public async Task Body_WithEveryStructure_IsShownAsWhatItIs()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty() with { Body = WholeDecision.Body };
        await site.PublishAsync(decision);

        var page = await site.ReadAsync($"/decisions/{decision.Id}");

        Assert.Contains("<header class=\"margin\">", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">物品名称</th>", page, StringComparison.Ordinal);
        Assert.Contains("<td rowspan=\"2\">没收</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td colspan=\"3\">合计</td>", page, StringComparison.Ordinal);
        Assert.Contains("36m<sup>2</sup>", page, StringComparison.Ordinal);
        Assert.Contains("<li id=\"note1\" value=\"1\">", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#note1\"", page, StringComparison.Ordinal);
        Assert.Contains("<ul class=\"labelled\"><li><p>（1）对当事人的询问笔录；</p>", page, StringComparison.Ordinal);
        Assert.Contains("<footer class=\"margin\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonDownload_IsThePublishedBytes()
    {
        var decision = published.With("大交罚〔2026〕112号");

        using var response = await _site.GetAsync($"/decisions/{decision.Id}.json");

        Assert.Equal(RecordJson.Serialize(decision), await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Page_OfHostileText_ShowsItAsText()
    {
        const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=y>&lt;\u202E]]>";
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty() with
        {
            Title = [InventedDecisions.Plain(Hostile)],
            DocumentNumber = Hostile,
            AgencyName = Hostile,
            AgencyCode = "\"><b>",
            PenaltyKinds = [Hostile],
            Summary = new DecisionSummary
            {
                Parties = [[InventedDecisions.Plain(Hostile)]],
                Facts = [InventedDecisions.Mask("〔" + Hostile + "〕", "person", "\"><svg onload=z>")],
            },
            Body =
            [
                new Heading { Level = 99, Inlines = [InventedDecisions.Plain(Hostile)] },
                new Paragraph { Inlines = [InventedDecisions.Plain(Hostile)] },
                new Table { Rows = [new TableRow { Cells = [new TableCell { Inlines = [InventedDecisions.Plain(Hostile)] }] }] },
            ],
        };
        await site.PublishAsync(decision);

        foreach (var address in new[] { $"/decisions/{decision.Id}", "/search", "/search?q=script", "/" })
        {
            var page = await site.ReadAsync(address);

            Assert.DoesNotContain("<script", page.Replace("<script type=\"application/ld+json\">", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("alert(1)</script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<svg onload", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    [Clause("CX-14-3")]
    public async Task Page_AfterAmendment_ShowsTheNewTextAndSaysSo()
    {
        await using var site = await SiteHost.StartAsync();
        var first = InventedDecisions.Licence();
        await site.PublishAsync(first);
        await site.ReadAsync($"/decisions/{first.Id}");

        await site.PublishAsync(first with { Version = 2, Body = [new Paragraph { Inlines = [InventedDecisions.Plain("更正后的正文")] }] });
        var page = await site.ReadAsync($"/decisions/{first.Id}");

        Assert.Contains("更正后的正文", page, StringComparison.Ordinal);
        Assert.Contains("已更新", page, StringComparison.Ordinal);
        Assert.DoesNotContain("周云岭", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/decisions/{first.Id}", await site.ReadAsync("/search?q=\"周云岭\""), StringComparison.Ordinal);
    }
}
