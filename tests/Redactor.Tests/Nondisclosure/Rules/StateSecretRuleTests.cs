using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-2a")]
public sealed class StateSecretRuleTests
{
    [Theory]
    [InlineData("当事人非法获取国家秘密并存入个人网盘。")]
    [InlineData("该单位将涉密计算机接入互联网。")]
    [InlineData("案由：违反涉密测绘成果管理规定")]
    [InlineData("份号：000017\n处罚决定")]
    [InlineData("现场查获涉密文件两份。")]
    [InlineData("当事人擅自复制涉密地理信息数据。")]
    [InlineData("上述图件属于国家秘密，当事人未按规定保管。")]
    [InlineData("某保密印刷厂承印涉密项目资料后未清退。")]
    [InlineData("当事人非法獲取國家秘密並存入個人網盤。")]
    public void Accepts_WordsOfASecretMatter_AskAPerson(string text) => RuleCase.Accepts("GS-11-2a", Outcome.Hold, text);

    [Theory]
    [InlineData("经保密审查，本决定不涉及国家秘密，可以公开。")]
    [InlineData("依据《中华人民共和国保守国家秘密法》第四十八条。")]
    [InlineData("涉及国家秘密的，不予公开。")]
    [InlineData("违反保守国家秘密法第二十六条的除外。")]
    [InlineData("公民身份号码：532901198502114779")]
    [InlineData("当事人申请听证的，除涉及国家秘密、商业秘密或者个人隐私依法予以保密外，听证公开举行。")]
    [InlineData("秘密花园民宿未办理特种行业许可。")]
    [InlineData("该股份号段未登记。")]
    [InlineData("任何个人不得非法获取国家秘密。")]
    public void Rejects_WordsOfALaw(string text) => RuleCase.Rejects("GS-11-2a", text);
}
