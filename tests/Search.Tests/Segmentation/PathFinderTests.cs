using Disclosure.Search.Segmentation;
using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Segmentation;

public sealed unsafe class PathFinderTests
{
    [Fact]
    public void Find_TwoPathsEquallyProbable_TakesTheLongerWord()
    {
        using var folder = new TemporaryFolder();
        // Frequencies of the whole weigh nothing: all paths are equal.
        var extension = new DictionaryExtension(DictionaryFiles.OpenEmpty(folder.File("empty.trie"), total: 1));
        foreach (var word in new[] { "甲", "乙", "甲乙", "乙丙丁" })
            extension.Set(word, 1);
        Assert.Equal([2, 3, 1, 1], Lengths(extension.Build(), "甲乙丙丁"));
    }

    [Fact]
    public void Find_FirstCharacterOnlyBeginsWords_StandsAloneOnlyWhereNoWordFits()
    {
        using var folder = new TemporaryFolder();
        var extension = new DictionaryExtension(DictionaryFiles.OpenEmpty(folder.File("empty.trie"), total: 1_000_000));
        extension.Set("甲乙", 1);
        extension.Set("乙丙", 900_000);
        Assert.Equal([2, 2, 1], Lengths(extension.Build(), "甲乙丙"));
        Assert.Equal([1, 1], Lengths(extension.Build(), "甲丙"));
    }

    private static int[] Lengths(WordDictionary words, string run)
    {
        var codes = new ushort[run.Length + 1];
        for (var i = 0; i < run.Length; i++)
            codes[i] = (ushort)words.Code(run[i]);
        codes[^1] = PathFinder.End;
        var lengths = new int[run.Length];
        fixed (ushort* code = codes)
        fixed (double* score = new double[run.Length + 1])
        fixed (int* length = lengths)
            PathFinder.Find(words, code, run.Length, score, length);
        return lengths;
    }
}
