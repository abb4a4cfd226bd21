using Disclosure.Gazette.Log;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Amendments;

public sealed class AmendmentServiceTests(Desks desks) : IClassFixture<Desks>
{
    private const string Note = "罚款金额填写有误。";

    public static TheoryData<string> Engines => [Desks.Sqlite, Desks.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("CX-14-3")]
    [Clause("BS-27")]
    public async Task Correction_OfTheFine_IsReviewedByAnotherAndPublishedWithItsNote(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        var before = (await PublicView.OfAsync(desk, (await desk.SettledOutboxAsync(first)).Case))!.Decision!;
        var amendment = await ValuesAsync(desk, first) with { FineYuan = 6000, Note = Note };

        Assert.IsType<ReviewOutcome.Done>(await ProposeAsync(desk, "reviewer", first, amendment));
        Assert.Equal(DutyRules.AmendmentUnderWay, Assert.IsType<ReviewOutcome.NotAllowed>(await ProposeAsync(desk, "clerk", first, amendment)).Rule);
        var second = (await desk.SettledOutboxAsync(first)).AmendmentUnderWay!;
        var review = await desk.UntilAsync(second, CaseState.InReview);
        Assert.Equal((first, "reviewer"), (review.Case.AmendsCase, review.Case.Submitter));
        Assert.Equal([AmendedFields.FineYuan], review.Fields!.Amendment!.Fields);

        // 保密审查 is done anew, and not by who proposed it.
        Assert.Equal(DutyRules.FourEyes, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("reviewer"), second)).Rule);
        Assert.Equal(DutyRules.SecrecyReview, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("owner"), second)).Rule);
        await ApproveAsync(desk, second);
        var amended = await desk.UntilAsync(second, CaseState.Amended);
        await desk.UntilAsync(first, CaseState.Superseded);

        var view = (await PublicView.OfAsync(desk, amended.Case))!;
        Assert.Equal((EntryKind.Amended, ChangeNature.Legal, 2), (view.Newest.Kind, view.Newest.Nature, view.Newest.Version));
        Assert.Equal(6000, view.Decision!.FineYuan);
        var note = Assert.Single(view.Decision.Corrections!);
        Assert.Equal((Note, 2), (note.Note, note.Version));
        Assert.Equal([CorrectedField.FineYuan], note.Fields);
        Assert.Equal(BlockText.Of(before.Body), BlockText.Of(view.Decision.Body));
        Assert.Equal(RecordJson.Serialize(before), RecordJson.Serialize(view.Decision with { Version = 1, FineYuan = 5000, Corrections = null }));
        Assert.Equal(2, Assert.Single(view.Readable).Version);
        Assert.Contains((await desk.SettledOutboxAsync(first)).History, entry => entry is { Act: AuditActs.AmendmentProposed, Code: nameof(AmendmentKind.Correction), Reason: "核对案卷时发现。" });
    }

    [Fact]
    public async Task Form_OfADecisionWithAKindThatHoldsAMark_KeepsTheKindWhole()
    {
        const string kind = "暂扣许可证件、降低资质等级";
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var first = await desk.PushAsync(metadata.Replace("\"penaltyKinds\":[\"罚款\"]", $"\"penaltyKinds\":[\"罚款\",\"{kind}\"]", StringComparison.Ordinal), document);
        await desk.UntilAsync(first, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), first));
        await desk.UntilAsync(first, CaseState.Published);
        var present = await ValuesAsync(desk, first);
        using var browser = await desk.SignInAsync("reviewer");

        using var answer = await browser.SubmitAsync(
            $"/cases/{first}/amend",
            $"/cases/{first}/amend",
            [
                ("CaseTitle", present.Title), ("ActType", $"{present.ActType}"), ("DecidedOn", $"{present.DecidedOn:yyyy-MM-dd}"), ("Sector", present.Sector),
                .. present.Parties.SelectMany(party => new[] { ("PartyNames", party.Name), ("PartyKinds", $"{party.Kind}") }),
                ("Facts", present.Facts), ("Basis", present.Basis), ("Decision", present.Decision), ("PenaltyKinds", $"罚款、{kind}"), ("FineYuan", "6000"),
                ("Kind", "Correction"), ("Note", Note), ("Reason", "核对案卷时发现。"),
            ]);

        Assert.EndsWith("?done=amend", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var amending = await desk.UntilAsync((await desk.SettledOutboxAsync(first)).AmendmentUnderWay!, CaseState.InReview);
        Assert.Equal([AmendedFields.FineYuan], amending.Fields!.Amendment!.Fields);
        Assert.Equal(["罚款", kind], amending.Fields.PenaltyKinds);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task TechnicalChange_OfTheTitle_HasNoNoteAndIsTechnical(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        var amendment = await ValuesAsync(desk, first) with { Kind = AmendmentKind.Technical, Title = "景洪澜沧商贸有限公司经营过期的食品案", Note = "不公开的话" };

        Assert.IsType<ReviewOutcome.Done>(await ProposeAsync(desk, "clerk", first, amendment));
        var second = (await desk.SettledOutboxAsync(first)).AmendmentUnderWay!;
        await desk.UntilAsync(second, CaseState.InReview);
        await ApproveAsync(desk, second);
        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(second, CaseState.Amended)).Case))!;

        Assert.Equal(ChangeNature.Technical, view.Newest.Nature);
        Assert.Null(view.Decision!.Corrections);
        Assert.Equal("景洪澜沧商贸有限公司经营过期的食品案", BlockText.Of(view.Decision.Title));
    }

    public static TheoryData<string, string> WrongAmendments => new()
    {
        { "fine called technical", "kind" },
        { "date called technical", "kind" },
        { "party called technical", "kind" },
        { "basis called technical", "kind" },
        { "decision called technical", "kind" },
        { "act called technical", "kind" },
        { "nothing changed", "title" },
        { "no note", "note" },
        { "note that names the party", "note" },
        { "note with a mark", "note" },
        { "no reason", "reason" },
        { "future date", "decidedOn" },
        { "party gone", "parties" },
        { "party without a name", "parties" },
        { "negative fine", "fineYuan" },
        { "title too long", "title" },
        { "title turned around", "title" },
    };

    [Theory]
    [MemberData(nameof(WrongAmendments))]
    [Clause("BS-27")]
    public async Task Propose_OfWhatCannotBe_NamesTheField(string what, string field)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var first = await desk.PublishedAsync(desks.NewNumber());
        var present = await ValuesAsync(desk, first);
        var right = present with { FineYuan = 6000, Note = Note };
        var technical = present with { Kind = AmendmentKind.Technical };
        var wrong = what switch
        {
            "fine called technical" => technical with { FineYuan = 6000 },
            "date called technical" => technical with { DecidedOn = present.DecidedOn.AddDays(1) },
            "party called technical" => technical with { Parties = [present.Parties[0] with { Name = "景洪澜仓商贸有限公司" }] },
            "basis called technical" => technical with { Basis = "《中华人民共和国食品安全法》第三十四条" },
            "decision called technical" => technical with { Decision = "罚款六千元。" },
            "act called technical" => technical with { ActType = ActType.Coercion },
            "nothing changed" => present with { Note = Note, Title = "  " + present.Title + "\n" },
            "no note" => right with { Note = " " },
            "note that names the party" => right with { Note = "景洪澜沧商贸有限公司的罚款填错。" },
            "note with a mark" => right with { Note = "机密★10年" },
            "no reason" => right with { Reason = string.Empty },
            "future date" => right with { DecidedOn = new DateOnly(2099, 1, 1) },
            "party gone" => right with { Parties = [] },
            "party without a name" => right with { Parties = [present.Parties[0] with { Name = " " }] },
            "negative fine" => right with { FineYuan = -1 },
            "title too long" => right with { Title = new string('案', 301) },
            _ => right with { Title = "景洪\u202E案" },
        };

        var invalid = Assert.IsType<ReviewOutcome.Invalid>(await ProposeAsync(desk, "clerk", first, wrong));

        Assert.Equal(field, Assert.Single(invalid.Errors).Field);
        Assert.Null((await desk.SettledOutboxAsync(first)).AmendmentUnderWay);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Propose_ByWhoMayNot_OrOnWhatWasSeenBefore_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        var amendment = await ValuesAsync(desk, first) with { FineYuan = 6000, Note = Note };

        Assert.IsType<ReviewOutcome.NotFound>(await ProposeAsync(desk, "foreign", first, amendment));
        Assert.IsType<ReviewOutcome.NotFound>(await ProposeAsync(desk, "supervisor", first, amendment));
        Assert.Equal(DutyRules.Role, Assert.IsType<ReviewOutcome.NotAllowed>(await ProposeAsync(desk, "admin", first, amendment)).Rule);
        Assert.IsType<ReviewOutcome.Stale>(await desk.Service<AmendmentService>().ProposeAsync(desk.User("clerk"), first, 7, amendment, default));
        // Hidden in the decision: the witness may not come out in a note.
        Assert.IsType<ReviewOutcome.Blocked>(await ProposeAsync(desk, "clerk", first, amendment with { Note = "证人玉香罕的地址填错。" }));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ProposeAsync(desk, "clerk", first, amendment)));
        Assert.Single(answers.OfType<ReviewOutcome.Done>());
        Assert.Equal(3, answers.OfType<ReviewOutcome.NotAllowed>().Count());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("CX-14-4")]
    public async Task Amendment_OfWhatWasWithdrawnMeanwhile_BringsNothingBack(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await ProposeAsync(desk, "clerk", first, await ValuesAsync(desk, first) with { FineYuan = 6000, Note = Note }));
        var second = (await desk.SettledOutboxAsync(first)).AmendmentUnderWay!;
        await desk.UntilAsync(second, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), first, Orders.Revocation, default));
        var withdrawn = await desk.UntilAsync(first, CaseState.Withdrawn);

        await RecordSecrecyAsync(desk, second);
        Assert.Equal(DutyRules.AmendedIsGone, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(desk.User("owner"), second)).Rule);
        Assert.IsType<ReviewOutcome.Conflict>(await ProposeAsync(desk, "clerk", first, await ValuesAsync(desk, first) with { FineYuan = 7000, Note = Note }));
        Assert.Equal(NoticeKind.Revocation, (await PublicView.OfAsync(desk, withdrawn.Case))!.Notice!.Kind);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Amendment_OfASummaryAlone_DoesNotBringTheTextBack(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ChangeService>().ReduceToSummaryAsync(desk.User("reviewer"), first, "当事人来电反映。", default));
        await desk.UntilAsync(first, CaseState.SummaryOnly);

        Assert.IsType<ReviewOutcome.Done>(await ProposeAsync(desk, "clerk", first, await ValuesAsync(desk, first) with { FineYuan = 6000, Note = Note }));
        var second = (await desk.SettledOutboxAsync(first)).AmendmentUnderWay!;
        await desk.UntilAsync(second, CaseState.InReview);
        await ApproveAsync(desk, second);
        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(second, CaseState.Amended)).Case))!;

        Assert.Equal((DisclosureMode.Summary, 0, 6000m), (view.Decision!.Mode, view.Decision.Body.Count, view.Decision.FineYuan));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Amendment_OfWhatAPersonChoseToShowAsASummary_StaysASummary(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.InReviewAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ModeService>().ChooseAsync(desk.User("clerk"), first, DisclosureMode.Summary, "案情简单。", default));
        await desk.UntilAsync(first, CaseState.InReview);
        await ApproveAsync(desk, first, "reviewer");
        await desk.UntilAsync(first, CaseState.Published);

        Assert.IsType<ReviewOutcome.Done>(await ProposeAsync(desk, "clerk", first, await ValuesAsync(desk, first) with { FineYuan = 6000, Note = Note }));
        var second = (await desk.SettledOutboxAsync(first)).AmendmentUnderWay!;

        Assert.Equal(DisclosureMode.Summary, (await desk.UntilAsync(second, CaseState.InReview)).Candidate!.Mode);
    }

    private static async Task<MetadataAmendment> ValuesAsync(DeskProcess desk, string caseId) =>
        MetadataAmendment.Of((await desk.SettledOutboxAsync(caseId)).Fields!) with { Reason = "核对案卷时发现。" };

    private static async Task<ReviewOutcome> ProposeAsync(DeskProcess desk, string user, string caseId, MetadataAmendment amendment)
    {
        var detail = await desk.SettledOutboxAsync(caseId);
        return await desk.Service<AmendmentService>().ProposeAsync(desk.User(user), caseId, detail.Case.Version, amendment, default);
    }

    private static async Task ApproveAsync(DeskProcess desk, string caseId, string user = "owner")
    {
        await RecordSecrecyAsync(desk, caseId, user);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User(user), caseId));
    }

    private static async Task RecordSecrecyAsync(DeskProcess desk, string caseId, string user = "owner") => Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().RecordSecrecyReviewAsync(
        desk.User(user), caseId, new SecrecyReview { Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 5), Conclusion = SecrecyConclusion.Publishable }, default));
}
