using System.Net;
using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>A case that came back is mended in place: the same case, by the agency's own people, who then do not review it.</summary>
[Collection(DesksCollection.Name)]
public sealed class MendTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-1")]
    [Clause("GS-12-2")]
    public async Task Fill_TheGapsOnScreen_GoesOnAsTheSameCase(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (caseId, number) = await UndatedAsync(desk);
        using var browser = await desk.SignInAsync("reviewer");
        var page = await browser.PageAsync($"/cases/{caseId}/mend");
        // Asked by name, the rest as it was read, the text beside it.
        Assert.Equal("#DecidedOn", Pages.DeskBrowser.ProblemLinks(page));
        Assert.Equal(number, page.QuerySelector("#DocumentNumber")!.GetAttribute("value"));
        Assert.Contains("饼干12袋", page.QuerySelector(".document")!.TextContent, StringComparison.Ordinal);

        using var answer = await browser.SubmitAsync(page, $"/cases/{caseId}/mend", Fields(page, ("DecidedOn", "2026-3-2")));

        Assert.Equal($"/cases/{caseId}?done=mended", answer.Headers.Location!.OriginalString);
        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal(new DateOnly(2026, 3, 2), detail.Case.DecidedOn);
        Assert.Equal(["reviewer"], detail.Case.CoAuthors);
        Assert.Contains(detail.History, entry => (entry.Act, entry.Actor, entry.Code) == (AuditActs.Mended, "account:reviewer", "fields"));
        Assert.Equal(
            "returned received read",
            string.Join(' ', detail.History.Where(entry => entry.To is not null).Select(entry => entry.To!.Value.Wire()).SkipWhile(state => state is not "returned").Take(3)));
        // Who completed it is an author: someone else approves.
        var own = Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        Assert.Equal(DutyRules.FourEyes, own.Rule);
        await RecordSecrecyAsync(desk, caseId, "owner");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("owner"), caseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Author_AndWhoStandsInForOne_ReviewNothingOfTheCase(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (caseId, _) = await UndatedAsync(desk);
        await FillAsync(desk, "reviewer", caseId);
        await desk.UntilAsync(caseId, CaseState.InReview);

        var deputy = desk.User("admin") with { Role = DeskRole.Clerk, Name = "fill-in", StandsInFor = ["reviewer"] };

        Assert.Equal(DutyRules.StoodInFor, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(deputy, caseId)).Rule);
        Assert.Equal(DutyRules.FourEyes, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("clerk") with { Role = DeskRole.Reviewer }, caseId)).Rule);
        foreach (var act in (CaseAct[])[CaseAct.Approve, CaseAct.Return, CaseAct.Withhold, CaseAct.Hold, CaseAct.Release, CaseAct.Correct, CaseAct.RecordSecrecyReview, CaseAct.Reprocess, CaseAct.Restore])
        {
            Assert.NotNull(CaseActs.Forbids(desk.User("reviewer"), await desk.RowAsync(caseId), act));
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Replace_TheFile_KeepsTheCaseAndWhatReviewersAddedAndErasesTheOld(string engine)
    {
        const string added = "货架上";
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.InReviewAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, added, FindingKinds.Person, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), caseId, "数量写错，应为13袋。", default));
        using var browser = await desk.SignInAsync("clerk");
        var path = $"/cases/{caseId}/mend/file";
        var hidden = await browser.HiddenAsync(path);
        Assert.Contains("数量写错", (await browser.PageAsync(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var (_, old) = PushForm.Numbered(number);

        using var answer = await browser.UploadAsync(path, UploadForms.Form(hidden, ("改.txt", UploadForms.Bytes(old.Replace("12袋", "13袋", StringComparison.Ordinal)))));

        Assert.Equal($"/cases/{caseId}?done=mended", answer.Headers.Location?.OriginalString);
        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Contains("13袋", detail.ServedText, StringComparison.Ordinal);
        Assert.Empty(detail.Messages);
        Assert.Equal(added, Assert.Single(detail.Corrections!.Missed).Value);
        Assert.NotEmpty(detail.Corrections.Missed[0].Missed);
        Assert.DoesNotContain(added, Records.BlockText.Of(detail.Candidate!.Body), StringComparison.Ordinal);
        Assert.Null(detail.SecrecyReview);
        Assert.Equal(["clerk"], detail.Case.CoAuthors);
        var hash = Convert.ToHexStringLower(SHA256.HashData(UploadForms.Bytes(old)));
        Assert.Contains(detail.History, entry => entry.Act is AuditActs.Mended && entry.Reason!.Contains(hash, StringComparison.Ordinal));
        var parts = await desk.Service<DeskStore>().ReadAsync(
            connection => connection.QueryAsync<string>("SELECT part FROM case_part WHERE case_id = @caseId AND part IN ('original', 'as-sent')", new { caseId }), default);
        Assert.Equal(["original"], parts);
        // The same button again: the case is no longer one that came back.
        using var twice = await browser.UploadAsync(path, UploadForms.Form(hidden, ("改.txt", UploadForms.Bytes(old))));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Mend_ANumberThatAnotherCaseHasByNow_ChangesNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (caseId, number) = await UndatedAsync(desk);
        var other = await desk.InReviewAsync(number);

        var outcome = Assert.IsType<ReviewOutcome.Invalid>(await FillAsync(desk, "clerk", caseId));

        Assert.Contains(other, Assert.Single(outcome.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(CaseState.Returned, (await desk.RowAsync(caseId)).State);
    }

    [Fact]
    [Clause("GS-11-2a")]
    public async Task Replace_ByAMarkedUnreadableOrForeignHand_ChangesNothing()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (caseId, _) = await UndatedAsync(desk);
        var before = await desk.RowAsync(caseId);
        var mending = desk.Service<MendService>();
        var clerk = desk.User("clerk");
        UploadPart.WholeFile File(string text) => new("文书.txt", UploadForms.Bytes(text));

        Assert.Equal("secrecy-mark", Assert.IsType<ReviewOutcome.Invalid>(await mending.ReplaceAsync(clerk, caseId, before.Revision, File("机密★10年\n" + PushForm.Document), readAnew: false, default)).Errors[0].Rule);
        Assert.IsType<ReviewOutcome.Invalid>(await mending.ReplaceAsync(clerk, caseId, before.Revision, new UploadPart.WholeFile("a.docx", [0x50, 0x4B, 3, 4]), readAnew: false, default));
        Assert.IsType<ReviewOutcome.Invalid>(await mending.ReplaceAsync(clerk, caseId, before.Revision + 7, File(PushForm.Document), readAnew: false, default));
        Assert.IsType<ReviewOutcome.NotFound>(await mending.ReplaceAsync(desk.User("foreign"), caseId, before.Revision, File(PushForm.Document), readAnew: false, default));
        Assert.IsType<ReviewOutcome.NotFound>(await mending.ReplaceAsync(desk.User("foreign"), "no-such-case", 1, File(PushForm.Document), readAnew: false, default));
        Assert.Equal(DutyRules.Role, Assert.IsType<ReviewOutcome.NotAllowed>(await mending.ReplaceAsync(desk.User("admin"), caseId, before.Revision, File(PushForm.Document), readAnew: false, default)).Rule);
        Assert.Equal("secrecy-mark", Assert.IsType<ReviewOutcome.Invalid>(await mending.FillAsync(clerk, caseId, before.Revision, new TypedSummary { Facts = "机密★10年" }, default)).Errors[0].Rule);
        Assert.Equal((before.Revision, CaseState.Returned), ((await desk.RowAsync(caseId)).Revision, (await desk.RowAsync(caseId)).State));
    }

    [Fact]
    public async Task Fill_ATypedSummary_MakesItsDocumentAnewAndAsksForAnotherSecrecyReview()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        using var browser = await desk.SignInAsync("clerk");
        using var answer = await browser.SubmitAsync("/intake/summary", "/intake/summary", TypedSummaryTests.Fields(desks.NewNumber()));
        var caseId = answer.Headers.Location!.OriginalString.Split('/', '?')[2];
        await desk.UntilAsync(caseId, CaseState.InReview);
        await RecordSecrecyAsync(desk, caseId, "reviewer");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User("reviewer"), caseId, "金额与纸质件不符。", default));
        var page = await browser.PageAsync($"/cases/{caseId}/mend");

        using var mended = await browser.SubmitAsync(page, $"/cases/{caseId}/mend", Fields(page, ("Decision", "罚款人民币3000元。"), ("Fine", "3000")));

        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);
        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Contains("3000元", detail.ServedText, StringComparison.Ordinal);
        Assert.DoesNotContain("2000元", detail.ServedText, StringComparison.Ordinal);
        Assert.True(detail.File!.IsTyped);
        Assert.Null(detail.SecrecyReview);
        Assert.Empty(detail.Case.CoAuthors);
    }

    /// <summary>The form's own values, but for what a test types itself.</summary>
    internal static (string Name, string Value)[] Fields(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] typed) =>
        [.. MendForm.Of(page).Where(field => !typed.Any(other => string.Equals(other.Name, field.Name, StringComparison.Ordinal))), .. typed];

    private async Task<(string CaseId, string Number)> UndatedAsync(DeskProcess desk)
    {
        var number = desks.NewNumber();
        using var browser = await desk.SignInAsync("clerk");
        var text = PushForm.Numbered(number).Document.Replace("2026年3月2日", string.Empty, StringComparison.Ordinal);
        using var answer = await browser.UploadAsync("/intake", UploadForms.Form(await browser.HiddenAsync("/intake"), ("甲.txt", UploadForms.Bytes(text))));
        var caseId = (await browser.LinesAsync(answer))[0].Case!;
        await desk.UntilAsync(caseId, CaseState.Returned);
        return (caseId, number);
    }

    private static async Task<ReviewOutcome> FillAsync(DeskProcess desk, string account, string caseId)
    {
        var detail = await desk.ReadAsync(desk.User(account), caseId);
        var read = Redactor.Documents.Fields.DecisionFieldExtractor.Extract(Redactor.Documents.SourceDocument.FromText(detail.ServedText!));
        var typed = new TypedSummary
        {
            DocumentNumber = read.DocumentNumber,
            Title = read.Title,
            ActType = read.ActType,
            DecidedOn = "2026-03-02",
            Parties = [.. read.Parties.Select(party => new TypedParty { Name = party.Name, Kind = party.Kind })],
            Facts = read.Facts,
            Basis = read.Basis,
            Decision = read.Decision,
            IsSummaryOnly = false,
        };
        return await desk.Service<MendService>().FillAsync(desk.User(account), caseId, detail.Case.Revision, typed, default);
    }

    private static async Task RecordSecrecyAsync(DeskProcess desk, string caseId, string account) =>
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().RecordSecrecyReviewAsync(
            desk.User(account), caseId, new SecrecyReview { Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 3), Conclusion = SecrecyConclusion.Publishable }, default));
}
