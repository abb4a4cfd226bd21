using System.Text.Json.Nodes;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Amendments;

/// <summary>What an amendment is, is found from what the public would read of it: whatever changes that, it is no matter of form.</summary>
[Collection(DesksCollection.Name)]
public sealed class PublicNatureTests(Desks desks)
{
    private const string Note = "罚款金额填写有误。";

    public static TheoryData<string, string, string> Hidden => new()
    {
        { Desks.Sqlite, "mode", AmendedFields.Mode },
        { Desks.Postgres, "mode", AmendedFields.Mode },
        { Desks.Sqlite, "people", AmendedFields.Document },
        { Desks.Postgres, "people", AmendedFields.Document },
        { Desks.Sqlite, "fewer", AmendedFields.Document },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    [Clause("CX-14-3")]
    [Clause("BS-27")]
    public async Task TechnicalPush_ThatChangesWhatThePublicReads_GoesBackAndIsACorrectionWithItsNote(string engine, string what, string field)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var (metadata, document) = PushForm.Numbered(number);
        var before = JsonNode.Parse(metadata)!.AsObject();
        if (what is "fewer")
        {
            before["people"]!.AsArray().Add(Witness());
        }

        var first = await desk.PushAsync(before.ToJsonString(), document);
        await desk.UntilAsync(first, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), first));
        await desk.UntilAsync(first, CaseState.Published);
        var pushed = JsonNode.Parse(metadata)!.AsObject();
        switch (what)
        {
            case "mode":
                pushed["mode"] = "summary";
                break;
            case "people":
                pushed["people"]!.AsArray().Add(Witness());
                break;
        }

        var technical = new JsonObject { ["kind"] = "technical", ["reason"] = "错字。" };
        pushed["amendment"] = technical;
        var caseId = await desk.PushAsync(pushed.ToJsonString(), document);
        var back = await desk.UntilAsync(caseId, CaseState.Returned);
        Assert.Equal(("amendment.kind", "not-technical"), (Assert.Single(back.Messages).Field, back.Messages[0].Rule));

        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, typed => typed with { Amendment = new(AmendmentKind.Correction, "核对案卷时发现。", Note) }));
        // The reviewer is told what changes, though no field of the form does.
        Assert.Contains(field, (await desk.UntilAsync(caseId, CaseState.InReview)).Fields!.Amendment!.Fields);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(caseId));
        var view = (await PublicView.OfAsync(desk, (await desk.UntilAsync(caseId, CaseState.Amended)).Case))!;
        Assert.Equal((ChangeNature.Legal, Note), (view.Newest.Nature, Assert.Single(view.Decision!.Corrections!).Note));

        static JsonObject Witness() => new() { ["name"] = "饼干", ["role"] = "witness" };
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-3")]
    public async Task Technical_ReducedInReview_GoesBack(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        var amendment = await desk.ProposedAsync(first, present => present with { Kind = AmendmentKind.Technical, Sector = "食品安全" });
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ModeService>().ChooseAsync(desk.User("clerk"), amendment, DisclosureMode.Summary, "只公开摘要即可。", default));

        var back = await desk.UntilAsync(amendment, CaseState.Returned);

        Assert.Equal("not-technical", Assert.Single(back.Messages).Rule);
        Assert.Equal(DisclosureMode.FullText, (await PublicView.OfAsync(desk, (await desk.SettledOutboxAsync(first)).Case))!.Decision!.Mode);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-3")]
    public async Task Approve_WhatCameIntoReviewBeforeItWasAskedOfThePublicText_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        var amendment = await desk.ProposedAsync(first, present => present with { Kind = AmendmentKind.Technical, Sector = "食品安全" });
        // As a case that a release before left in review: its candidate says more than it is called.
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.FindAsync(data.Connection, "jhscj", amendment, data.Transaction))!;
                using var key = desk.Service<CaseVault>().Unwrap(amendment, row.WrappedKey!);
                var candidate = RecordJson.ReadDecision((await CaseParts.ReadAsync(data.Connection, key, amendment, CasePart.Candidate, data.Transaction))!);
                await CaseParts.WriteAsync(data, key, amendment, CasePart.Candidate, RecordJson.Serialize(candidate with { FineYuan = 1 }));
            },
            default);

        Assert.Equal(DutyRules.NotAsCalled, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAnewAsync(amendment)).Rule);

        Assert.Equal(CaseState.InReview, (await desk.SettledAsync(amendment)).Case.State);
    }

    [Theory]
    [InlineData(Desks.Sqlite, "correction", null, true, "required")]
    [InlineData(Desks.Postgres, "correction", null, true, "required")]
    [InlineData(Desks.Sqlite, "correction", null, false, "required")]
    [InlineData(Desks.Sqlite, "correction", Note, false, "no-change")]
    [InlineData(Desks.Postgres, "correction", Note, false, "no-change")]
    [InlineData(Desks.Sqlite, "technical", null, false, "no-change")]
    [Clause("CX-14-3")]
    public async Task Push_WithoutANoteOrWithoutAChange_IsHeldToWhatTheScreenIs(string engine, string kind, string? note, bool isReworded, string rule)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        // The screen refuses the same: no change is no amendment, and a correction tells what was wrong.
        var published = await desk.SettledOutboxAsync(first);
        var wish = MetadataAmendment.Of(published.Fields!) with { Reason = "核对案卷时发现。", Kind = kind is "technical" ? AmendmentKind.Technical : AmendmentKind.Correction, Note = note };
        Assert.IsType<ReviewOutcome.Invalid>(await desk.Service<AmendmentService>().ProposeAsync(
            desk.User("clerk"), first, published.Case.Version, isReworded ? wish with { Title = "另一个名称案" } : wish, default));

        var (metadata, document) = PushForm.Numbered(number);
        var pushed = JsonNode.Parse(metadata)!.AsObject();
        pushed["title"] = isReworded ? "景洪澜沧商贸有限公司经营过期的食品案" : (string?)pushed["title"];
        pushed["amendment"] = new JsonObject { ["kind"] = kind, ["reason"] = "错字。" };
        if (note is not null)
        {
            pushed["amendment"]!["note"] = note;
        }

        var back = await desk.UntilAsync(await desk.PushAsync(pushed.ToJsonString(), document), CaseState.Returned);

        Assert.Equal(rule, Assert.Single(back.Messages).Rule);
        Assert.Equal(1, (await PublicView.OfAsync(desk, (await desk.SettledOutboxAsync(first)).Case))!.Decision!.Version);
    }

    [Fact]
    public void Between_OtherBlanksAndLines_IsLayoutAlone()
    {
        var was = Decision("罚款人民币5000元。", "证人到场。");

        Assert.Equal([AmendedFields.Layout], PublicChanges.Between(was, isReduced: false, Decision("罚款人民币 5000元。证人", "到场。")));
        Assert.Equal([AmendedFields.Document], PublicChanges.Between(was, isReduced: false, Decision("罚款人民币6000元。", "证人到场。")));
        Assert.Equal([AmendedFields.Mode], PublicChanges.Between(was, isReduced: true, was));
        Assert.Empty(PublicChanges.Between(was, isReduced: false, was with { Version = 2 }));
    }

    [Fact]
    public void Between_TheSameSignsHiddenOrNot_IsTheDocument()
    {
        var was = Decision("证人某某到场。");
        var hidden = was with { Body = [new Paragraph { Inlines = [new Inline { Text = "证人" }, new Inline { Text = "某某", Redaction = new Redaction("person", "GS-10-1") }, new Inline { Text = "到场。" }] }] };

        Assert.Equal([AmendedFields.Document], PublicChanges.Between(was, isReduced: false, hidden));
    }

    private static DecisionRecord Decision(params string[] lines) => new()
    {
        Id = RecordId.New(),
        Version = 1,
        DocumentNumber = "景市监处罚〔2026〕12号",
        Title = [new Inline { Text = "行政处罚决定书" }],
        AgencyCode = "jhscj",
        AgencyName = "景洪市市场监督管理局",
        RegionCode = "532801",
        ActType = ActType.Penalty,
        DecidedOn = new DateOnly(2026, 3, 2),
        PartyKind = PartyKind.Organisation,
        Summary = new DecisionSummary { Parties = [[new Inline { Text = "景洪澜沧商贸有限公司" }]] },
        Mode = DisclosureMode.FullText,
        Body = [.. lines.Select(line => new Paragraph { Inlines = [new Inline { Text = line }] })],
    };
}
