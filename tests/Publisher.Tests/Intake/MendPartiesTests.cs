using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Modes;
using Disclosure.Publisher.Tests.Pages;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Intake;

/// <summary>Mending on screen loses nothing of what is known of a case, and nobody answers for it on both sides.</summary>
[Collection(DesksCollection.Name)]
public sealed class MendPartiesTests(Desks desks)
{
    private const string Id = "532801199003072245";
    private const int Many = 37;

    [Fact]
    [Clause("GS-10-1")]
    public async Task Fill_MoreRowsThanAFormBeginsWith_LosesNoPartyAndNothingThatIsKnownOfOne()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await ReturnedAsync(desk);
        using var browser = await desk.SignInAsync("clerk");
        var page = await browser.PageAsync($"/cases/{caseId}/mend");
        Assert.Equal(Many, page.QuerySelectorAll(".party").Length);

        // A letter of the second name was wrong, and a row in the middle is none.
        using var answer = await browser.SubmitAsync(page, $"/cases/{caseId}/mend", MendTests.Fields(
            page, ("DecidedOn", "2026-3-2"), ("Parties[1].Name", "玉香罕罕"), ("Parties[20].Name", string.Empty)));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var parties = (await SubmissionAsync(desk, caseId)).Parties;
        Assert.Equal(Many - 1, parties.Count);
        Assert.Equal(("景洪澜沧商贸有限公司", "岩温叫"), (parties[0].Name, parties[0].LegalRepresentative));
        Assert.Equal(("玉香罕罕", Id, new DateOnly(1990, 3, 7)), (parties[1].Name, parties[1].CitizenId, parties[1].BirthDate));
        Assert.Equal(("傣味21店", "岩光21"), (parties[20].Name, parties[20].Proprietor));
        Assert.Equal(PartyKind.Proprietorship, parties[^1].Kind);
    }

    [Fact]
    public async Task Fill_ARowTurnedIntoAnOrganisation_MakesNoFactOfItsNumberAndKeepsItSealed()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await ReturnedAsync(desk);
        using var browser = await desk.SignInAsync("clerk");
        var page = await browser.PageAsync($"/cases/{caseId}/mend");

        using var answer = await browser.SubmitAsync(page, $"/cases/{caseId}/mend", MendTests.Fields(
            page, ("DecidedOn", "2026-3-2"), ("Parties[1].Name", "景洪香罕农庄"), ("Parties[1].Kind", nameof(PartyKind.Organisation)), ("Parties[1].BirthDate", string.Empty), ("Parties[2].Of", "9999")));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var parties = (await SubmissionAsync(desk, caseId)).Parties;
        Assert.Equal((Id, new DateOnly(1990, 3, 7)), (parties[1].CitizenId, parties[1].BirthDate));
        Assert.Null(parties[2].Proprietor);
        var facts = RecordBuilder.FactsOf(await SubmissionAsync(desk, caseId), desk.Service<AgencyDirectory>().Find("jhscj")!);
        Assert.Null(facts.Parties[1].CitizenId);
        Assert.Null(facts.Parties[1].BirthDate);
        var candidate = (await desk.SettledAsync(caseId)).Candidate;
        Assert.True(candidate is null || !Encoding.UTF8.GetString(RecordJson.Serialize(candidate)).Contains(Id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite, "organisation")]
    [InlineData(Desks.Postgres, "organisation")]
    [InlineData(Desks.Sqlite, "blank")]
    [InlineData(Desks.Postgres, "blank")]
    [InlineData(Desks.Sqlite, "read-anew")]
    public async Task Mend_OfAMinorForSomethingElseAndBack_StillKnowsTheMinor(string engine, string meanwhile)
    {
        var desk = await desks.OnAsync(engine);
        CaseState[] stopped = [CaseState.Withheld, CaseState.Held];
        Assert.Contains((await desk.SettledAsync((await PushMinorAsync(desk, dated: true)).CaseId)).Case.State, stopped);
        var (caseId, number) = await PushMinorAsync(desk, dated: false);
        await desk.UntilAsync(caseId, CaseState.Returned);
        var mended = meanwhile switch
        {
            "organisation" => await desk.FillAsync(caseId, typed => typed with { DecidedOn = "2026-03-02", Parties = [typed.Parties[0] with { Kind = PartyKind.Organisation }] }),
            "blank" => await desk.FillAsync(caseId, typed => typed with { DecidedOn = "2026-03-02", Parties = [typed.Parties[0] with { Name = " " }, new TypedParty { Name = "景洪木料行", Kind = PartyKind.Organisation }] }),
            _ => await desk.ReplaceFileAsync(caseId, Document(number, dated: true), readAnew: true),
        };
        Assert.IsType<ReviewOutcome.Done>(mended);
        if (meanwhile is not "read-anew")
        {
            await desk.UntilAsync(caseId, CaseState.InReview);
            await desk.SentBackAsync(caseId);
            Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, typed => typed with
            {
                DecidedOn = "2026-03-02",
                Parties = [meanwhile is "blank" ? new TypedParty { Name = "刀依香", Kind = PartyKind.NaturalPerson } : typed.Parties[0] with { Kind = PartyKind.NaturalPerson }],
            }));
        }
        else if ((await desk.SettledAsync(caseId)).Case.State is CaseState.Returned)
        {
            // The text does not say of what kind the party is, or what was decided: both are typed.
            Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, typed => typed with
            {
                DocumentNumber = number, DecidedOn = "2026-03-02", Title = "占道堆放案", ActType = ActType.Penalty, Facts = "占用道路堆放木料。", Basis = "《城市道路管理条例》第二十七条。", Decision = "责令改正。",
                Parties = [new TypedParty { Name = "刀 依香", Kind = PartyKind.NaturalPerson }],
            }));
        }

        Assert.Contains((await desk.SettledAsync(caseId)).Case.State, stopped);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Fill_ADayBeforeTheViolation_IsToldAndDropsNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.Replace("\"actType\"", "\"violatedOn\":\"2026-02-10\",\"actType\"", StringComparison.Ordinal), document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        await desk.SentBackAsync(caseId);

        var wrong = Assert.IsType<ReviewOutcome.Invalid>(await desk.FillAsync(caseId, typed => typed with { DecidedOn = "2026-01-02" }));

        Assert.Equal(("violatedOn", "not-after-decision"), (Assert.Single(wrong.Errors).Field, wrong.Errors[0].Rule));
        Assert.IsType<ReviewOutcome.Done>(await desk.FillAsync(caseId, typed => typed with { DecidedOn = "2026-03-02" }));
        Assert.Equal(new DateOnly(2026, 2, 10), (await desk.UntilAsync(caseId, CaseState.InReview)).Fields!.ViolatedOn);
    }

    [Fact]
    public async Task Push_OfADayThatTheTextPutsBeforeTheViolation_GoesBack()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(metadata.Replace("\"decidedOn\":\"2026-03-02\"", "\"violatedOn\":\"2026-03-05\"", StringComparison.Ordinal), document);

        Assert.Equal("not-after-decision", Assert.Single((await desk.UntilAsync(caseId, CaseState.Returned)).Messages).Rule);
    }

    [Fact]
    public async Task Fill_WhatCarriesASecrecyMark_IsNotSentBackToTheScreen()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await ReturnedAsync(desk);
        using var browser = await desk.SignInAsync("clerk");
        var page = await browser.PageAsync($"/cases/{caseId}/mend");

        using var answer = await browser.SubmitAsync(page, $"/cases/{caseId}/mend", MendTests.Fields(page, ("Facts", "机密★10年 独一无二的句子")));

        var body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("带有国家秘密标志", body, StringComparison.Ordinal);
        Assert.DoesNotContain("独一无二的句子", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Mend_ByAReviewerWhoHadAnswered_TakesThoseAnswersBackAndNobodyElses(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.InReviewAsync(number);
        var other = await desk.ReviewerAsync("second");
        var findings = (await desk.JudgedAsync(caseId)).Where(finding => !finding.IsKept).ToList();
        Assert.True(findings.Count >= 3);
        var acceptances = desk.Service<AcceptanceService>();
        Assert.IsType<ReviewOutcome.Done>(await acceptances.AcceptAsync(desk.User("reviewer"), caseId, findings[0].Mark, default));
        Assert.IsType<ReviewOutcome.Done>(await acceptances.AcceptAsync(other, caseId, findings[1].Mark, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.RejectAsync(desk.User("reviewer"), caseId, findings[2].Finding, RejectionReason.NotSuch));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(other, caseId, "金额写错。", default));

        var row = await desk.RowAsync(caseId);
        var file = new UploadPart.WholeFile("文书.txt", UploadForms.Bytes(PushForm.Numbered(number).Document));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<MendService>().ReplaceAsync(desk.User("reviewer"), caseId, row.Revision, file, readAnew: false, default));
        await desk.UntilAsync(caseId, CaseState.InReview);

        var judged = await desk.JudgedAsync(caseId);
        Assert.DoesNotContain(judged, finding => finding.Rejected is not null);
        Assert.Equal(["second"], judged.Where(finding => finding.Accepted is not null).Select(finding => finding.Accepted!.Reviewer));
    }

    private static Task<CaseSubmission> SubmissionAsync(DeskProcess desk, string caseId) => desk.Service<DeskStore>().ReadAsync(
        async connection =>
        {
            var row = (await CaseRow.FindAsync(connection, "jhscj", caseId))!;
            using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
            return (await CaseParts.ReadJsonAsync<CaseSubmission>(connection, key, caseId, CasePart.Submission))!;
        },
        default);

    private async Task<(string CaseId, string Number)> PushMinorAsync(DeskProcess desk, bool dated)
    {
        var number = desks.NewNumber();
        var metadata =
            $$"""
            {"documentNumber":"{{number}}","title":"占道堆放案","actType":"penalty",{{(dated ? "\"decidedOn\":\"2026-03-02\"," : "")}}"parties":[{"name":"刀依香","kind":"naturalPerson","citizenId":"532801201003072246"}],
             "summary":{"facts":"占用道路堆放木料。","basis":"《城市道路管理条例》第二十七条。","decision":"责令改正。"},{{LightPenalties.Ordinary}}}
            """;
        return (await desk.PushAsync(metadata, Document(number, dated)), number);
    }

    private static string Document(string number, bool dated) =>
        $"景洪市市场监督管理局\n行政处罚决定书\n{number}\n占用道路堆放木料。责令改正。\n{(dated ? "2026年3月2日\n" : "")}";

    // A push of very many parties whose day nobody knows.
    private async Task<string> ReturnedAsync(DeskProcess desk)
    {
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var pushed = JsonNode.Parse(metadata)!.AsObject();
        pushed.Remove("decidedOn");
        var parties = pushed["parties"]!.AsArray();
        parties.Add(new JsonObject { ["name"] = "玉香宰罕", ["kind"] = "naturalPerson", ["citizenId"] = Id, ["birthDate"] = "1990-03-07" });
        while (parties.Count < Many)
        {
            parties.Add(new JsonObject { ["name"] = $"傣味{parties.Count}店", ["kind"] = "proprietorship", ["proprietor"] = $"岩光{parties.Count}" });
        }

        var caseId = await desk.PushAsync(pushed.ToJsonString(), document.Replace("2026年3月2日", string.Empty, StringComparison.Ordinal));
        await desk.UntilAsync(caseId, CaseState.Returned);
        return caseId;
    }
}
