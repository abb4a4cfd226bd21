using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Modes.LightPenalties;

namespace Disclosure.Publisher.Tests.Modes;

/// <summary>Why a person's decision goes out in full is said of one text and its parties; of another it was never said.</summary>
[Collection(DesksCollection.Name)]
public sealed class MendedModeTests(Desks desks)
{
    private const string Why = "公众关注，应当公开全文。";

    public static TheoryData<string, string, bool> Mends => new()
    {
        { Desks.Sqlite, "file", false },
        { Desks.Postgres, "file", false },
        { Desks.Sqlite, "party", false },
        { Desks.Postgres, "party", false },
        { Desks.Sqlite, "kind", false },
        { Desks.Sqlite, "fine", true },
        { Desks.Postgres, "fine", true },
    };

    [Theory]
    [InlineData(Desks.Sqlite, true)]
    [InlineData(Desks.Postgres, true)]
    [InlineData(Desks.Sqlite, false)]
    [Clause("GS-09-1")]
    public async Task AmendmentOnScreen_OfTheParties_ForgetsWhyTheFullTextWasToGoOut(string engine, bool isOfParties)
    {
        var desk = await desks.OnAsync(engine);
        var first = await ChosenAsync(desk, desks.NewNumber(), DisclosureMode.FullText);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), first));
        await desk.UntilAsync(first, CaseState.Published);

        var amendment = await desk.ProposedAsync(first, present => isOfParties
            ? present with { Parties = [present.Parties[0] with { Name = "刀依罕" }], Note = "当事人填写有误。" }
            : present with { FineYuan = 3000, Note = "罚款金额填写有误。" });

        Assert.Equal(isOfParties ? DisclosureMode.Summary : DisclosureMode.FullText, (await desk.SettledAsync(amendment)).Candidate!.Mode);
    }

    [Theory]
    [MemberData(nameof(Mends))]
    [Clause("GS-09-1")]
    public async Task Mend_OfTheFileOrTheParties_ForgetsWhyTheFullTextWasToGoOut(string engine, string mended, bool isKept)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await ChosenAsync(desk, number, DisclosureMode.FullText);
        var text = (await desk.SentBackAsync(caseId)).ServedText!;

        var outcome = mended switch
        {
            "file" => await desk.ReplaceFileAsync(caseId, text.Replace("堆放木料", "堆放砖块", StringComparison.Ordinal)),
            "party" => await desk.FillAsync(caseId, typed => typed with { Parties = [typed.Parties[0] with { Name = "刀依罕" }] }),
            "kind" => await desk.FillAsync(caseId, typed => typed with { Parties = [typed.Parties[0], new TypedParty { Name = "景洪依香小吃店", Kind = PartyKind.Proprietorship }] }),
            _ => await desk.FillAsync(caseId, typed => typed with { Fine = "3000" }),
        };

        Assert.IsType<ReviewOutcome.Done>(outcome);
        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal(isKept, detail.Publication!.Choice is not null);
        Assert.Equal(isKept ? DisclosureMode.FullText : DisclosureMode.Summary, detail.Candidate!.Mode);
    }

    [Fact]
    [Clause("GS-09-1")]
    public async Task Mend_OfTheFile_KeepsTheChoiceOfTheSummary()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var caseId = await desk.InReviewAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ModeService>().ChooseAsync(desk.User("clerk"), caseId, DisclosureMode.Summary, Why, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        await desk.SentBackAsync(caseId);

        Assert.IsType<ReviewOutcome.Done>(await desk.ReplaceFileAsync(caseId, PushForm.Numbered(number).Document.Replace("12袋", "13袋", StringComparison.Ordinal)));

        Assert.Equal(DisclosureMode.Summary, (await desk.UntilAsync(caseId, CaseState.InReview)).Candidate!.Mode);
    }

    private static async Task<string> ChosenAsync(DeskProcess desk, string number, DisclosureMode mode)
    {
        var caseId = await desk.InReviewAsync(number, Person, Ordinary);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ModeService>().ChooseAsync(desk.User("clerk"), caseId, mode, Why, default));
        Assert.Equal(mode, (await desk.UntilAsync(caseId, CaseState.InReview)).Candidate!.Mode);
        return caseId;
    }
}
