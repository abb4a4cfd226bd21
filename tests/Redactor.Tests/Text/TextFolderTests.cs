using Disclosure.Redactor.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Redactor.Tests.Text;

public sealed class TextFolderTests
{
    [Theory]
    [InlineData("ＡＢ１２：", "AB12:")]
    [InlineData("一三八六三八〇七二一六", "13863807216")]
    [InlineData("王一一", "王一一")]
    [InlineData("张\u200B三\u00AD", "张三")]
    [InlineData("①②③", "123")]
    [InlineData("a\u3000b\u00A0c", "a b c")]
    [InlineData("电话\t1\t3\t8\t8\t7\t7\t1\t2\t5\t6\t3\t\n", "电话\t1 3 8 8 7 7 1 2 5 6 3\t\n")]
    [InlineData("电话:1\t3\t8\t8\t7\t7\t1\t2\t5\t6\t3。", "电话:1 3 8 8 7 7 1 2 5 6 3。")]
    [InlineData("号牌\t云\tF\t3\tK\t7\t2\t1\n4", "号牌\t云 F 3 K 7 2 1\n4")]
    [InlineData("1\t3\t5\t2\t4\t3\t3\n2\t1\t1", "1\t3\t5\t2\t4\t3\t3\n2\t1\t1")]
    [InlineData("数量\t1\t3\t50\t2\t4\t3\t3", "数量\t1\t3\t50\t2\t4\t3\t3")]
    public void Fold_Text_ReadsAs(string original, string expected) => Assert.Equal(expected, TextFolder.Fold(original).Value);

    [Fact]
    public void ToOriginal_AfterDroppedAndExpandedCharacters_GivesUnitsOfTheOriginal()
    {
        const string Original = "x\u200B张\u3000三㈱y";
        var compact = TextFolder.RemoveBlanks(TextFolder.Fold(Original));
        var at = compact.Value.IndexOf("张三", StringComparison.Ordinal);

        var range = compact.ToOriginal(at, at + 2);

        Assert.Equal("张\u3000三", Original[range.Start..range.End]);
        Assert.True(compact.HasGapBefore(at + 1));
    }

    [Fact]
    public void Fold_AnyText_MapsEveryCharacterIntoTheOriginalInOrder() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var original = text ?? string.Empty;
            var folded = TextFolder.Fold(original);
            var last = 0;
            for (var i = 0; i < folded.Length; i++)
            {
                var range = folded.ToOriginal(i, i + 1);
                Assert.True(range.Start >= last && range.Start < range.End && range.End <= original.Length);
                last = range.Start;
            }
        }).QuickCheckThrowOnFailure();
}
