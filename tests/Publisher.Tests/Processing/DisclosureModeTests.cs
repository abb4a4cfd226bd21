using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Processing;

/// <summary>Summary or full text (Art. 9), and what either must hold before anyone is asked to approve it.</summary>
[Collection(DesksCollection.Name)]
public sealed class DisclosureModeTests(Desks desks)
{
    private const string Person = """{"name":"刀依香","kind":"naturalPerson"}""";
    private const string Company = """{"name":"景洪澜沧商贸有限公司","kind":"organisation"}""";
    private const string Whole = """{"facts":"占用道路堆放木料。","basis":"《城市道路管理条例》第二十七条。","decision":"责令改正。"}""";

    [Theory]
    [InlineData(Person, null, DisclosureMode.Summary)]
    [InlineData(Person, "fullText", DisclosureMode.FullText)]
    [InlineData(Company, null, DisclosureMode.FullText)]
    [InlineData(Company, "summary", DisclosureMode.Summary)]
    [InlineData(Company + "," + Person, null, DisclosureMode.Summary)]
    [Clause("GS-09-1")]
    public async Task Mode_ByThePartyOrAsTheAgencyAsks_DecidesWhatIsPublished(string parties, string? asked, DisclosureMode expected)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);

        var detail = await desk.SettledAsync(await PushAsync(desk, "penalty", parties, Whole, asked));

        Assert.Equal(CaseState.InReview, detail.Case.State);
        Assert.Equal(expected, detail.Candidate!.Mode);
        Assert.Equal(expected == DisclosureMode.FullText, detail.Candidate.Body.Count > 0);
    }

    [Theory]
    [InlineData("""{"basis":"《条例》第二十七条。","decision":"责令改正。"}""", "summary.facts")]
    [InlineData("""{"facts":"占用道路堆放木料。","decision":"责令改正。"}""", "summary.basis")]
    [InlineData("""{"facts":"占用道路堆放木料。","basis":"《条例》第二十七条。"}""", "summary.decision")]
    [InlineData("{}", "summary.facts summary.basis summary.decision")]
    [Clause("GS-09-2")]
    public async Task Summary_OfAPenaltyThatLacksAField_GoesBackAndNamesIt(string summary, string missing)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);

        var detail = await desk.SettledAsync(await PushAsync(desk, "penalty", Person, summary));

        Assert.Equal(CaseState.Returned, detail.Case.State);
        Assert.Equal(missing, string.Join(' ', detail.Messages.Select(message => message.Field)));
    }

    [Theory]
    [InlineData("inspection", Company, """{"decision":"未发现问题。"}""", "")]
    [InlineData("inspection", Company, "{}", "summary.decision")]
    [InlineData("inspection", "", """{"decision":"未发现问题。"}""", "parties")]
    [InlineData(null, Company, """{"decision":"未发现问题。"}""", "actType")]
    [Clause("CX-14-1")]
    public async Task Record_OfAnyAct_NeedsAgencyTargetKindAndConclusion(string? act, string parties, string summary, string missing)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);

        var detail = await desk.SettledAsync(await PushAsync(desk, act, parties, summary, "summary"));

        Assert.Equal(missing, string.Join(' ', detail.Messages.Select(message => message.Field)));
        Assert.Equal(missing.Length == 0 ? CaseState.InReview : CaseState.Returned, detail.Case.State);
        if (detail.Candidate is { } candidate)
        {
            Assert.Equal(
                ("景洪市市场监督管理局", "景洪澜沧商贸有限公司", ActType.Inspection, "未发现问题。"),
                (candidate.AgencyName, BlockText.Of(candidate.Summary.Parties[0]), candidate.ActType, BlockText.Of(candidate.Summary.Decision)));
        }
    }

    private async Task<string> PushAsync(DeskProcess desk, string? act, string parties, string summary, string? mode = null)
    {
        var number = desks.NewNumber().Replace("处罚", "决", StringComparison.Ordinal); // a number may tell the act
        var metadata =
            $$"""
            {"documentNumber":"{{number}}","title":"占道案",{{(act is null ? "" : $"\"actType\":\"{act}\",")}}{{(mode is null ? "" : $"\"mode\":\"{mode}\",")}}
             "decidedOn":"2026-03-02","parties":[{{parties}}],"summary":{{summary}}}
            """;
        return await desk.PushAsync(metadata, $"{number}\n本件正文见归档材料。\n2026年3月2日\n");
    }
}
