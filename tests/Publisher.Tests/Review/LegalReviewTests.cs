using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>法制审核 of major decisions: recorded where there is one, told of where there is none, never in the way.</summary>
[Collection(DesksCollection.Name)]
[Clause("CX-33")]
public sealed class LegalReviewTests(Desks desks)
{
    private static readonly LegalReviewPolicy Policy = LegalReviewPolicy.Read(Path.Combine(RepositoryRoot.Path, "config", LegalReviewPolicy.FileName));

    [Theory]
    [InlineData(PartyKind.NaturalPerson, "4999.99", "罚款", "", "")]
    [InlineData(PartyKind.NaturalPerson, "5000", "罚款", "", "large-fine")]
    [InlineData(PartyKind.Organisation, "5000", "罚款", "", "")]
    [InlineData(PartyKind.Organisation, "50000", "罚款", "", "large-fine")]
    [InlineData(PartyKind.Organisation, null, "吊销许可证件", "", "qualification")]
    [InlineData(PartyKind.Organisation, null, "", "决定：吊销《食品经营许可证》，罚款人民币12.5万元。", "qualification large-fine")]
    [InlineData(PartyKind.Organisation, null, "警告", "经组织听证，决定予以警告。", "hearing")]
    [InlineData(PartyKind.Organisation, null, "警告", "当事人放弃听证权利，决定予以警告。", "")]
    public void For_ADecision_NamesTheRulesThatMakeItMajor(PartyKind kind, string? fine, string penalty, string decision, string rules)
    {
        var fields = new CaseSubmission
        {
            ActType = ActType.Penalty,
            Parties = [new CaseParty { Name = "某", Kind = kind }],
            FineYuan = fine is null ? null : decimal.Parse(fine, System.Globalization.CultureInfo.InvariantCulture),
            PenaltyKinds = penalty.Length == 0 ? [] : [penalty],
            Summary = new SubmittedSummary { Decision = decision },
        };

        Assert.Equal(rules, string.Join(' ', Policy.For(fields, decision).Select(rule => rule.Id).OrderBy(id => rules.IndexOf(id, StringComparison.Ordinal))));
        Assert.DoesNotContain(Policy.For(fields with { ActType = ActType.License }, string.Empty), rule => rule.Id is "large-fine" or "qualification");
    }

    [Fact]
    public void Read_AFaultyFile_ListsEveryFault()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("legal-review.json"), """{"rules":[{"id":"A b","name":"","basis":"x","actTypes":["penalty"]},{"id":"c","name":"c","basis":" "},{"id":"c","name":"c","basis":"c","textSigns":["x"],"fineFromYuan":{"organisation":0}}]}""");

        var message = Assert.Throws<InvalidDataException>(() => LegalReviewPolicy.Read(folder.File("legal-review.json"))).Message;

        Assert.All((string[])["rules[0]: id must be 1", "rules[0]: name", "rules[1]: id must be unique", "rules[1]: basis", "rules[1]: a condition", "rules[2]: words", "rules[2]: fineFromYuan"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task MajorDecision_WithoutAReview_WarnsAndIsPublishedAllTheSame(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.Replace("\"fineYuan\":5000", "\"fineYuan\":500000", StringComparison.Ordinal), document);
        Assert.Equal(["large-fine"], (await desk.UntilAsync(caseId, CaseState.InReview)).Case.MajorRules);
        using var browser = await desk.SignInAsync("reviewer");
        Assert.Contains("没有法制审核的记录", (await browser.PageAsync($"/cases/{caseId}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(caseId, (await GapsAsync(desk)).Gaps.Select(gap => gap.CaseId));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
        using var supervisor = await desk.SignInAsync("supervisor");
        var told = (await supervisor.PageAsync("/supervision/legal-reviews")).QuerySelector("main")!.TextContent;
        Assert.Contains(caseId, told, StringComparison.Ordinal);
        Assert.DoesNotContain("澜沧", told, StringComparison.Ordinal);

        using var recorded = await browser.SubmitAsync(
            $"/cases/{caseId}/legal-review", $"/cases/{caseId}/legal-review", ("OpinionNumber", "景市监法审〔2026〕8号"), ("LegalReviewedOn", "2026年2月27日"), ("LegalReviewer", "刀建平"));

        Assert.Equal($"/cases/{caseId}?done=legal-review", recorded.Headers.Location?.OriginalString);
        var detail = await desk.ReadAsync(desk.User("clerk"), caseId);
        Assert.Equal(new LegalReview { OpinionNumber = "景市监法审〔2026〕8号", ReviewedOn = new DateOnly(2026, 2, 27), Reviewer = "刀建平" }, detail.LegalReview);
        Assert.DoesNotContain(caseId, (await GapsAsync(desk)).Gaps.Select(gap => gap.CaseId));
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("刀建平", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MajorDecision_PushedWithItsReview_WarnsNobody()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(
            metadata.Replace("\"fineYuan\":5000", "\"fineYuan\":500000,\"legalReview\":{\"opinionNumber\":\"景市监法审〔2026〕9号\",\"reviewedOn\":\"2026-02-27\",\"reviewer\":\"刀建平\"}", StringComparison.Ordinal), document);

        var detail = await desk.UntilAsync(caseId, CaseState.InReview);

        Assert.False(detail.Case.LacksLegalReview);
        Assert.Equal("刀建平", detail.LegalReview!.Reviewer);
        Assert.DoesNotContain(caseId, (await GapsAsync(desk)).Gaps.Select(gap => gap.CaseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task ReviewRecordedAtTheDesk_GoesWithTheDecisionIntoAnAmendment(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.Replace("\"fineYuan\":5000", "\"fineYuan\":500000", StringComparison.Ordinal), document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        var review = new LegalReview { OpinionNumber = "景市监法审〔2026〕8号", ReviewedOn = new DateOnly(2026, 2, 27), Reviewer = "刀建平" };
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<LegalReviewService>().RecordAsync(desk.User("clerk"), caseId, review, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);

        var amendment = await desk.ProposedAsync(caseId, present => present with { Sector = "食品安全", Kind = AmendmentKind.Technical });

        var opened = await desk.ReadAsync(desk.User("clerk"), amendment);
        Assert.Equal((review, false), (opened.LegalReview!, opened.Case.LacksLegalReview));
        Assert.DoesNotContain(amendment, (await GapsAsync(desk)).Gaps.Select(gap => gap.CaseId));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);
        Assert.DoesNotContain(amendment, (await GapsAsync(desk)).Gaps.Select(gap => gap.CaseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite, false, true)]
    [InlineData(Desks.Postgres, false, true)]
    [InlineData(Desks.Sqlite, true, false)]
    public async Task ReviewRecordedAtTheDesk_OfAPushedAmendment_StaysWhereTheTextIsTheSame(string engine, bool isOtherText, bool stays)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        metadata = metadata.Replace("\"fineYuan\":5000", "\"fineYuan\":500000", StringComparison.Ordinal);
        var caseId = await desk.PushAsync(metadata, document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        var review = new LegalReview { OpinionNumber = "景市监法审〔2026〕8号", ReviewedOn = new DateOnly(2026, 2, 27), Reviewer = "刀建平" };
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<LegalReviewService>().RecordAsync(desk.User("clerk"), caseId, review, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);

        var amendment = await desk.PushAsync(
            metadata.Replace("500000", "400000", StringComparison.Ordinal).TrimEnd()[..^1] + ",\"amendment\":{\"kind\":\"correction\",\"reason\":\"金额录错。\",\"note\":\"更正罚款金额。\"}}",
            isOtherText ? document.Replace("过期", "变质", StringComparison.Ordinal).Replace("饼干12袋", "饼干13袋", StringComparison.Ordinal) : document.Replace("\n", "\r\n", StringComparison.Ordinal));

        var opened = await desk.UntilAsync(amendment, CaseState.InReview);
        Assert.Equal((stays ? review : null, !stays), (opened.LegalReview, opened.Case.LacksLegalReview));
    }

    [Fact]
    public async Task Record_ByAForeignAgencyOrIncomplete_IsRefused()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.Replace("\"fineYuan\":5000", "\"fineYuan\":500000", StringComparison.Ordinal), document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        var service = desk.Service<LegalReviewService>();
        var review = new LegalReview { OpinionNumber = "某〔2026〕1号", ReviewedOn = new DateOnly(2026, 2, 27), Reviewer = "刀建平" };

        Assert.IsType<ReviewOutcome.NotFound>(await service.RecordAsync(desk.User("foreign"), caseId, review, default));
        Assert.IsType<ReviewOutcome.NotAllowed>(await service.RecordAsync(desk.User("admin"), caseId, review, default));
        Assert.Equal(3, Assert.IsType<ReviewOutcome.Invalid>(await service.RecordAsync(desk.User("clerk"), caseId, new LegalReview { OpinionNumber = " ", ReviewedOn = new DateOnly(2999, 1, 1) }, default)).Errors.Count);
        Assert.IsType<ReviewOutcome.Done>(await service.RecordAsync(desk.User("clerk"), caseId, review, default));
        Assert.Null(await desk.Service<LegalReviewGapReader>().ReadAsync(desk.User("reviewer"), default));
    }

    private static async Task<LegalReviewGaps> GapsAsync(DeskProcess desk) => (await desk.Service<LegalReviewGapReader>().ReadAsync(
        new DeskUser { Name = "x", DisplayName = "x", AgencyCode = "ynsft", AgencyName = "x", Region = "532801", Role = DeskRole.Supervisor }, default))!;
}
