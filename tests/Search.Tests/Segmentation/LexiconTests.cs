using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class LexiconTests
{
    [Fact]
    public void Cut_Full_KeepsEveryWordOfTheLexiconWhole()
    {
        var files = Directory.GetFiles(Path.Combine(Languages.ConfigDirectory, "lexicon"), "*.words.txt");
        var words = files.SelectMany(File.ReadLines).Where(l => !l.StartsWith('#')).Select(l => l.Split(' ')[0]).ToList();
        Assert.True(words.Count > 500);
        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        foreach (var word in words)
            Assert.Equal([word], Languages.Full.Segmenter.Cut(word, CutMode.Query));
    }

    [Fact]
    public void Cut_Full_LeavesOtherTextsMostlyAsJieba()
    {
        // A lexicon that tore ordinary words apart would show here.
        var text = "小明硕士毕业于中国科学院计算所，后在日本京都大学深造；他来到了网易杭研大厦。";
        Assert.Equal(Languages.Base.Segmenter.Cut(text, CutMode.Query), Languages.Full.Segmenter.Cut(text, CutMode.Query));
    }

    [Theory]
    [InlineData("行政处罚决定书送达", "行政处罚决定书 送达")]
    [InlineData("  依据 《食品安全法》\t", "依据 《 食品安全法 》")]
    [InlineData("", "")]
    public void CutLine_Full_SeparatesBySingleSpaces(string line, string tokens) =>
        Assert.Equal(tokens, Languages.Full.Segmenter.CutLine(line, CutMode.Query));

    [Fact]
    public void Create_BadLines_NamesAllOfThem()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.words.txt"), "# remark\n好\n行政处罚 0\n行政处罚 x\n行、政\n行政 3 4\n行政处罚 7 # fine\n");
        var error = Assert.Throws<InvalidDataException>(() => Segmenter.Create(LexiconKind.Full, folder.Path));
        Assert.Equal([2, 3, 4, 5, 6], error.Message.Split(Environment.NewLine).Select(l => int.Parse(l.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Create_NoLexicon_IsRefusedForFullAndNotLookedAtForBase()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidDataException>(() => Segmenter.Create(LexiconKind.Full, folder.Path));
        Assert.Throws<InvalidDataException>(() => Segmenter.Create(LexiconKind.Full, folder.File("absent")));
        Assert.NotEqual(["首违不罚"], Segmenter.Create(LexiconKind.Base, folder.File("absent")).Cut("首违不罚", CutMode.Query));
    }

    [Fact]
    public void Load_BadVocabulary_NamesAllErrors()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("lexicon"));
        File.WriteAllText(folder.File("lexicon/synonyms.txt"), "一个\n甲乙 丙丁\n丙丁 戊己\n");
        var error = Assert.Throws<InvalidDataException>(() => SearchLanguage.Load(folder.Path, LexiconKind.Base));
        Assert.Equal(3, error.Message.Split(Environment.NewLine).Length);
        Assert.Contains("fields.txt is missing", error.Message, StringComparison.Ordinal);
    }
}
