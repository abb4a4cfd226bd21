using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>What a reviewer added is hidden in whatever way the text has it, and the case can still be approved.</summary>
[Collection(DesksCollection.Name)]
public sealed class CorrectedValueTests(Desks desks)
{
    private const string Place = "发现货架上有超过保质期的饼干12袋。";

    [Theory]
    // A name of rare characters takes two units each.
    [InlineData("𠮷𬳵", "饼干存放于标有𠮷𬳵的铁皮柜。", "𠮷𬳵", FindingKinds.Address)]
    [InlineData("𬳵柜", "饼干存放于标有乙𬳵柜的地方。", "𬳵柜", FindingKinds.Person)]
    // Full lines and forms part what belongs together; the field of a form takes no line ends.
    [InlineData("曼春满佛寺旁蓝色板房", "饼干存放于曼春满佛寺\n旁蓝色板房。", "旁蓝色板房", FindingKinds.Address)]
    [InlineData("蓝色铁皮柜", "饼干存放于蓝色 铁皮\u3000柜。", "铁皮", FindingKinds.Address)]
    [InlineData("货架上", "饼干从货\n架上取走。", "架上取走", FindingKinds.Person)]
    [InlineData("BX-77号仓", "存放于ＢＸ－７７号仓。", "７７", FindingKinds.Address)]
    [Clause("GS-10-1")]
    public async Task Add_AsTheTextHasIt_HidesIt(string value, string sentence, string readable, string kind)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await InReviewAsync(desk, sentence);
        Assert.Contains(readable, TextOf(await desk.UntilAsync(caseId, CaseState.InReview)), StringComparison.Ordinal);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, value, kind, default));

        var after = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.InReview, after.Case.State);
        Assert.DoesNotContain(readable, TextOf(after), StringComparison.Ordinal);
        Assert.NotEmpty(after.Corrections!.Missed);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
    }

    [Fact]
    [Clause("GS-10-1")]
    public void IsOpen_APieceOfWhatWasAddedIsReadable_SaysSo()
    {
        const string text = "甲𬳵乙";
        var evidence = new Redactor.Verification.ReleaseEvidence
        {
            ServedText = text,
            Hidden = [],
            Kept = [],
            Masks = [new Redactor.Verification.MaskedSpan(0, 1, "〔姓名已隐去〕"), new Redactor.Verification.MaskedSpan(3, 4, "〔姓名已隐去〕")],
        };
        var redaction = new Redactor.RedactionResult { Outcome = Outcome.Publish, Findings = [], Grounds = [], Evidence = evidence };
        var corrections = ReviewCorrections.Of(text) with { Missed = [new MissedValue(text, FindingKinds.Person, [0], "x", 1)] };
        var hidden = redaction with { Evidence = evidence with { Masks = [new Redactor.Verification.MaskedSpan(0, 4, "〔姓名已隐去〕")] } };

        Assert.True(ReviewedText.Of(redaction, corrections)!.IsOpen);
        Assert.False(ReviewedText.Of(hidden, corrections)!.IsOpen);
        // Hidden in the text, it must not stand in the title; in a mask's own words it does not.
        Assert.True(ReviewedText.Of(hidden with { Fields = Title(new Inline { Text = "甲𬳵" }, new Inline { Text = "乙案" }) }, corrections)!.IsOpen);
        Assert.False(ReviewedText.Of(hidden with { Fields = Title(new Inline { Text = text, Redaction = new Redaction(FindingKinds.Person, "GS-10-1") }, new Inline { Text = "案" }) }, corrections)!.IsOpen);

        static IReadOnlyDictionary<string, IReadOnlyList<Inline>> Title(params Inline[] inlines) =>
            new Dictionary<string, IReadOnlyList<Inline>>(StringComparer.Ordinal) { ["title"] = inlines };
    }

    [Theory]
    // The trade name stays as the law has it, the person beside it is hidden.
    [InlineData("货架上", "供货商为景洪市货架上小吃店。", "发现货架上", "货架上小吃店")]
    [Clause("GS-10-1")]
    [Clause("GS-09-3")]
    public async Task Add_ANameThatATradeNameHolds_HidesThePersonAndCanBeApproved(string value, string sentence, string hidden, string kept)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await InReviewAsync(desk, sentence);
        Assert.Contains(hidden, TextOf(await desk.SettledAsync(caseId)), StringComparison.Ordinal);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<CorrectionService>().AddAsync(desk.User("reviewer"), caseId, value, FindingKinds.Person, default));

        // That the trade name holds the name of someone hidden is for a person to see.
        await desk.UntilAsync(caseId, CaseState.Held);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReleaseAsync(desk.User("reviewer"), caseId, "字号依法公开。", default));
        var after = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.DoesNotContain(hidden, TextOf(after), StringComparison.Ordinal);
        Assert.Contains(kept, TextOf(after), StringComparison.Ordinal);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-10-1")]
    public async Task Add_WhatStandsOnlyInTheSummary_HidesItThere(string engine)
    {
        const string missed = "蓝色铁皮柜";
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.Replace("经营超过保质期的食品。", $"经营超过保质期的食品，存于{missed}。", StringComparison.Ordinal), document);
        Assert.Contains(missed, FactsOf(await desk.UntilAsync(caseId, CaseState.InReview)), StringComparison.Ordinal);
        var service = desk.Service<CorrectionService>();

        Assert.IsType<ReviewOutcome.Done>(await service.AddAsync(desk.User("reviewer"), caseId, missed, FindingKinds.Address, default));

        var after = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.DoesNotContain(missed, FactsOf(after), StringComparison.Ordinal);
        Assert.IsType<ReviewOutcome.Invalid>(await service.AddAsync(desk.User("reviewer"), caseId, missed, FindingKinds.Address, default));
        Assert.Equal(missed, Assert.Single(after.Corrections!.Missed).Value);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
    }

    [Fact]
    public async Task TakeBack_AValueOverTwoLines_IsFoundHoweverTheFormSendsIt()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await InReviewAsync(desk, "饼干存放于曼春满佛寺\n旁蓝色板房。");
        var service = desk.Service<CorrectionService>();
        Assert.IsType<ReviewOutcome.Done>(await service.AddAsync(desk.User("reviewer"), caseId, "曼春满佛寺旁蓝色板房", FindingKinds.Address, default));
        var added = Assert.Single((await desk.UntilAsync(caseId, CaseState.InReview)).Corrections!.Missed);

        Assert.IsType<ReviewOutcome.Done>(await service.TakeBackAsync(desk.User("reviewer"), caseId, added.Value.Replace("\n", "\r\n", StringComparison.Ordinal), default));

        Assert.Empty((await desk.UntilAsync(caseId, CaseState.InReview)).Corrections!.Missed);
    }

    [Fact]
    public void With_AValueThatIsAddedAgain_KeepsItsPlacesAndWhoSaidSoFirst()
    {
        var corrections = ReviewCorrections.Of("甲乙丙甲乙") with { Missed = [new MissedValue("甲乙", FindingKinds.Person, [0], "first", 1)] };

        var again = Assert.Single(corrections.With(new MissedValue("甲乙", FindingKinds.Address, [3], "second", 2)).Missed);

        Assert.Equal([0, 3], again.Missed);
        Assert.Equal(("first", FindingKinds.Address), (again.Reviewer, again.Kind));
    }

    private static string TextOf(CaseDetail detail) =>
        string.Concat(detail.Candidate!.Body.SelectMany(Publisher.Pages.Shared.MarkedFinding.InlinesOf).Select(inline => inline.Text));

    private static string FactsOf(CaseDetail detail) => string.Concat(detail.Candidate!.Summary.Facts.Select(inline => inline.Text));

    private async Task<string> InReviewAsync(DeskProcess desk, string sentence)
    {
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata, document.Replace(Place, $"{Place}{sentence}", StringComparison.Ordinal));
        await desk.SettledAsync(caseId);
        return caseId;
    }
}
