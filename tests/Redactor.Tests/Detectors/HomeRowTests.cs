using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>住址 at the head of a row leads all its cells: the homes of several people, or one home cut into cells.</summary>
public sealed class HomeRowTests
{
    [Theory]
    [InlineData("姓名\t寸家栋\t普凤仙\n住址\t大理市下关镇泰安路88号\t红塔区莲池社区3组\n案由\t无证经营", "泰安路88号", "莲池社区3组")]
    [InlineData("住址\t云南\t大理市\t下关镇\t泰安路88号\t3单元502室", "泰安路88号", "502室")]
    [InlineData("户籍地址｜大理市下关镇泰安路88号｜红塔区莲池社区3组｜江川区前卫镇渔村2组", "莲池社区3组", "渔村2组")]
    [InlineData("家庭住址|大理市下关镇泰安路88号|红塔区莲池社区3组", "泰安路88号", "莲池社区3组")]
    [InlineData("姓名\t寸家栋\t普凤仙\n住所\t大理市下关镇泰安路88号\t红塔区莲池社区3组", "泰安路88号", "莲池社区3组")]
    [InlineData("身份证号码\t530428197908235226\t53012819811228352X\n联系电话\t13863807216\t13887712563\n地址\t大理市下关镇泰安路88号\t红塔区莲池社区3组", "泰安路88号", "莲池社区3组")]
    [Clause("GS-10-2a")]
    public void Redact_RowLedByHomes_HidesEveryOne(string text, string first, string second)
    {
        var published = Published(text);

        Assert.DoesNotContain(first, published, StringComparison.Ordinal);
        Assert.DoesNotContain(second, published, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("住所\t昆明市五华区人民中路6号\t邮政编码\t650021")]
    [InlineData("住址\t姓名\t联系电话\n无\t无\t无")]
    [InlineData("单位名称\t昆明云岭商贸有限公司\t大理苍山茶业有限公司\n地址\t昆明市五华区人民中路6号\t大理市下关镇泰安路88号")]
    [InlineData("经营地址\t昆明市五华区人民中路6号\t昆明市盘龙区白云路12号")]
    [Clause("GS-09-3")]
    public void Redact_RowOfOthers_Stays(string text) => Assert.Equal(text, Published(text));

    private static string Published(string text) => BlockText.Of(LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts()).Body!);
}
