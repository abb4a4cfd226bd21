using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>A review speaks of the very words that were reviewed; what was said of it last is what counts.</summary>
[Collection(DesksCollection.Name)]
public sealed class MendReviewTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite, "facts")]
    [InlineData(Desks.Postgres, "facts")]
    [InlineData(Desks.Sqlite, "title")]
    [InlineData(Desks.Sqlite, "decision")]
    [InlineData(Desks.Sqlite, "kinds")]
    [InlineData(Desks.Sqlite, "fine")]
    [InlineData(Desks.Sqlite, "representative")]
    [InlineData(Desks.Sqlite, "nothing")]
    [InlineData(Desks.Postgres, "nothing")]
    public async Task Fill_OfWhatIsPublished_AsksForTheSecrecyReviewAnew(string engine, string what)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        // Several lines and blanks, as systems push them: a browser sends other line ends back.
        var caseId = await desk.PushAsync(metadata.Replace("经营超过保质期的食品。", " 经营超过保质期的食品。\\n另有两批。 ", StringComparison.Ordinal), document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        await desk.SentBackAsync(caseId);

        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, typed => what switch
        {
            "facts" => typed with { Facts = "经营超过保质期的食品，另在边防某哨所营区内设有仓库。" },
            "title" => typed with { Title = "另一个案" },
            "decision" => typed with { Decision = "罚款五千元，没收饼干。" },
            "kinds" => typed with { PenaltyKinds = "罚款、没收" },
            "fine" => typed with { Fine = "5001" },
            "representative" => typed with { Parties = [typed.Parties[0] with { LegalRepresentative = "岩温罕" }] },
            _ => typed with { Facts = typed.Facts!.ReplaceLineEndings("\r\n") },
        }));

        // The document names another representative than the form now does: people decide who of them it is.
        var review = await desk.UntilAsync(caseId, what is "representative" ? CaseState.Held : CaseState.InReview);
        Assert.Equal(what is "nothing", review.SecrecyReview is not null);
        Assert.Equal(what is "nothing", review.Case.SecrecyReviewed);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Fill_OfTheLegalReview_IsTheLastWordOnPageAndRow(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        metadata = metadata.Replace("\"fineYuan\":5000", "\"fineYuan\":500000,\"legalReview\":{\"opinionNumber\":\"景市监法审〔2026〕7号\",\"reviewedOn\":\"2026-02-26\"}", StringComparison.Ordinal);
        var caseId = await desk.PushAsync(metadata, document);
        Assert.Equal((7, 26), Told(await desk.UntilAsync(caseId, CaseState.InReview)));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<LegalReviewService>().RecordAsync(
            desk.User("clerk"), caseId, new LegalReview { OpinionNumber = "景市监法审〔2026〕8号", ReviewedOn = new DateOnly(2026, 2, 27), Reviewer = "刀建平" }, default));
        Assert.Equal((8, 27), Told(await desk.SettledAsync(caseId)));

        // Mended without a word of it: what was recorded on screen is not undone by what was pushed before.
        await desk.SentBackAsync(caseId);
        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, typed => typed with { Legal = LegalFields.None }));
        Assert.Equal((8, 27), Told(await desk.UntilAsync(caseId, CaseState.InReview)));

        await desk.SentBackAsync(caseId);
        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, typed => typed with { Legal = new LegalFields("景市监法审〔2026〕9号", "2026-02-28", "刀建平") }));
        Assert.Equal((9, 28), Told(await desk.UntilAsync(caseId, CaseState.InReview)));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Fill_Unchanged_KeepsAKindThatHoldsAMarkWhole(string engine)
    {
        var desk = await desks.OnAsync(engine);
        string[] kinds = ["罚款", "暂扣许可证件、降低资质等级", "责令 停产停业"];
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.Replace("[\"罚款\"]", $"[{string.Join(',', kinds.Select(kind => $"\"{kind}\""))}]", StringComparison.Ordinal), document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        await desk.SentBackAsync(caseId);

        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, static typed => typed));

        Assert.Equal(kinds, (await desk.UntilAsync(caseId, CaseState.InReview)).Candidate!.PenaltyKinds);
    }

    // Number of the opinion and day, the same on page and row.
    private static (int Number, int Day) Told(CaseDetail detail)
    {
        Assert.Equal(detail.LegalReview!.ReviewedOn.ToString("yyyy-MM-dd"), detail.Case.LegalReviewedOnText);
        return (detail.LegalReview.OpinionNumber[^2] - '0', detail.LegalReview.ReviewedOn.Day);
    }
}
