using System.Net;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>A decision of which there is only paper: what is typed goes the way of every decision, and only its 摘要 is published.</summary>
[Collection(DesksCollection.Name)]
public sealed class TypedSummaryTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    [Clause("GS-09-2")]
    public async Task Post_CompleteForm_IsRedactedVerifiedAndReviewedAsASummary(string engine)
    {
        var desk = await desks.OnAsync(engine);
        using var browser = await desk.SignInAsync("clerk");
        var number = desks.NewNumber();

        using var answer = await browser.SubmitAsync("/intake/summary", "/intake/summary", Fields(number));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var caseId = answer.Headers.Location!.OriginalString.Split('/', '?')[2];
        var detail = await desk.SettledAsync(caseId);
        Assert.True(detail.Case.State is CaseState.InReview, $"{detail.Case.State} {string.Join(',', detail.Messages)} {string.Join(',', detail.Failures)} {string.Join(',', detail.Grounds)}");
        Assert.Equal((DisclosureMode.Summary, PartyKind.NaturalPerson, 2000m), (detail.Candidate!.Mode, detail.Candidate.PartyKind, detail.Candidate.FineYuan));
        Assert.Empty(detail.Candidate.Body);
        var shown = string.Concat(detail.Candidate.Summary.Facts.Concat(detail.Candidate.Summary.Parties[0]).Concat(detail.Candidate.Title).Select(inline => inline.Text));
        Assert.DoesNotContain("玉叫罕", shown, StringComparison.Ordinal);
        Assert.Contains("玉叫罕", detail.ServedText, StringComparison.Ordinal);
        Assert.True(detail.File!.IsTyped);
        Assert.Equal("typed", Assert.IsType<ReviewOutcome.Invalid>(await desk.Service<ModeService>().ChooseAsync(desk.User("reviewer"), caseId, DisclosureMode.FullText, "理由", default)).Errors[0].Rule);
        using var reviewer = await desk.SignInAsync("reviewer");
        Assert.Contains("请与纸质决定书核对", (await reviewer.PageAsync($"/cases/{caseId}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Twice_GivesTheSameCase()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        var fields = Fields(desks.NewNumber());
        var page = await browser.PageAsync("/intake/summary");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => browser.SubmitAsync(page, "/intake/summary", fields)));

        Assert.Single(answers.Select(answer => answer.Headers.Location?.OriginalString).Distinct(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        using var again = await browser.SubmitAsync("/intake/summary", "/intake/summary", fields);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    [Clause("CX-14-1")]
    public async Task Post_WithGaps_NamesEachAndKeepsWhatWasTyped()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        var before = await desk.CountCasesAsync();

        using var answer = await browser.SubmitAsync(
            "/intake/summary", "/intake/summary", ("ActType", "Penalty"), ("CaseTitle", "某案"), ("DecidedOn", "二月"), ("Fine", "很多"), ("Parties[0].Name", string.Empty), ("Parties[1].Name", "玉叫罕"));

        var page = await browser.ParseAsync(answer);
        Assert.Equal("#DecidedOn #Parties #Fine", Pages.DeskBrowser.ProblemLinks(page));
        Assert.Equal(("某案", "玉叫罕"), (page.QuerySelector("#CaseTitle")!.GetAttribute("value"), page.QuerySelector("#Parties-1-Name")!.GetAttribute("value")));
        using var missing = await browser.SubmitAsync(
            "/intake/summary", "/intake/summary", ("ActType", "Penalty"), ("CaseTitle", "某案"), ("DecidedOn", "2026-03-02"), ("Parties[0].Name", "玉叫罕"), ("Parties[0].Kind", "NaturalPerson"));
        Assert.Equal("#DocumentNumber #Facts #Basis #Decision", Pages.DeskBrowser.ProblemLinks(await browser.ParseAsync(missing)));
        Assert.Equal(before, await desk.CountCasesAsync());
    }

    [Fact]
    [Clause("GS-11-2a")]
    public async Task Post_WithASecrecyMark_KeepsNothingAndShowsNothingAgain()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        var before = await desk.CountCasesAsync();

        // A mark before form: the number is missing, and yet it is told of.
        using var answer = await browser.SubmitAsync("/intake/summary", "/intake/summary", [.. Fields(string.Empty).Where(field => field.Item1 is not "Basis"), ("Basis", "机密★10年")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("国家秘密标志", body, StringComparison.Ordinal);
        Assert.DoesNotContain("玉叫罕", body, StringComparison.Ordinal);
        Assert.Equal(before, await desk.CountCasesAsync());
    }

    [Fact]
    public async Task Post_AsAFormWithFiles_IsNotRead()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        var page = await browser.PageAsync("/intake/summary");
        var token = page.QuerySelector($"form[action='/intake/summary'] input[name={UploadForms.Token}]")!.GetAttribute("value")!;

        // Small enough to be sent whole before the answer comes: the desk does not read it, and closes.
        using var answer = await browser.UploadAsync("/intake/summary", UploadForms.Form([(UploadForms.Token, token)], ("a.txt", new byte[1_000])));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task More_KeepsWhatWasTypedAndAddsRows()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        var form = await browser.PageAsync("/intake/summary");
        var token = form.QuerySelector($"form[action='/intake/summary'] input[name={UploadForms.Token}]")!.GetAttribute("value")!;

        using var answer = await browser.PostBareAsync("/intake/summary?handler=More", (UploadForms.Token, token), ("Facts", "经营。"), ("Parties[0].Name", "玉叫罕"), ("Parties[1].Name", "岩温叫"));

        var page = await browser.ParseAsync(answer);
        Assert.Equal(5, page.QuerySelectorAll(".party").Length);
        Assert.Equal(("经营。", "岩温叫"), (page.QuerySelector("#Facts")!.TextContent.Trim(), page.QuerySelector("#Parties-1-Name")!.GetAttribute("value")));
    }

    /// <summary>Whatever is typed stands in the document as typed, and the same fields give the same document.</summary>
    [Theory]
    [InlineData("经营超过保质期的食品")]
    [InlineData("文号：某〔2026〕1号")]
    [InlineData("一、警告；\n二、罚款。")]
    [InlineData("a\"b\\c<script>&amp;")]
    [InlineData("𠮷野家，㐂")]
    public void Text_OfAnyFields_HoldsThemAllAndIsTheSameEachTime(string value)
    {
        var summary = new TypedSummary { DocumentNumber = value, Title = value, Facts = value, Decision = value, ActType = ActType.Penalty, Parties = [new TypedParty { Name = value }] };

        var files = summary.ToFiles("景洪市市场监督管理局");

        Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(summary.Text("景洪市市场监督管理局"), "：" + System.Text.RegularExpressions.Regex.Escape(value) + "\n", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(files.Document, summary.ToFiles("景洪市市场监督管理局").Document);
        Assert.Equal(files.Metadata, summary.ToFiles("景洪市市场监督管理局").Metadata);
        Assert.Equal(value, System.Text.Json.JsonDocument.Parse(files.Metadata).RootElement.GetProperty("summary").GetProperty("facts").GetString());
    }

    internal static (string, string)[] Fields(string number) =>
    [
        ("DocumentNumber", number), ("CaseTitle", "玉叫罕无照经营案"), ("ActType", "Penalty"), ("DecidedOn", "2026年3月2日"),
        ("Parties[0].Name", "玉叫罕"), ("Parties[0].Kind", "NaturalPerson"), ("Parties[0].BirthDate", "1990-3-7"), ("Parties[1].Name", string.Empty),
        ("Facts", "2026年2月10日，当事人玉叫罕在景洪市勐养镇无照经营餐饮。"), ("Basis", "《无证无照经营查处办法》第十三条"), ("Decision", "罚款人民币2000元。"),
        ("PenaltyKinds", "罚款"), ("Fine", "2,000元"), ("Procedure", "Ordinary"),
    ];
}
