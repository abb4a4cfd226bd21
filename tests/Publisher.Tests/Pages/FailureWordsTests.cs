using Disclosure.Publisher.Pages.Shared;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Tests.Pages;

public sealed class FailureWordsTests
{
    [Theory]
    [InlineData("residue/name", "documentNumber", FindingKinds.Person, "文号里还留有应当隐去的姓名")]
    [InlineData("baseline/mobile", "body", FindingKinds.Phone, "正文里还留有应当隐去的电话号码")]
    [InlineData("residue/value", "summary.facts[0].text", FindingKinds.Address, "违法事实里还留有应当隐去的住址")]
    [InlineData("residue/digits", "body[6].inlines[2].text", FindingKinds.CitizenId, "正文第 7 段里还留有应当隐去的身份证号码")]
    [InlineData("fidelity/text", "body, unit 52", "", "正文与送达文本不一致（隐去部分除外）")]
    [InlineData("residue/name", "penaltyTerms.something", FindingKinds.Person, "拟公开的内容里还留有应当隐去的姓名")]
    [InlineData("mask/words", "body[2]", "", "正文第 3 段里有隐去标记没有写明依据，或者用语不符合规定")]
    [InlineData("evidence/masks", "", "", "用来核验的依据不完整或者互相矛盾")]
    [InlineData("payload/unreadable", "", "", "拟公开的内容无法读取")]
    [InlineData("fidelity/text", "body", "", "正文与送达文本不一致（隐去部分除外）")]
    public void Of_EveryRule_IsASentenceWithoutTheProgramsNames(string rule, string where, string kind, string expected) =>
        Assert.Equal(expected, FailureWords.Of(new VerificationFailure(rule, where, kind)));
}
