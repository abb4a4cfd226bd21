using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Birth dates in the forms of decisions and tables, and the other dates that stay.</summary>
public sealed class BirthDateDetectorTests
{
    private const string Kind = " birth_date ";

    [Theory]
    [InlineData("当事人罗某，男，{1985年11月3日|birth_date}出生，汉族。")]
    [InlineData("出生日期：{1990-05-06|birth_date}，性别：女。")]
    [InlineData("其女{2009年6月1日|birth_date}生，就读于小学。")]
    [InlineData("出生年月：{1978.02|birth_date}\t民族：傣族")]
    [InlineData("生于{一九六三年十月二日|birth_date}，务农。")]
    [InlineData("姓名\t刀某\t出生日期\t{1966/12/09|birth_date}")]
    [InlineData("性别／出生　｜　男／{1953年2月24日|birth_date}\n证件号码　｜　无")]
    [InlineData("姓名\t性别/出生年月\n李某\t女/{1988.06|birth_date}")]
    [InlineData("李某（女，{1972年3月|birth_date}出生，彝族）。")]
    [Clause("GS-10-4")]
    public void Redact_Value_IsHiddenWithExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("本决定书于2023年5月6日生效。")]
    [InlineData("该批产品生产日期为2022年8月1日，保质期12个月。")]
    [InlineData("2021年3月4日生产的酱油12瓶。")]
    [InlineData("姓名\t出生证明编号\t受理日期\n李某\tP530011223\t2021年3月4日")]
    [Clause("GS-10-4")]
    public void Redact_WhatIsNone_Stays(string text) => AssertMarks(text);

    [Fact]
    [Clause("GS-10-4")]
    public void Redact_BirthDate_KeepsTheYear()
    {
        var finding = NumberRows.Single("当事人张三丰，男，1962年4月18日出生。", FindingKinds.BirthDate);

        Assert.Equal("1962年", finding.Replacement);
        Assert.Equal(FindingAction.Generalise, finding.Action);
        Assert.Equal("GS-10-4", finding.Clause);
    }

    // Names and numbers beside the values have tests of their own.
    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text.Text), new CaseFacts());

        Assert.NotNull(result.Body);
        Assert.DoesNotContain(text.Differences(result), difference => difference.Contains(Kind, StringComparison.Ordinal));
    }
}
