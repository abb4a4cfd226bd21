using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-2b")]
[Clause("LAW-XXGK-15")]
public sealed class TradeSecretRuleTests
{
    [Theory]
    [InlineData("经查明，当事人将原任职企业的客户名单拷贝后用于自己的经营活动。")]
    [InlineData("案由：涉嫌侵犯商业秘密\n当事人：曲靖某化工有限公司")]
    [InlineData("当事人因侵犯权利人技术秘密一案，本局于2025年3月立案。")]
    [InlineData("李某离职时带走了该软件的源代码，并在同类产品中使用。")]
    [InlineData("权利人称其茶饮的配方仅三人掌握并签有保密协议，当事人以高薪诱使员工说出。")]
    [InlineData("评标前，代理机构工作人员将标底泄露给投标人。")]
    [InlineData("上述工艺文件不为公众所知悉，具有商业价值。")]
    [InlineData("检查中发现涉案电脑存有竞争对手的未公开财务报表。")]
    [InlineData("当事人违反《反不正当竞争法》第九条的规定，构成侵犯商业秘密的行为。")]
    [InlineData("责令当事人停止使用权利人的专有技术。")]
    public void Accepts_CaseAboutASecret(string text) => RuleCase.Accepts("GS-11-2b", Outcome.Hold, text);

    [Theory]
    [InlineData("依据《关于禁止侵犯商业秘密行为的若干规定》，本局有权查询有关资料。")]
    [InlineData("本案不涉及国家秘密、商业秘密或者个人隐私，依法向社会公示。")]
    [InlineData("《反不正当竞争法》第九条规定：“经营者不得实施下列侵犯商业秘密的行为：（一）以盗窃、贿赂等手段获取”。")]
    [InlineData("涉及商业秘密、个人隐私的，按照国家有关规定执行。")]
    [InlineData("任何单位和个人不得泄露在检查中知悉的商业秘密。")]
    [InlineData("行政机关对在监督检查中知悉的技术秘密应当予以保密。")]
    [InlineData("当事人按配方加工糕点，生产工艺符合标准，标签未标明过敏原。")]
    [InlineData("申请人提交的设计图纸齐全，符合法定形式，准予许可。")]
    [InlineData("违反反不正当竞争法第八条，对商品作引人误解的宣传。")]
    [InlineData("申请人要求听证的，听证公开进行，但涉及商业秘密的除外。")]
    public void Rejects_WordsOfALaw(string text) => RuleCase.Rejects("GS-11-2b", text);

    [Theory]
    [InlineData("当事人窃取客 户 名 单并使用。")]
    [InlineData("当事人窃取客\u200B户\u2060名\u00AD单并使用。")]
    [InlineData("當事人竊取權利人的客戶名單，侵犯商業祕密。")]
    [InlineData("当事人窃取客户\r\n　　名单并使用。")]
    [InlineData("当事人窃取客*户*名*单并使用。")]
    [InlineData("当事人窃取客·户·名·单并使用。")]
    [InlineData("当事人窃取客\uFE00户\u0301名单并使用。")]
    [InlineData("当事人窃取\u2F72机里的源代\uFA0B、源 代 码并使用。")]
    public void Accepts_DisguisedWords(string text) => RuleCase.Accepts("GS-11-2b", Outcome.Hold, text);
}
