using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("ZZ-10")]
public sealed class WorkSecretRuleTests
{
    [Theory]
    [InlineData("内部资料\n关于给予处罚的决定")]
    [InlineData("【内部资料】关于给予处罚的决定")]
    [InlineData("（此件不公开）")]
    [InlineData("决定如上。此件依申请公开")]
    [InlineData("公开属性：依申请公开")]
    [InlineData("本件属工作秘密，请妥善保管。")]
    [InlineData("内部文件 注意保存")]
    [InlineData("仅供内部参考，不得外传。")]
    [InlineData("内 部\u200B資 料\n处罚决定")]
    public void Accepts_MarkOfAnInternalPaper(string text) => RuleCase.Accepts("ZZ-10", Outcome.Hold, text);

    [Theory]
    [InlineData("当事人印刷内部资料性出版物未办准印证。")]
    [InlineData("现场查获该公司内部文件三份、账册二本。")]
    [InlineData("工作人员不得泄露工作秘密。")]
    [InlineData("内部资料显示，该批原料已过保质期。")]
    [InlineData("申请人可以依申请公开的方式获取政府信息。")]
    [InlineData("依据《内部资料性出版物管理办法》第十六条。")]
    [InlineData("当事人承诺加强内部管理。")]
    [InlineData("该仓库内部使用面积三百平方米，消防设施缺失。")]
    public void Rejects_WordsAboutOtherThings(string text) => RuleCase.Rejects("ZZ-10", text);
}
