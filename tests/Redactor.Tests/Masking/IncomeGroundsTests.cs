using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Masking;

/// <summary>A fine computed from an income tells the income.</summary>
public sealed class IncomeGroundsTests
{
    [Theory]
    [InlineData("决定对当事人处2022年年收入40%的罚款，计人民币38400元。", true)]
    [InlineData("对主要负责人处上一年年收入百分之六十的罚款52000元。", true)]
    [InlineData("处一万元以上三万元以下的罚款。", false)]
    [InlineData("当事人销售收入9600元，决定罚款5000元。", false)]
    [InlineData("年收入的60%用于还贷。罚款5000元。", false)]
    [InlineData("收入30%的罚款8000元", true)]
    [InlineData("决定处上一年度收入30％的罚款八千圆", true)]
    [InlineData("罚款5000元，占其收入的30%。", false)]
    [InlineData("上一年度收入中，约有30%来自货物运输，另处罚款8000元", true)]
    [InlineData("上一年度收入中，有相当部分来自货物运输，所占约为30%，另处罚款8000元", false)]
    [InlineData("收入的30%上缴，其余部分经查明分三次转入本人名下，用于购置车辆、支付房屋租金、日常开支及归还借款等用途，均有凭证在卷佐证，当事人对此没有异议，办案人员逐笔核对无误，另处罚款8000元", false)]
    [Clause("GS-10-2f")]
    public void Redact_FineThatIsAShareOfAnIncome_IsHeld(string text, bool held) =>
        Assert.Equal(held, LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts()).Grounds.Any(ground => ground is { Clause: "GS-10-2f", Evidence.Length: > 0 }));
}
