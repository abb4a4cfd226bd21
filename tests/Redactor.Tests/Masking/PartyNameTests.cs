using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Masking;

/// <summary>What an agency gives as a party's name is published beside the text: it may hold more than a name, or a person's where a firm's was meant.</summary>
public sealed class PartyNameTests
{
    [Theory]
    [InlineData("楚雄宏图有限公司", PartyKind.Organisation, "楚雄宏图有限公司")]
    [InlineData("云岭米业", PartyKind.Organisation, "云岭米业")]
    [InlineData("昆明市五华区莲华街道翠湖北路社区居民委员会", PartyKind.Organisation, "昆明市五华区莲华街道翠湖北路社区居民委员会")]
    [InlineData("大理市古城云岭小吃店", PartyKind.Proprietorship, "大理市古城云岭小吃店")]
    [InlineData("大理市古城云岭小吃店（13863807216）", PartyKind.Proprietorship, "大理市古城云岭小吃店（〔电话号码已隐去〕）")]
    [InlineData("大理市古城云岭小吃店（经营者：李光明）", PartyKind.Proprietorship, "大理市古城云岭小吃店（经营者：〔姓名已隐去〕）")]
    [InlineData("楚雄宏图有限公司（身份证号530428197908235226）", PartyKind.Organisation, "楚雄宏图有限公司（身份证号〔身份证号码已隐去〕）")]
    [InlineData("张三丰", PartyKind.Proprietorship, "张某")]
    [InlineData("张三丰（个体工商户）", PartyKind.Proprietorship, "张某（个体工商户）")]
    [InlineData("张三丰", PartyKind.Organisation, "张某")]
    [InlineData("张", PartyKind.NaturalPerson, "〔姓名已隐去〕")]
    [InlineData("张三丰（身份证号530428197908235226）", PartyKind.NaturalPerson, "张某某")]
    [Clause("GS-09-3")]
    public void Redact_PartyName_ShowsAFirmsNameAndNothingOfAPerson(string name, PartyKind kind, string shown)
    {
        var facts = new CaseFacts { Parties = [new CaseParty { Name = name, Kind = kind }] };

        var result = LabelledText.Redactor.Redact(SourceDocument.FromText("经查，当事人销售超过保质期的食品。"), facts);

        Assert.Equal(shown, BlockText.Of(Assert.Single(result.PartyNames!)));
        Assert.DoesNotContain(result.Fields!.Keys, field => !facts.Fields.ContainsKey(field));
    }
}
