using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests;

public sealed class LanguageWatchTests : IDisposable
{
    private const string Text = "首违不罚清单公示";
    private readonly TemporaryFolder _folder = new();
    private readonly LanguageWatch _watch;

    public LanguageWatchTests()
    {
        Directory.CreateDirectory(_folder.File("lexicon"));
        Write("words.words.txt", "首违不罚\n");
        Write("synonyms.txt", "甲乙 丙丁\n");
        Write("fields.txt", "title 标题\n");
        Write("confusable.txt", "己 已\n");
        _watch = new LanguageWatch(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Look_NothingChanged_SaysSo()
    {
        Assert.IsType<LanguageChange.Unchanged>(_watch.Look());
        // Written again with the same content.
        Write("words.words.txt", "首违不罚\n");
        Assert.IsType<LanguageChange.Unchanged>(_watch.Look());
    }

    [Fact]
    public void Look_WordAdded_ReplacesTheLanguage()
    {
        var before = _watch.Current;
        Write("words.words.txt", "首违不罚\n罚清单公\n首违不罚清单 1000000\n");
        var replaced = Assert.IsType<LanguageChange.Replaced>(_watch.Look());
        Assert.Same(before, replaced.Before);
        Assert.Same(_watch.Current, replaced.Now);
        Assert.NotEqual(replaced.Before.Fingerprint, replaced.Now.Fingerprint);
        Assert.Equal(["首违不罚清单", "公示"], _watch.Current.Segmenter.Cut(Text, CutMode.Query));
        Assert.Equal(["首违不罚", "清单", "公示"], before.Segmenter.Cut(Text, CutMode.Query));
        Assert.IsType<LanguageChange.Unchanged>(_watch.Look());
    }

    [Fact]
    public void Look_FileAddedAndRemoved_IsSeen()
    {
        var fingerprint = _watch.Current.Fingerprint;
        Write("more.words.txt", "清单公示\n");
        Assert.NotEqual(fingerprint, Assert.IsType<LanguageChange.Replaced>(_watch.Look()).Now.Fingerprint);
        File.Delete(_folder.File("lexicon/more.words.txt"));
        Assert.Equal(fingerprint, Assert.IsType<LanguageChange.Replaced>(_watch.Look()).Now.Fingerprint);
    }

    [Fact]
    public void Look_OnlySynonymsOrRemarksChanged_KeepsTheFingerprint()
    {
        var fingerprint = _watch.Current.Fingerprint;
        Write("synonyms.txt", "甲乙 丙丁 戊己\n");
        Write("words.words.txt", "# remark\n首违不罚\n");
        Assert.Equal(fingerprint, Assert.IsType<LanguageChange.Replaced>(_watch.Look()).Now.Fingerprint);
        Assert.Equal(3, _watch.Current.Vocabulary.Synonyms("甲乙").Count);
    }

    [Fact]
    public void Look_BrokenFile_ListsErrorsOnceAndKeepsTheOld()
    {
        var before = _watch.Current;
        Write("words.words.txt", "首违不罚 x\n好\n");
        var refused = Assert.IsType<LanguageChange.Refused>(_watch.Look());
        Assert.Equal(2, refused.Errors.Count);
        Assert.All(refused.Errors, error => Assert.Contains("words.words.txt:", error, StringComparison.Ordinal));
        Assert.Same(before, _watch.Current);
        Assert.IsType<LanguageChange.Unchanged>(_watch.Look());
        Write("words.words.txt", "清单公示\n");
        Assert.IsType<LanguageChange.Replaced>(_watch.Look());
    }

    [Fact]
    public void Look_FolderGone_IsRefused()
    {
        Directory.Delete(_folder.File("lexicon"), recursive: true);
        Assert.IsType<LanguageChange.Refused>(_watch.Look());
        Assert.Equal(["首违不罚", "清单", "公示"], _watch.Current.Segmenter.Cut(Text, CutMode.Query));
    }

    [Fact]
    public void Constructor_BrokenFile_Throws()
    {
        Write("words.words.txt", "好\n");
        Assert.Throws<InvalidDataException>(() => new LanguageWatch(_folder.Path));
    }

    private void Write(string name, string content) => File.WriteAllText(_folder.File("lexicon/" + name), content);
}
