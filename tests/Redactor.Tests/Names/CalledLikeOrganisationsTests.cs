using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>A firm called for short is no person, and a person who is called like a firm is one.</summary>
public sealed class CalledLikeOrganisationsTests
{
    [Theory]
    [InlineData("当事人：楚雄彝韵堂生物制药有限公司\n证人{普光荣|person}证实投料记录属实。对彝韵堂的申辩部分采纳。")]
    [InlineData("原审第三人：曲靖市珠江源商业银行股份有限公司。\n{邬坤|person}系珠江源银行信贷员，珠江源银行的代理人{赵丽梅|person}到庭。")]
    [InlineData("当事人：昭通朝晖保险代理有限公司。2021年，朝晖代理受托代办甘蔗保险，责令朝晖代理改正。")]
    [InlineData("当事人：红河盘龙建工有限公司。盘龙建工的证书系挂靠，证人：{盘龙|person}，男。{盘龙|person}承认挂靠。")]
    [Clause("GS-09-3")]
    public void Redact_FirmCalledForShort_Stays(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("当事人：深圳市朝晖智控股份有限公司。财务总监：{朝晖|person}，女。{朝晖|person}承认签字。")]
    [InlineData("从支小燕农资店购买的种子发霉。送到沧源县勐董镇支小燕农资店。{支小燕|person}当天卖给{艾嘎保|person}30千克。")]
    [InlineData("当事人：大理李红梅餐饮有限公司。检查时{李红梅|person}不在店内，{李红梅|person}称不知情。")]
    [Clause("GS-10-1")]
    public void Redact_PersonCalledLikeAFirm_IsHidden(string marked) => AssertMarks(marked);

    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        Assert.Empty(text.Differences(LabelledText.Redactor.Redact(SourceDocument.FromText(text.Text), new CaseFacts())));
    }
}
