using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Policies;

/// <summary>A policy says one thing, or the desk does not start.</summary>
public sealed class PolicyFileTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("// nothing\nnull")]
    public void Read_AFileThatHoldsNull_IsRefusedWithItsName(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("review.json"), text);

        Assert.Contains("review.json", Assert.Throws<InvalidDataException>(() => ReviewPolicy.Read(folder.File("review.json"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Penalty\": [\"performed\"],", "Penalty is told twice")]
    [InlineData("\"penalty\": [\"performed\"],", "penalty")]
    [InlineData("\"license\": null,", "license must not be null")]
    public void Read_AKeyOfADictionaryTwiceOrWithoutValue_IsRefused(string more, string told)
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "config", "aftermath.json"));
        File.WriteAllText(folder.File("aftermath.json"), text.Replace("\"inspection\":", more + "\n\"inspection\":", StringComparison.Ordinal));

        var thrown = Assert.Throws<InvalidDataException>(() => AftermathPolicy.Read(folder.File("aftermath.json")));

        Assert.Contains(told, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_APropertyTwiceInOtherLetters_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("review.json"), """{ "confidence": { "doubtfulBelow": 0.9, "certainFrom": 0.97 }, "Confidence": { "doubtfulBelow": 0.1, "certainFrom": 0.2 } }""");

        Assert.Throws<InvalidDataException>(() => ReviewPolicy.Read(folder.File("review.json")));
    }

    [Fact]
    public void Read_PoliciesOfTheHouse_HoldNothingOfTheKind()
    {
        var config = Path.Combine(RepositoryRoot.Path, "config");
        AftermathPolicy.Read(Path.Combine(config, "aftermath.json"));
        ReviewPolicy.Read(Path.Combine(config, "review.json"));
        Assert.NotNull(PublicationPolicy.Read(Path.Combine(config, PublicationPolicy.FileName)));
    }
}
