using System.Net;
using AngleSharp.Html.Dom;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages.Review;

/// <summary>Answers to findings on the review page, done with plain forms; on a desk of its own.</summary>
public sealed class FindingActionTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    private const string Mentions =
        "决定书\n证人[person,0.7,GS-10-1:和丽春→证人甲]到场。[person,0.4,GS-10-1:赵启明→证人乙]与[person,0.8,GS-10-1:小和→证人甲]离开，法定代表人[legal_representative,0.85,GS-10-1:段云舟→]与[person,0.99,GS-10-1:杨立群→证人丙]签字。";

    [Fact]
    public async Task Review_CertainMentionsOfOnePerson_StandTogetherAndAreToldInWords()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(SampleCases.All.Single(sample => sample.CaseId is SampleCases.InReview) with
        {
            CaseId = "c-grouped", DocumentNumber = "昆市监处罚〔2026〕140号",
            Marked = "证人[person,0.99,GS-10-1:和丽春→证人甲]到场。[person,0.6,GS-10-1:小和→证人甲]与[person,0.95,GS-10-1:赵启明→证人乙]离开，[person,0.99,GS-10-1:和丽春→证人甲]签字。",
        });

        var page = await browser.PageAsync("/cases/c-grouped");

        var list = page.QuerySelector(".findings")!;
        Assert.Equal(["请逐处核对（1）", "隐去，较有把握（1）", "隐去，很有把握（2）"], list.QuerySelectorAll("h3").Select(heading => heading.TextContent));
        Assert.Equal(["小和", "赵启明", "和丽春"], list.QuerySelectorAll(".value").Select(value => value.TextContent));
        Assert.Single(list.QuerySelectorAll("button[name=Accept]"));
        Assert.Equal(2, list.QuerySelectorAll("button[name=Together]").Length);
        Assert.Single(list.QuerySelectorAll("input[name=__RequestVerificationToken]"));
        Assert.Equal(["#f1", "#f4"], list.QuerySelectorAll(".places a[data-finding]").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("0.", list.TextContent, StringComparison.Ordinal);
        Assert.Equal("/cases/c-grouped/correct?place=8-10", list.QuerySelector("li")!.GetAttribute("data-correct"));
    }

    [Fact]
    public async Task Judge_AcceptAndTakeBack_LeadToTheNextQuestionAndBack()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(ReviewSteps.Sample("a-50", CaseState.InReview, reviewed: true) with { Marked = Mentions });
        var page = await browser.PageAsync("/cases/a-50");
        // One person's mentions stand together, the least sure person first.
        Assert.Equal(["f2", "f1", "f3", "f4"], page.QuerySelectorAll(".findings li[data-open]").Select(item => item.GetAttribute("data-finding")));

        var second = page.QuerySelectorAll("button[name=Accept]")[1];
        var accepted = await browser.SubmitAsync(page, "/cases/a-50/correct?handler=Judge", ("Accept", second.GetAttribute("value")!));

        Assert.Equal("/cases/a-50?done=judge&at=1#next", accepted.Headers.Location!.OriginalString);
        page = await browser.PageAsync("/cases/a-50?done=judge&at=1");
        // On from where the reviewer was, not back to what was passed over.
        Assert.Equal("f3", page.QuerySelector("#next")!.GetAttribute("data-finding"));
        Assert.Contains("还有 3 处没有核对", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已核对，账号 shenhe", page.QuerySelector(".judged")!.TextContent, StringComparison.Ordinal);

        // The same page sent once more, as by a second click.
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, "/cases/a-50/correct?handler=Judge", ("Accept", second.GetAttribute("value")!))).StatusCode);

        var undone = await browser.SubmitAsync(page, "/cases/a-50/correct?handler=Judge", ("Undo", page.QuerySelector("button[name=Undo]")!.GetAttribute("value")!));
        page = await browser.PageAsync(undone.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Equal("f1", page.QuerySelector("#next")!.GetAttribute("data-finding"));
        Assert.Equal("4", page.QuerySelector("#questions strong")!.TextContent);
    }

    [Fact]
    public async Task Judge_Together_IsRecordedAndCanBeTakenBack()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(ReviewSteps.Sample("a-51", CaseState.InReview, reviewed: true) with { Marked = Mentions });
        var page = await browser.PageAsync("/cases/a-51");
        var group = Assert.Single(page.QuerySelectorAll("button[name=Together]")).GetAttribute("value")!;

        await browser.SubmitAsync(page, "/cases/a-51/correct?handler=Judge", ("Together", group));

        page = await browser.PageAsync("/cases/a-51");
        Assert.Empty(page.QuerySelectorAll("button[name=Together]"));
        Assert.Equal("4", page.QuerySelector("#questions strong")!.TextContent);
        Assert.Contains("核对整组发现，认为正确：隐去，很有把握 1 处", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync(page, "/cases/a-51/correct?handler=Judge", ("Apart", page.QuerySelector("button[name=Apart]")!.GetAttribute("value")!));
        Assert.Single((await browser.PageAsync("/cases/a-51")).QuerySelectorAll("button[name=Together]"));
    }

    [Theory]
    [InlineData("Accept", "1-0123456789abcdef0123456789abcdef", HttpStatusCode.Conflict)]
    [InlineData("Together", "certain-0123456789abcdef0123456789abcdef", HttpStatusCode.Conflict)]
    [InlineData("Together", "doubtful-0123456789abcdef0123456789abcdef", HttpStatusCode.OK)]
    [InlineData("Accept", "<script>", HttpStatusCode.OK)]
    [InlineData("Nothing", "1", HttpStatusCode.OK)]
    public async Task Judge_WhatIsNotThere_ChangesNothing(string field, string value, HttpStatusCode expected)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var caseId = $"a-52-{field}-{value.Length}";
        await desk.AddAsync(ReviewSteps.Sample(caseId, CaseState.InReview, reviewed: true) with { Marked = Mentions });

        var response = await browser.SubmitAsync(await browser.PageAsync($"/cases/{caseId}"), $"/cases/{caseId}/correct?handler=Judge", (field, value));

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("4", (await browser.PageAsync($"/cases/{caseId}")).QuerySelector("#questions strong")!.TextContent);
    }

    [Fact]
    public async Task Extend_WithoutScript_BringsTheFindingToTheFormAndNothingOfItIntoTheAddress()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(ReviewSteps.Sample("a-53", CaseState.InReview, reviewed: true) with { Marked = Mentions });
        var link = (await browser.PageAsync("/cases/a-53")).QuerySelectorAll(".judgement a").Select(anchor => anchor.GetAttribute("href")!).First(address => address.Contains("extend=", StringComparison.Ordinal));

        Assert.DoesNotContain("小和", Uri.UnescapeDataString(link), StringComparison.Ordinal);
        var page = await browser.PageAsync(link.Split('#')[0]);

        Assert.Equal("赵启明", page.QuerySelector("#Value")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#Value")!.HasAttribute("autofocus"));
        Assert.Equal("person", page.QuerySelector("#Kind option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Review_HundredsOfFindings_HaveOneTokenAndOneFormBetweenThem()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var lines = Enumerable.Range(0, 400).Select(number => $"证人[person,{(number % 2 == 0 ? "0.5" : "0.99")},GS-10-1:赵启{(char)('一' + number)}→证人{number}]证实上述事实。");
        await desk.AddAsync(ReviewSteps.Sample("a-54", CaseState.InReview, reviewed: true) with { Marked = string.Join('\n', lines.Prepend("决定书")) });

        var page = await browser.PageAsync("/cases/a-54");

        Assert.Equal(200, page.QuerySelectorAll("button[name=Accept][form=judgements]").Length);
        Assert.Single(page.QuerySelectorAll("#judgements input[name=__RequestVerificationToken]"));
        Assert.True(page.QuerySelectorAll("input[name=__RequestVerificationToken]").Length < 10);
    }
}
