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
    [InlineData("依據《行政處罰法》第二十八條", "依據 《 行政處罰法 》 第二十八條")]
    [InlineData("擅自經營２０２６．５％ＫＴＶ", "擅自 經營 ２０２６．５％ ＫＴＶ")]
    [InlineData("销售t恤和u盘", "销售 t恤 和 u盘")]
    [InlineData("罚款。—依法…", "罚款 。 — 依法 …")]
    public void CutLine_Full_FindsFoldedWordsAndKeepsThemAsWritten(string line, string tokens) =>
        Assert.Equal(tokens, Languages.Full.Segmenter.CutLine(line, CutMode.Query));

    [Fact]
    public void Create_TooManyWords_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("a.words.txt"), Enumerable.Range(0, WordList.MaximumWords + 1).Select(i => $"A{i}"));
        Assert.Contains("at most 50000", Assert.Throws<InvalidDataException>(() => Segmenter.Create(LexiconKind.Full, folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_LargeLexicon_FindsEveryWordAndLosesNone()
    {
        using var folder = new TemporaryFolder();
        var random = new SeededRandom(11);
        // Siblings of the most crowded nodes, and characters that no word had.
        var words = Enumerable.Range(0, 4_000).Select(_ => $"{random.Pick("一大小王中行".ToArray())}{(char)random.Next(0x4E00, 0x9FD6)}{(char)random.Next(0x4E00, 0x9FD6)}").Distinct(StringComparer.Ordinal).ToList();
        File.WriteAllLines(folder.File("a.words.txt"), words.Select((word, i) => $"{word} {i + 1}"));
        var segmenter = Segmenter.Create(LexiconKind.Full, folder.Path);
        Assert.All(words.Select((word, i) => (word, i)), w => Assert.Equal(w.i + 1, segmenter.Words.Frequency(w.word)));
        foreach (var reference in ReferenceText.All.SelectMany(t => t.Cut))
            Assert.True(!Languages.Base.Segmenter.IsWord(reference) || segmenter.IsWord(reference));
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
        File.WriteAllText(folder.File("lexicon/confusable.txt"), "己 已\n己 巳\n末\n國 国\n甲乙 丙\n");
        var error = Assert.Throws<InvalidDataException>(() => SearchLanguage.Load(folder.Path, LexiconKind.Base));
        Assert.Equal(7, error.Message.Split(Environment.NewLine).Length);
        Assert.Contains("fields.txt is missing", error.Message, StringComparison.Ordinal);
    }
}
