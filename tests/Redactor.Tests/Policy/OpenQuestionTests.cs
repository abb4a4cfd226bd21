using System.Text.Json.Nodes;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Policy.EditedConfiguration;

namespace Disclosure.Redactor.Tests.Policy;

public sealed class OpenQuestionTests
{
    [Theory]
    [InlineData("personInCharge", "负责人：岳松涛。")]
    [InlineData("proprietor", "经营者：岳松涛。")]
    [InlineData("managingPartner", "执行事务合伙人：岳松涛。")]
    [InlineData("officer", "执法人员：岳松涛。")]
    [Clause("GS-10-1")]
    public void Redact_ConfigurableRole_IsHiddenByDefaultAndKeptOnACitedBasis(string role, string served)
    {
        Assert.DoesNotContain("岳松涛", With(_ => { }).Text(served), StringComparison.Ordinal);
        Assert.Equal(served, With(file => Answer(file, "roles", role, "keep", "looser")).Text(served));
    }

    [Theory]
    [InlineData("proprietor", "股东：岳松涛。")]
    [InlineData("proprietor", "老板娘岳松涛。")]
    [InlineData("proprietor", "业主：岳松涛。")]
    [InlineData("personInCharge", "直接责任人：岳松涛。")]
    [InlineData("personInCharge", "监事：岳松涛。")]
    [InlineData("managingPartner", "合伙人：岳松涛。")]
    [Clause("GS-10-1")]
    public void Redact_PersonWhomNoQuestionIsAbout_StaysHiddenWhereTheRoleIsKept(string role, string served) =>
        Assert.DoesNotContain("岳松涛", With(file => Answer(file, "roles", role, "keep", "looser")).Text(served), StringComparison.Ordinal);

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_OfficersCertificate_NeverStaysWithoutTheName()
    {
        const string served = "执法人员：罗启航（执法证号：25301011122）。";
        var withName = With(file => Answer(file, "roles", "officer", "keep", "looser"));
        var nameAlone = With(file =>
        {
            Answer(file, "roles", "officer", "keep", "looser");
            Answer(file, "questions", "officerCertificate", "hide", "stricter");
        });

        Assert.DoesNotContain("25301011122", With(_ => { }).Text(served), StringComparison.Ordinal);
        Assert.Equal(served, withName.Text(served));
        Assert.Equal("执法人员：罗启航（执法证号：〔证件号码已隐去〕）。", nameAlone.Text(served));
    }

    [Theory]
    [InlineData("serviceNumbers", "服务电话400-820-1234。", "400-820-1234")]
    [InlineData("agencyHotlines", "监督电话：0871-63180000。", "0871-63180000")]
    [InlineData("agencyHotlines", "请拨打电话12345。", null)]
    [Clause("GS-10-2c")]
    public void Redact_PublicNumbers_StayUnlessTheSettingHidesThem(string question, string served, string? number)
    {
        var hidden = With(file => Answer(file, "questions", question, "hide", "stricter")).Text(served);

        Assert.Equal(served, With(_ => { }).Text(served));
        Assert.Equal(number is null ? served : served.Replace(number, "〔电话号码已隐去〕", StringComparison.Ordinal), hidden);
    }

    [Fact]
    [Clause("GS-10-3b")]
    public void Redact_PlateOfAnOrganisation_StaysWhereTheSettingKeepsItAndNoOther()
    {
        const string served = "昆明云岭商贸有限公司所有的云A88K21号货车。证人岳松涛驾驶云A77K32号轿车。";
        var kept = With(file => Answer(file, "questions", "organisationPlate", "keep", "looser")).Text(served);

        Assert.DoesNotContain("云A88K21", With(_ => { }).Text(served), StringComparison.Ordinal);
        Assert.Contains("云A88K21", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("云A77K32", kept, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-10-3a")]
    public void Redact_AccountOfTheTreasury_StaysWhereTheSettingKeepsItAndNobodysElse()
    {
        const string served = "将罚款缴至云南省非税收入财政专户，账号：24010101040012345。证人岳松涛的账号：6222020200112233445。";
        var kept = With(file => Answer(file, "questions", "collectionAccount", "keep", "looser")).Text(served);

        Assert.DoesNotContain("24010101040012345", With(_ => { }).Text(served), StringComparison.Ordinal);
        Assert.Contains("24010101040012345", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("6222020200112233445", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("住址：云南省昆明市盘龙区青云街道12号3栋501室", "住址：云南省昆明市盘龙区〔住址已隐去〕")]
    [InlineData("住址：云南省楚雄彝族自治州禄丰市金山镇北甸村3组", "住址：云南省楚雄彝族自治州禄丰市〔住址已隐去〕")]
    [InlineData("住址：盘 龙 区青云街道12号3栋501室", "住址：盘 龙 区〔住址已隐去〕")]
    [InlineData("住址：翠湖小区3栋501室", "住址：〔住址已隐去〕")]
    [InlineData("住址：昆明市翠湖社区3栋501室", "住址：昆明市〔住址已隐去〕")]
    [InlineData("住址：北甸村3组", "住址：〔住址已隐去〕")]
    [Clause("GS-10-2a")]
    public void Redact_CountyOfAResidence_StaysWhereTheSettingKeepsItAndNothingFiner(string served, string expected)
    {
        var county = With(file => Answer(file, "kinds", "address", "generalise", "looser"));

        Assert.Equal($"当事人岳松涛，{expected}。", county.Text($"当事人岳松涛，{served}。").Replace("岳某", "岳松涛", StringComparison.Ordinal));
        Assert.DoesNotContain("盘龙区", With(_ => { }).Text($"当事人岳松涛，{served}。"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hold", "", Outcome.Hold, true)]
    [InlineData("keep", "looser", Outcome.Publish, true)]
    [InlineData("hide", "stricter", Outcome.Publish, false)]
    [Clause("GS-10-1")]
    public void Redact_LegalRepresentativeHimselfPunished_FollowsTheSetting(string action, string effect, Outcome outcome, bool isKept)
    {
        var redactor = With(file => AnswerUnlessLiteral(file, "questions", "punishedLegalRepresentative", action, effect));

        var result = redactor.Redact(SourceDocument.FromText("当事人：昆明云岭商贸有限公司。法定代表人：岳松涛。当事人：岳松涛。"), Representative());

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(isKept, BlockText.Of(result.Body!).Contains("岳松涛", StringComparison.Ordinal));
        Assert.Equal(isKept, result.Findings.Any(finding => finding.Kind is FindingKinds.LegalRepresentative));
    }

    [Theory]
    [InlineData("hold", "", Outcome.Hold, true)]
    [InlineData("hide", "stricter", Outcome.Publish, false)]
    [Clause("GS-10-1")]
    public void Redact_WitnessOfTheSameName_FollowsTheSetting(string action, string effect, Outcome outcome, bool isKept)
    {
        var redactor = With(file => AnswerUnlessLiteral(file, "questions", "sameName", action, effect));

        var result = redactor.Redact(SourceDocument.FromText("法定代表人：岳松涛。证人：岳松涛。"), Representative() with { People = [new CasePerson("岳松涛", PersonRole.Witness)] });

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(isKept, BlockText.Of(result.Body!).Contains("岳松涛", StringComparison.Ordinal));
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_KeptProprietorWhoIsAlsoTheComplainant_IsHeld()
    {
        var redactor = With(file => Answer(file, "roles", "proprietor", "keep", "looser"));

        var result = redactor.Redact(SourceDocument.FromText("经营者：岳松涛。举报人：岳松涛。"), new CaseFacts());

        Assert.Equal(Outcome.Hold, result.Outcome);
    }

    [Theory]
    [InlineData("generalise", "", "1987年出生")]
    [InlineData("hide", "stricter", "〔出生日期已隐去〕出生")]
    [InlineData("keep", "looser", "1987年4月5日出生")]
    [Clause("GS-10-4")]
    public void Redact_BirthDate_FollowsTheSetting(string action, string effect, string expected)
    {
        var text = With(file => AnswerUnlessLiteral(file, "particulars", "birthDate", action, effect)).Text("当事人岳松涛，1987年4月5日出生。");

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DepartureWithoutBasisOrEffect_IsRefused()
    {
        var errors = Errors(file => file["roles"]!["officer"]!["action"] = "keep");

        Assert.Equal(["redaction.json: roles.officer.basis: is missing.", "redaction.json: roles.officer.effect: is missing."], errors);
    }

    [Fact]
    public void Read_EffectThatTheAnswerDoesNotHave_IsRefused() =>
        Assert.Equal(["redaction.json: roles.officer.effect: the answer is looser."], Errors(file => Answer(file, "roles", "officer", "keep", "stricter")));

    [Fact]
    public void Read_BasisBesideTheLiteralAnswer_IsRefused() =>
        Assert.NotEmpty(Errors(file => Answer(file, "particulars", "sex", "keep", "same")));

    private static CaseFacts Representative() => new()
    {
        Parties = [new CaseParty { Name = "昆明云岭商贸有限公司", Kind = PartyKind.Organisation, LegalRepresentative = "岳松涛" }],
    };

    private static void AnswerUnlessLiteral(JsonObject file, string group, string key, string action, string effect)
    {
        if (effect.Length > 0)
        {
            Answer(file, group, key, action, effect);
        }
    }
}
