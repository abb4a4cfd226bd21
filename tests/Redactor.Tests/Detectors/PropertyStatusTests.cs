using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>What somebody owns, earns or owes is hidden; what the decision is about stays.</summary>
public sealed class PropertyStatusTests
{
    [Theory]
    [InlineData("当事人称其{银行存款约3万元|property_status}，家中困难。")]
    [InlineData("经查，{家庭年收入约20万元|property_status}，申请延期缴纳。")]
    [InlineData("其{月工资2,800元|property_status}，{外债 1 2 万 元|property_status}。")]
    [InlineData("当事人{名下房产3套|property_status}、{名下有2辆轿车|property_status}，{低保金：640元|property_status}。")]
    [InlineData("其辩称{名下无存款|property_status}，{每月领取优抚金1,360元|property_status}。")]
    [InlineData("{家庭无固定收入|property_status}，{靠低保每月402元生活|property_status}。")]
    [InlineData("本人{向信用社贷款5万元|property_status}，{全户年收入不足1.5万元|property_status}。")]
    [InlineData("其在保山市{有安置房一套|property_status}，家里{只有存款五六千元|property_status}。")]
    [Clause("GS-10-2f")]
    public void Redact_Standing_IsHiddenWithExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("罚款人民币5000元，没收违法所得1200.50元，没收饼干12袋。")]
    [InlineData("涉案货值金额13863元，违法所得4500元，加处罚款不超过5000元。")]
    [InlineData("该公司销售收入应当如实申报，共查扣车辆2辆。")]
    [InlineData("没有违法所得，现场无车辆停靠，责令退还已收取的费用。")]
    [InlineData("当事人自称无经营收入记录，查扣电动车2辆，没收养蜂箱3个。")]
    [InlineData("被征收范围内有房屋12套，安置房36套已交付。")]
    [InlineData("造成医疗保障基金损失83911.76元，责令退回造成的基金损失83911.76元。")]
    [InlineData("涉案橡胶林6亩被毁，茶园3亩未受损。")]
    [Clause("GS-10-2f")]
    public void Redact_WhatTheDecisionIsAbout_Stays(string text) => AssertMarks(text);

    [Theory]
    [InlineData("当事人：大姚金穗粮油有限公司\n该公司账户余额36万元。", FindingKinds.PropertyStatus)]
    [InlineData("当事人：大姚金穗粮油有限公司\n该公司不动产权证号：云（2019）大姚县不动产权第0012345号。", FindingKinds.PropertyCertificate)]
    [Clause("GS-10-3b")]
    public void Redact_StandingOrCertificateOfAnOrganisation_IsHiddenUnderItsClause(string text, string kind)
    {
        var finding = Assert.Single(Redact(text).Findings, finding => string.Equals(finding.Kind, kind, StringComparison.Ordinal));

        Assert.Equal((FindingAction.Hide, "GS-10-3b"), (finding.Action, finding.Clause));
    }

    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        Assert.Empty(text.Differences(Redact(text.Text)));
    }

    private static RedactionResult Redact(string text) => LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts());
}
