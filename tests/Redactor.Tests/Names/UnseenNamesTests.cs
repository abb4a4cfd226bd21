using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>A name that a file tells where it shows nothing is hidden where the visible text says it without a hint.</summary>
public sealed class UnseenNamesTests
{
    private const string Visible = "随后平安将货物运走，方圆在门口等候，次日返还。";

    [Theory]
    [InlineData("deleted", "证人：平安，男。", "平安")]
    [InlineData("hidden", "证人：平安（身份证号码530428197908235226）", "平安")]
    [InlineData("white", "委托代理人：平 安", "平安")]
    [InlineData("custom-xml", "见证人：平安", "平安")]
    [Clause("GS-10-1")]
    public void Redact_NameToldUnseen_IsHiddenInTheVisibleText(string where, string text, string name)
    {
        Assert.Contains(name, Published(Visible), StringComparison.Ordinal);
        Assert.DoesNotContain(name, Published(Visible, new HiddenText(where, text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comment", "茶应祥")]
    [InlineData("property", "茶应祥")]
    [InlineData("attribute", " 茶应祥 ")]
    [Clause("GS-10-1")]
    public void Redact_AuthorOfAChange_IsHiddenInTheVisibleText(string where, string author)
    {
        const string Text = "附件由茶应祥整理归档。";

        Assert.DoesNotContain("茶应祥", Published(Text, new HiddenText(where, author)), StringComparison.Ordinal);
        Assert.Equal("附件由他人整理归档。", Published("附件由他人整理归档。", new HiddenText(where, author)));
    }

    [Theory]
    [InlineData("attribute", "平安")]
    [InlineData("attribute", "标题")]
    [InlineData("property", "方圆")]
    [InlineData("part", "证人：方圆")]
    [InlineData("field-code", "证人：方圆")]
    [InlineData("deleted", "次日平安到家，方圆十里无人。")]
    public void Redact_WordThatIsNoNameUnseen_Stays(string where, string text) =>
        Assert.Equal(Published(Visible), Published(Visible, new HiddenText(where, text)));

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_UnseenText_ChangesNoWordButTheNamesItTells()
    {
        const string Text = "证人茶应祥称未见。法定代表人：仝晓峰。";

        Assert.Equal(Published(Text), Published(Text, new HiddenText("comment", "证人普秀芬、证人者文亮均已询问。法定代表人：茶应祥。")));
        Assert.Contains("仝晓峰", Published(Text, new HiddenText("deleted", "法定代表人：仝晓峰")), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_UnseenTextWithoutEnd_IsReadAsFarAsTheBoundAndNoFurther()
    {
        var much = Enumerable.Range(0, 400).Select(i => new HiddenText("deleted", $"第{i}页" + new string('字', 1000))).Append(new HiddenText("deleted", "证人：平安")).ToArray();

        Assert.NotNull(LabelledText.Redactor.Redact(SourceDocument.FromText(Visible) with { HiddenTexts = much }, new CaseFacts()).Body);
    }

    private static string Published(string text, params HiddenText[] hidden) =>
        BlockText.Of(LabelledText.Redactor.Redact(SourceDocument.FromText(text) with { HiddenTexts = hidden }, new CaseFacts()).Body!);
}
