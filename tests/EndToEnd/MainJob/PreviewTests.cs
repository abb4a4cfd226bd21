using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Microsoft.Playwright;

namespace Disclosure.EndToEnd.MainJob;

/// <summary>What a reviewer sees before approval is what the public sees after it.</summary>
[Collection(PlatformCollection.Name)]
public sealed class PreviewTests(RunningPlatform platform, ChromiumBrowser browser)
{
    private const string Company = """{"name":"勐海曼桂青竹编织有限公司","kind":"organisation","legalRepresentative":"刀承志"}""";
    private const string Person = """{"name":"刀承志","kind":"naturalPerson","citizenId":"532822198703124418"}""";

    [Fact]
    [Clause("GS-09-1")]
    [Clause("GS-09-2")]
    public async Task Preview_OfFullTextSummaryAndCorrection_IsThePageThatIsPublished()
    {
        using var api = await platform.ApiAsync("mhwlj");
        var page = await browser.OpenAsync();
        await DeskPerson.SignInAsync(page, platform, "mhwlj.shenhe");

        await AssertSameAsync(api, page, Decision("海文旅罚字〔2026〕第901号", Company), "preview-full");
        await AssertSameAsync(api, page, Decision("海文旅罚字〔2026〕第902号", Person), "preview-summary");
        await AssertSameAsync(api, page, Decision("海文旅罚字〔2026〕第901号", Company, ",\"amendment\":{\"kind\":\"correction\",\"reason\":\"罚款金额写错。\",\"note\":\"罚款金额填写有误。\"}", fine: 9000), "preview-amended");
    }

    private static (string Metadata, string Text) Decision(string number, string party, string more = "", int fine = 8000) => (
        $$"""
        {"documentNumber":"{{number}}","title":"堆放废弃竹料案","actType":"penalty","decidedOn":"2026-01-12","sector":"文化旅游","procedure":"ordinary",
         "parties":[{{party}}],"people":[{"name":"岩糯罕","role":"witness"}],
         "summary":{"facts":"当事人在景区入口堆放废弃竹料，岩糯罕在场。","basis":"《中华人民共和国旅游法》第四十二条","decision":"罚款8000元。"},
         "penaltyKinds":["罚款"],"fineYuan":{{fine}},
         "secrecyReview":{"reviewer":"保密审查员","reviewedOn":"2026-01-12","conclusion":"publishable"}{{more}}}
        """,
        $"""
        勐海县文化和旅游局
        行政处罚决定书
        {number}
        当事人：{(party.Contains("organisation", StringComparison.Ordinal) ? "勐海曼桂青竹编织有限公司" : "刀承志")}
        证人岩糯罕，身份证号码532822198703124418，证实当事人在景区入口堆放废弃竹料。
        依据《中华人民共和国旅游法》第四十二条，本局决定罚款人民币8000元。
        如不服本决定，可以在六十日内向勐海县人民政府申请行政复议。
        勐海县文化和旅游局
        2026年1月12日
        """);

    private async Task AssertSameAsync(DeskApi api, IPage page, (string Metadata, string Text) decision, string key)
    {
        var (status, pushed) = await api.PushAsync(decision.Metadata, Encoding.UTF8.GetBytes(decision.Text), "决定书.txt", key);
        Assert.True(status == 202, pushed.GetRawText());
        var caseId = pushed.GetProperty("caseId").GetString()!;
        Assert.Equal("inReview", (await api.AtRestAsync(caseId)).GetProperty("state").GetString());

        var opened = await page.GotoAsync(new Uri(platform.Desk, $"cases/{caseId}/preview").AbsoluteUri);
        Assert.Equal("no-store", opened!.Headers["cache-control"]);
        var preview = await page.ContentAsync();
        Assert.Contains("预览，尚未公示", preview, StringComparison.Ordinal);
        foreach (var hidden in new[] { "岩糯罕", "532822198703124418", "保密审查员", "罚款金额写错" })
        {
            Assert.DoesNotContain(hidden, preview, StringComparison.Ordinal);
        }

        await DeskPerson.ApproveAsync(page, platform, caseId);
        var published = await api.UntilStateAsync(caseId, state => state is "published" or "amended");
        using var site = new HttpClient { BaseAddress = platform.Site };
        var address = "decisions/" + published.GetProperty("recordId").GetString();
        var wanted = decision.Metadata.Contains("amendment", StringComparison.Ordinal) ? "已更正" : "有效";
        var shown = await RunningPlatform.UntilAsync(() => ReadAsync(site, address), html => html.Contains(wanted, StringComparison.Ordinal), TimeSpan.FromSeconds(15));

        Assert.Equal(Main(shown), Main(preview));
    }

    private static async Task<string> ReadAsync(HttpClient site, string address)
    {
        using var answer = await site.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    // Everything but what only exists after publication: those places are marked, in both; similar decisions and the list of versions are in the public page alone.
    private string Main(string html)
    {
        var main = new HtmlParser().ParseDocument(html).QuerySelector("main#content .wrap")!;
        foreach (var similar in main.QuerySelectorAll("[data-place=similar], section.versions").ToList())
        {
            similar.Remove();
        }

        foreach (var place in main.QuerySelectorAll("[data-place]"))
        {
            place.InnerHtml = string.Empty;
            place.RemoveAttribute("class");
        }

        foreach (var link in main.QuerySelectorAll("a[href]"))
        {
            link.SetAttribute("href", link.GetAttribute("href")!.Replace(platform.Site.AbsoluteUri.TrimEnd('/'), string.Empty, StringComparison.Ordinal));
        }

        return string.Join('\n', main.InnerHtml.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }
}
