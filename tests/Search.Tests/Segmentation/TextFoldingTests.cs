using Disclosure.Search.Segmentation;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("ＡＢｃ１２３", "abc123")]
    [InlineData("國務院關於藥品", "国务院关于药品")]
    [InlineData("著作權與乾隆", "著作权与乾隆")]
    [InlineData("（2026）〔2026〕[2026]【2026】［２０２６］", "(2026)(2026)(2026)(2026)(2026)")]
    [InlineData("“三无”「產品」\"x\"", "三无产品x")]
    [InlineData("行 政\r\n处\t罚　决\u200B定", "行政处罚决定")]
    [InlineData("12㎡，Ⅲ类，№5", "12m2,iii类,no5")]
    [InlineData("岩·温•罕・x", "岩·温·罕·x")]
    [InlineData("⽤⼈单位", "用人单位")]
    [InlineData("２０２４—２０２６–１", "2024-2026-1")]
    [InlineData("。．.", "...")]
    [InlineData("\u0001\u0002\uE000", "")]
    public void FoldToString_Text_IsAsStated(string text, string folded) => Assert.Equal(folded, TextFolding.FoldToString(text));

    [Fact]
    public void Fold_TwoParts_FoldAsTheWhole() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (a, b) =>
            TextFolding.FoldToString((a ?? "") + (b ?? "")).Equals(TextFolding.FoldToString(a) + TextFolding.FoldToString(b), StringComparison.Ordinal))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void FoldToString_EveryCharacter_IsFoldedForGood()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var folded = TextFolding.FoldToString([(char)c]);
            Assert.Equal(folded, TextFolding.FoldToString(folded));
            Assert.DoesNotContain(folded, char.IsControl);
        }
    }

    [Fact]
    public void ToOriginal_AnyPart_CoversWhatItCameFrom()
    {
        const string Text = "共 12㎡，“國\r\n家”𠮷";
        var folded = TextFolding.Fold(Text);
        Assert.Equal("共12m2,国家𠮷", folded.Text);
        Assert.Equal("12㎡", Slice(1, 5));
        Assert.Equal("㎡", Slice(3, 4));
        Assert.Equal("國\r\n家", Slice(6, 8));
        Assert.Equal("𠮷", Slice(8, 10));
        Assert.True(folded.IsGapBefore(7));
        Assert.False(folded.IsGapBefore(4));
        Assert.Equal(Text.Length, folded.Origin(folded.Length));

        string Slice(int start, int end)
        {
            var span = folded.ToOriginal(start, end);
            return Text[span.Start..span.End];
        }
    }
}
