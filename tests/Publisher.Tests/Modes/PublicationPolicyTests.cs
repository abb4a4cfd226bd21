using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Modes;

/// <summary>The file that says how much goes out, and when a light penalty does.</summary>
public sealed class PublicationPolicyTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "config", PublicationPolicy.FileName));

    [Theory]
    [InlineData("\"reassessAfterMonths\": 12", "\"reassessAfterMonths\": 0", "reassessAfterMonths")]
    [InlineData("\"procedures\": [\"simple\"]", "\"procedures\": [\"quick\"]", "procedures")]
    [InlineData("\"parties\": [\"naturalPerson\"]", "\"parties\": []", "socialImpact.parties")]
    [InlineData("[\"警告\", \"通报批评\"]", "[\" \"]", "socialImpact: words")]
    [InlineData("\"simple\": [", "\"simple\": [\"\", ", "procedureWords")]
    [InlineData("\"withReason\"", "\"sometimes\"", "naturalPersonFullText")]
    [InlineData("[\"警告\", \"通报批评\"]", "null", "lightPenalties")]
    [InlineData("[\"警告\", \"通报批评\"]", "[null]", "lightPenalties[0]")]
    [InlineData("\"reassessAfterMonths\": 12", "\"reassessAfterMonths\": 12, \"reassessAfterMonths\": 24", "uplicate")]
    public void Read_WithSomethingWrong_NamesIt(string right, string wrong, string named)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(PublicationPolicy.FileName);
        Assert.Contains(right, Shipped, StringComparison.Ordinal);
        File.WriteAllText(path, Shipped.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => PublicationPolicy.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithSeveralThingsWrong_NamesThemAll()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(PublicationPolicy.FileName);
        File.WriteAllText(path, Shipped.Replace("\"reassessAfterMonths\": 12", "\"reassessAfterMonths\": 0", StringComparison.Ordinal).Replace("\"parties\": [\"naturalPerson\"]", "\"parties\": []", StringComparison.Ordinal));
        var message = Assert.Throws<InvalidDataException>(() => PublicationPolicy.Read(path)).Message;
        Assert.Contains("reassessAfterMonths", message, StringComparison.Ordinal);
        Assert.Contains("socialImpact.parties", message, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-09-1")]
    public void FullText_OfAPerson_FollowsTheFile()
    {
        var policy = Policy();
        var asked = Penalty() with { Mode = DisclosureMode.FullText };
        Assert.True(PublicationTerms.Of(policy, asked, choice: null, judgement: null).LacksReason);
        Assert.False(PublicationTerms.Of(policy with { NaturalPersonFullText = FullTextRule.AsAsked }, asked, choice: null, judgement: null).LacksReason);

        var never = PublicationTerms.Of(policy with { NaturalPersonFullText = FullTextRule.Never }, asked, choice: null, judgement: null);
        Assert.Equal((DisclosureMode.Summary, ModeSource.Rule, false), (never.Mode, never.Source, never.MayBeFullText));
    }

    [Fact]
    [Clause("LAW-XZCF-48-1")]
    public void Impact_WithoutTheGateOrWithShopsInIt_FollowsTheFile()
    {
        var policy = Policy();
        var shop = Penalty() with { Procedure = DecisionProcedure.Simple, Parties = [new CaseParty { Name = "依香小吃店", Kind = PartyKind.Proprietorship }] };
        Assert.Equal(SocialImpactNeed.None, policy.SocialImpact!.NeedOf(shop));
        Assert.Equal(SocialImpactNeed.Judged, (policy.SocialImpact with { Parties = [PartyKind.NaturalPerson, PartyKind.Proprietorship] }).NeedOf(shop));
        // The province's wider rule: nothing is asked.
        Assert.False(PublicationTerms.Of(policy with { SocialImpact = null }, Penalty() with { Procedure = DecisionProcedure.Simple }, choice: null, judgement: null).IsImpactOpen);
    }

    [Theory]
    [InlineData(new[] { "警告" }, null, null, SocialImpactNeed.Judged)]
    [InlineData(new[] { "警告", "通报批评" }, null, null, SocialImpactNeed.Judged)]
    [InlineData(new[] { "警告", "罚款" }, null, null, SocialImpactNeed.None)]
    [InlineData(new[] { "警告" }, 50, null, SocialImpactNeed.None)]
    [InlineData(new string[0], null, "给予警告的行政处罚。", SocialImpactNeed.Judged)]
    [InlineData(new string[0], null, "给予警告，并处罚款二百元。", SocialImpactNeed.None)]
    [InlineData(new string[0], null, "限期拆除。", SocialImpactNeed.None)]
    [InlineData(new string[0], null, null, SocialImpactNeed.Unclear)]
    [Clause("LAW-XZCF-48-1")]
    public void Impact_OfAnOrdinaryProcedure_IsAskedOfWarningsAlone(string[] kinds, int? fine, string? decision, SocialImpactNeed need) =>
        Assert.Equal(need, Policy().SocialImpact!.NeedOf(Penalty() with { Procedure = DecisionProcedure.Ordinary, PenaltyKinds = kinds, FineYuan = fine, Summary = new SubmittedSummary { Decision = decision } }));

    private static PublicationPolicy Policy() => PublicationPolicy.Read(Path.Combine(RepositoryRoot.Path, "config", PublicationPolicy.FileName));

    private static CaseSubmission Penalty() => new() { ActType = ActType.Penalty, Parties = [new CaseParty { Name = "刀依香", Kind = PartyKind.NaturalPerson }] };
}
