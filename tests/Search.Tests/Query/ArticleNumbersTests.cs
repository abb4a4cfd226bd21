using Disclosure.Search.Query;

namespace Disclosure.Search.Tests.Query;

public sealed class ArticleNumbersTests
{
    [Theory]
    [InlineData("食品安全法124条", "第一百二十四条 第124条")]
    [InlineData("第一百二十四条", "第一百二十四条 第124条")]
    [InlineData("第110条", "第一百一十条 第110条")]
    [InlineData("第一百十条", "第一百一十条 第110条")]
    [InlineData("第104条", "第一百零四条 第104条")]
    [InlineData("第一〇四条", "第一百零四条 第104条")]
    [InlineData("第一二三四五条", "")]
    [InlineData("第十条", "第十条 第10条")]
    [InlineData("第20条", "第二十条 第20条")]
    [InlineData("第1015条", "第一千零一十五条 第1015条")]
    [InlineData("57条", "第五十七条 第57条")]
    [InlineData("条例55条第1款", "第五十五条 第55条;第一款 第1款")]
    [InlineData("第三十四条第(十)项", "第三十四条 第34条;第十项 第(十)项 第10项 第(10)项")]
    [InlineData("没收香烟12条", "")]
    [InlineData("罚款5000款", "")]
    [InlineData("其中一项", "")]
    [InlineData("第0条", "")]
    public void In_ReadsNumbersOfArticlesAlone(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', ArticleNumbers.In(text).Select(article => string.Join(' ', article.Forms))));

    [Fact]
    public void In_FindsEveryNumberFromOneTo9999_InBothForms()
    {
        for (var value = 1; value <= 9999; value++)
        {
            var article = Assert.Single(ArticleNumbers.In($"第{value}条"));
            Assert.Equal(article.Forms, Assert.Single(ArticleNumbers.In(article.Forms[0])).Forms);
        }
    }
}
