using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests.Segmentation;

public sealed class PathFinderTests
{
    [Fact]
    public void Find_TwoPathsEquallyProbable_TakesTheLongerWord()
    {
        var words = new WordTrie(16);
        foreach (var word in new[] { "甲", "乙", "甲乙", "乙丙丁" })
            words.Set(word, 1);
        // With a total of 1 every word weighs nothing: all paths are equal.
        using var path = new PathFinder(words, total: 1).Find("甲乙丙丁");
        Assert.Equal((1, 3, 2, 3), (path.Ends[0], path.Ends[1], path.Ends[2], path.Ends[3]));
    }
}
