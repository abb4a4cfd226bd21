using System.Net;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>The withdrawal form from empty to ordered; on a desk of its own.</summary>
public sealed class WithdrawalTests(SeededDesk desk) : IClassFixture<SeededDesk>
{
    private const string Path = $"/cases/{SampleCases.Published}/withdraw";

    private static readonly (string Name, string Value)[] Complete =
    [
        ("Kind", "Revocation"), ("Origin", "Reconsideration"), ("Authority", "昆明市人民政府"), ("AuthorityNumber", "昆政复决字〔2026〕31号"), ("AuthorityDate", "2026年10月20日"),
        ("LearnedDate", "2026-10-21"),
        ("Wording", "撤销原行政处罚决定。"), ("Reason", "认定事实的主要证据不足。"),
    ];

    [Fact]
    [Clause("BS-27")]
    public async Task Check_NothingFilledIn_NamesEveryFieldInTheirOrder()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, ("Step", "check")));

        Assert.Equal("#Kind #Origin #Authority #AuthorityNumber #AuthorityDate #LearnedDate #Wording #Reason", DeskBrowser.ProblemLinks(page));
        Assert.StartsWith("有错误：", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OneFieldWrong_KeepsAllOthers()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, [("Step", "check"), .. With("AuthorityDate", "2026-02-30")]));

        Assert.Equal("#AuthorityDate", DeskBrowser.ProblemLinks(page));
        Assert.Equal("昆明市人民政府", page.QuerySelector("#Authority")!.GetAttribute("value"));
        Assert.Equal("2026-02-30", page.QuerySelector("#AuthorityDate")!.GetAttribute("value"));
        Assert.Equal("撤销原行政处罚决定。", page.QuerySelector("#Wording")!.TextContent);
        Assert.True(page.QuerySelector("input[name=Kind][value=Revocation]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Check_Complete_SaysWhatWillHappenAndDoesNothing()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, [("Step", "check"), .. Complete]));

        Assert.Equal("请确认撤下", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("410", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("昆政复决字〔2026〕31号", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已公示", (await browser.PageAsync($"/cases/{SampleCases.Published}")).QuerySelector(".case-head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("LAW-XZCF-48-2")]
    public async Task Update_TwoDays_ShowsTheLastDayAndWhetherItIsOver()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var form = await browser.PageAsync(Path);
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", form.QuerySelector("#LearnedDate")!.GetAttribute("value")!);
        Assert.Null(form.QuerySelector(".due"));

        // 2026-10-20 is a Tuesday.
        var page = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, ("Step", "update"), ("AuthorityDate", "2026年10月20日"), ("LearnedDate", "2026-10-22")));

        var clock = page.QuerySelector(".clock")!;
        Assert.Contains("2026-10-23", clock.QuerySelector(".due.late .day")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("应撤下，逾期", clock.TextContent, StringComparison.Ordinal);
        foreach (var words in new[] { "2026年10月20日，作出变更、撤销、确认的文书日期，当日不计入", "3 个工作日，依据行政处罚法第四十八条第二款", "知悉日期 2026年10月22日，以较早的一天为准" })
        {
            Assert.Contains(words, clock.TextContent, StringComparison.Ordinal);
        }

        Assert.Null(page.QuerySelector("#problems"));
        Assert.Equal("2026年10月20日", page.QuerySelector("#AuthorityDate")!.GetAttribute("value"));
        var confirmation = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, [("Step", "check"), .. Complete]));
        Assert.Contains("2026-10-23", confirmation.QuerySelector(".clock .due.late")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("行政复议", confirmation.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update", "2026-10-19", "不得早于作出日期")]
    [InlineData("check", "2026-10-19", "不得早于作出日期")]
    [InlineData("confirm", "2999-01-01", "不得晚于今天")]
    [InlineData("update", "昨天", "请按")]
    public async Task Post_ImpossibleDayOfLearning_IsRefusedAtItsField(string step, string day, string words)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, [("Step", step), .. With("LearnedDate", day)]));

        Assert.Equal("#LearnedDate", DeskBrowser.ProblemLinks(page));
        Assert.Contains(words, page.QuerySelector("#LearnedDate-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [Clause("GS-16-2")]
    public async Task Check_WithoutAnOrigin_IsRefused(string origin)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, [("Step", "check"), .. With("Origin", origin)]));

        Assert.Equal("#Origin", DeskBrowser.ProblemLinks(page));
        Assert.Equal(5, page.QuerySelectorAll("input[name=Origin]").Length);
    }

    [Fact]
    public async Task Edit_FromConfirmation_KeepsEverything()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var confirmation = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, [("Step", "check"), .. Complete]));

        var page = await browser.ParseAsync(await browser.SubmitAsync(confirmation, Path, ("Step", "edit")));

        Assert.Equal("认定事实的主要证据不足。", page.QuerySelector("#Reason")!.TextContent);
        Assert.Null(page.QuerySelector("#problems"));
    }

    [Theory]
    [InlineData("Authority", "昆明市\u202E人民政府", "不允许的字符")]
    [InlineData("AuthorityNumber", "昆政复决字〔2026〕\u202831号", "不允许的字符")]
    [InlineData("Reason", "认定事实\u0007的主要证据不足。", "不允许的字符")]
    [InlineData("Wording", "机密★10年", "密级标志")]
    public async Task Confirm_WhatNoNoticeMayHold_IsRefusedAtItsField(string field, string value, string words)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.ParseAsync(await browser.SubmitAsync(
            Path, Path, [.. Complete.Where(entry => !string.Equals(entry.Name, field, StringComparison.Ordinal)), (field, value), ("Step", "confirm")]));

        Assert.Equal("#" + field, DeskBrowser.ProblemLinks(page));
        Assert.Contains(words, page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_Complete_OrdersTheRemoval()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(Published("w-1"));
        var confirmation = await browser.ParseAsync(await browser.SubmitAsync("/cases/w-1/withdraw", "/cases/w-1/withdraw", [("Step", "check"), .. Complete]));

        var response = await browser.SubmitAsync(confirmation, "/cases/w-1/withdraw", ("Step", "confirm"));

        Assert.Equal("/cases/w-1?done=withdraw", response.Headers.Location!.OriginalString);
        Assert.Contains("决定撤下", (await browser.PageAsync("/cases/w-1")).QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("ZZ-10")]
    public async Task Confirm_ReasonNamesAHiddenValue_IsBlockedAtItsField()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var response = await browser.SubmitAsync(Path, Path, [("Step", "confirm"), .. With("Reason", "岩温罕（532801198807150015）提出异议。")]);

        var page = await browser.ParseAsync(response);
        Assert.Contains("不能公开这段提示", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("532801198807150015", page.QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已公示", (await browser.PageAsync($"/cases/{SampleCases.Published}")).QuerySelector(".case-head")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-13", "不得早于原决定")]
    [InlineData("2999-01-01", "不得晚于今天")]
    public async Task Confirm_ImpossibleDate_IsRefusedAtItsField(string date, string words)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.ParseAsync(await browser.SubmitAsync(Path, Path, [("Step", "confirm"), .. With("AuthorityDate", date)]));

        Assert.Equal("#AuthorityDate", DeskBrowser.ProblemLinks(page));
        Assert.Contains(words, page.QuerySelector("#AuthorityDate-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleCases.License, "Modification")]
    [InlineData(SampleCases.License, "SilentEnd")]
    [InlineData(SampleCases.Published, "99")]
    public async Task Check_KindNotOffered_IsRefused(string caseId, string kind)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var path = $"/cases/{caseId}/withdraw";

        var page = await browser.ParseAsync(await browser.SubmitAsync(path, path, [("Step", "check"), .. With("Kind", kind)]));

        Assert.Equal("#Kind", DeskBrowser.ProblemLinks(page));
    }

    [Fact]
    public async Task Form_CaseNotPublished_SaysWhyThereIsNone()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var page = await browser.PageAsync($"/cases/{SampleCases.Held}/withdraw");

        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Contains("只有已经公开的决定才能撤下", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_Clerk_SaysWhyThereIsNone()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Clerk);

        var page = await browser.PageAsync(Path);

        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Contains(DutyRules.Chinese(DutyRules.Role), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_Twice_IsRefusedTheSecondTime()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        await desk.AddAsync(Published("w-2"));
        var form = await browser.PageAsync("/cases/w-2/withdraw");
        await browser.SubmitAsync(form, "/cases/w-2/withdraw", [("Step", "confirm"), .. Complete]);

        var response = await browser.SubmitAsync(form, "/cases/w-2/withdraw", [("Step", "confirm"), .. Complete]);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("没有任何改动被保存", (await browser.ParseAsync(response)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static SampleCase Published(string id) => new()
    {
        CaseId = id,
        State = CaseState.Published,
        DocumentNumber = $"昆市监处罚〔2026〕{id}号",
        Title = "昆明某建材有限公司案",
        ActType = ActType.Penalty,
    };

    private static IEnumerable<(string Name, string Value)> With(string name, string value) =>
        Complete.Select(field => string.Equals(field.Name, name, StringComparison.Ordinal) ? (name, value) : field);
}
