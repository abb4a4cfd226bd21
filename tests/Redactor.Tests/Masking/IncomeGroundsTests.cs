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
    [Clause("GS-10-2f")]
    public void Redact_FineThatIsAShareOfAnIncome_IsHeld(string text, bool held) =>
        Assert.Equal(held, LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts()).Grounds.Any(ground => ground.Clause is "GS-10-2f"));
}
