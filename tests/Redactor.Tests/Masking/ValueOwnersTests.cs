using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Masking;

/// <summary>The same account is hidden for a person under Art. 10(2) and for an organisation under Art. 10(3): whoever is named last before it, within reach, owns it.</summary>
public sealed class ValueOwnersTests
{
    private const string Account = "6228480868112345672";

    [Theory]
    [InlineData("当事人张三丰的账号为{0}。", "GS-10-2d")]
    [InlineData("昆明云岭商贸有限公司的账号为{0}。", "GS-10-3a")]
    [InlineData("当事人张三丰，系昆明云岭商贸有限公司员工，该公司账号为{0}。", "GS-10-3a")]
    [InlineData("昆明云岭商贸有限公司员工张三丰的账号为{0}。", "GS-10-2d")]
    [InlineData("昆明云岭商贸有限公司，法定代表人：仝晓峰，账号为{0}。", "GS-10-3a")]
    [InlineData("昆明云岭商贸有限公司，罚〔2025〕3号，账号为{0}。", "GS-10-3a")]
    [InlineData("账号{0}属当事人张三丰。", "GS-10-2d")]
    [InlineData("昆明云岭商贸有限公司另案处理。经查明，上述货物于当日分三批装车，由车队经省道转运至外地销售，途中未作停留，抵达后当即卸入仓库并于次日分销完毕，货款汇入账号{0}。", "GS-10-2d")]
    [Clause("GS-10-2d")]
    [Clause("GS-10-3a")]
    public void Redact_Account_IsHiddenUnderTheClauseOfItsOwner(string text, string clause)
    {
        var facts = new CaseFacts { Parties = [new CaseParty { Name = "张三丰", Kind = Records.PartyKind.NaturalPerson }] };
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(string.Format(null, text, Account)), facts);

        var finding = Assert.Single(result.Findings, finding => finding.Text is Account);
        Assert.Equal(clause, finding.Clause);
        Assert.Equal(FindingAction.Hide, finding.Action);
    }
}
