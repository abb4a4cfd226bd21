using System.Net;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Pages;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Amendments;

/// <summary>An amendment is what it changes, whatever it was called when it was proposed, and whichever way it came.</summary>
public sealed class AmendmentNatureTests(Desks desks) : IClassFixture<Desks>
{
    private const string Note = "罚款金额填写有误。";
    private const string Reworded = "景洪澜沧商贸有限公司经营过期的食品案";

    public static TheoryData<string, string, string> Mends => new()
    {
        { Desks.Sqlite, "fine", AmendedFields.FineYuan },
        { Desks.Postgres, "fine", AmendedFields.FineYuan },
        { Desks.Sqlite, "date", AmendedFields.DecidedOn },
        { Desks.Sqlite, "party", AmendedFields.Parties },
        { Desks.Sqlite, "basis", AmendedFields.Basis },
        { Desks.Sqlite, "kinds", AmendedFields.PenaltyKinds },
        { Desks.Sqlite, "file", AmendedFields.Document },
        { Desks.Postgres, "file", AmendedFields.Document },
    };

    [Theory]
    [MemberData(nameof(Mends))]
    [Clause("CX-14-3")]
    [Clause("BS-27")]
    public async Task MatterOfForm_MendedIntoMore_GoesBackUntilItIsACorrectionWithItsNote(string engine, string mended, string field)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var amendment = await desk.ProposedAsync(first, present => present with { Kind = AmendmentKind.Technical, Title = Reworded });
        await desk.SentBackAsync(amendment);

        Assert.IsType<ReviewOutcome.Done>(mended switch
        {
            "fine" => await desk.FillAsync(amendment, typed => typed with { Fine = "6000" }),
            "date" => await desk.FillAsync(amendment, typed => typed with { DecidedOn = "2026-03-01" }),
            "party" => await desk.FillAsync(amendment, typed => typed with { Parties = [typed.Parties[0] with { Kind = PartyKind.Proprietorship }] }),
            "basis" => await desk.FillAsync(amendment, typed => typed with { Basis = "《中华人民共和国食品安全法》第三十四条" }),
            "kinds" => await desk.FillAsync(amendment, typed => typed with { PenaltyKinds = "罚款、警告" }),
            _ => await desk.ReplaceFileAsync(amendment, PushForm.Numbered(number).Document.Replace("12袋", "13袋", StringComparison.Ordinal)),
        });
        var back = await desk.SettledAsync(amendment);
        Assert.Equal((CaseState.Returned, "amendment.kind", "not-technical"), (back.Case.State, Assert.Single(back.Messages).Field, back.Messages[0].Rule));
        Assert.NotNull(back.ServedText);

        // What was mended is not lost: only what it is called is mended more.
        var bare = new TypedAmendment(AmendmentKind.Correction, "核对案卷时发现。", " ");
        Assert.Equal("amendment.note", Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(await desk.FillAsync(amendment, typed => typed with { Amendment = bare })).Errors).Field);
        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(amendment, typed => typed with { Amendment = bare with { Note = Note } }));
        var review = await desk.UntilAsync(amendment, CaseState.InReview);
        Assert.Equal([AmendedFields.Title, field], review.Fields!.Amendment!.Fields);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(amendment, CaseState.Amended)).Case))!;
        Assert.Equal(ChangeNature.Legal, view.Newest.Nature);
        Assert.Equal(Note, Assert.Single(view.Decision!.Corrections!).Note);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task MatterOfForm_MendedAsOne_StaysOne(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var amendment = await desk.ProposedAsync(first, present => present with { Kind = AmendmentKind.Technical, Title = Reworded });
        await desk.SentBackAsync(amendment);
        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(amendment, typed => typed with { Sector = "食品安全" }));
        await desk.UntilAsync(amendment, CaseState.InReview);
        await desk.SentBackAsync(amendment);
        // The same words in another file, such as with other blanks.
        Assert.IsType<ReviewOutcome.Done>(await desk.ReplaceFileAsync(amendment, PushForm.Numbered(number).Document.Replace("\n", "\r\n\r\n", StringComparison.Ordinal)));

        Assert.Equal([AmendedFields.Title, AmendedFields.Sector, AmendedFields.Layout], (await desk.UntilAsync(amendment, CaseState.InReview)).Fields!.Amendment!.Fields);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(amendment));
        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(amendment, CaseState.Amended)).Case))!;
        Assert.Equal((ChangeNature.Technical, null), (view.Newest.Nature, view.Decision!.Corrections));
    }

    public static TheoryData<string, string, string> Pushes => new()
    {
        { """{"kind":"technical","reason":"错字。"}""", "amendment.kind", "not-technical" },
        { """{"kind":"technical","reason":"错字。","note":"罚款金额填写有误。"}""", "amendment.kind", "not-technical" },
        { """{"kind":"correction","reason":"罚款金额写错。"}""", "amendment.note", "required" },
        { """{"kind":"correction","reason":"罚款金额写错。","note":"景洪澜沧商贸有限公司的罚款写错。"}""", "amendment.note", "names-party" },
    };

    [Theory]
    [MemberData(nameof(Pushes))]
    [Clause("CX-14-3")]
    public async Task Push_OfAnAmendmentThatIsNotWhatItSays_GoesBackAndIsMendedOnScreen(string amendment, string field, string rule)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        await desk.PublishedAsync(number);
        var (metadata, document) = PushForm.Numbered(number);
        var caseId = await desk.PushAsync(metadata.TrimEnd()[..^1] + $",\"amendment\":{amendment}}}", document.Replace("5000元", "6000元", StringComparison.Ordinal));
        var back = await desk.UntilAsync(caseId, CaseState.Returned);
        Assert.Equal((field, rule), (Assert.Single(back.Messages).Field, back.Messages[0].Rule));

        using var browser = await desk.SignInAsync("clerk");
        var page = await browser.PageAsync($"/cases/{caseId}/mend");
        Assert.Equal(field is "amendment.kind" ? "#AmendmentKind" : "#AmendmentNote", DeskBrowser.ProblemLinks(page));
        var form = MendForm.Of(page).Where(known => !known.Name.StartsWith("Amendment", StringComparison.Ordinal)).ToList();
        using var bare = await browser.SubmitAsync(page, $"/cases/{caseId}/mend", [.. form, ("AmendmentKind", "Correction"), ("AmendmentReason", "罚款金额写错。")]);
        Assert.Equal("#AmendmentNote", DeskBrowser.ProblemLinks(await browser.ParseAsync(bare)));
        using var mended = await browser.SubmitAsync(page, $"/cases/{caseId}/mend", [.. form, ("AmendmentKind", "Correction"), ("AmendmentReason", "罚款金额写错。"), ("AmendmentNote", Note)]);
        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);

        Assert.Equal([AmendedFields.Document], (await desk.UntilAsync(caseId, CaseState.InReview)).Fields!.Amendment!.Fields);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(caseId));
        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(caseId, CaseState.Amended)).Case))!;
        Assert.Equal((ChangeNature.Legal, Note), (view.Newest.Nature, Assert.Single(view.Decision!.Corrections!).Note));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-3")]
    public async Task Push_OfACorrectionWithItsNote_IsPublishedWithIt(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        await desk.PublishedAsync(number);
        var caseId = await PushAsync(desk, number, Note);
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));

        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(caseId, CaseState.Amended)).Case))!;
        Assert.Equal((ChangeNature.Legal, Note), (view.Newest.Nature, Assert.Single(view.Decision!.Corrections!).Note));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Approve_OfANoteThatTellsWhatIsHidden_IsBlockedWhileTheReviewerIsThere(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        await desk.PublishedAsync(number);
        // Hidden in the decision: the witness may not come out in a note.
        var caseId = await PushAsync(desk, number, "证人玉香罕的地址填错。");
        await desk.UntilAsync(caseId, CaseState.InReview);

        Assert.IsType<ReviewOutcome.Blocked>(await desk.ApproveAsync(desk.User("reviewer"), caseId));

        Assert.Equal(CaseState.InReview, (await desk.SettledOutboxAsync(caseId)).Case.State);
    }

    private static Task<string> PushAsync(DeskProcess desk, string number, string note)
    {
        var (metadata, document) = PushForm.Numbered(number);
        return desk.PushAsync(
            metadata.TrimEnd()[..^1] + $",\"amendment\":{{\"kind\":\"correction\",\"reason\":\"罚款金额写错。\",\"note\":\"{note}\"}}}}", document.Replace("5000元", "6000元", StringComparison.Ordinal));
    }
}
