using Disclosure.Redactor.Confidence;
using Disclosure.Redactor.Detectors;
using Disclosure.TestKit;

namespace Disclosure.NameTraining.Tests.Confidence;

public sealed class MentionWeightsTests
{
    private static readonly FindingConfidence Shipped =
        ConfidenceFile.Read(name => File.OpenRead(Path.Combine(RepositoryRoot.Path, "config", name)), [])!;

    [Fact]
    public void Of_MoreOfAGoodSign_IsNeverLess()
    {
        var random = new SeededRandom(20260401);
        for (var i = 0; i < 5000; i++)
        {
            var signs = new MentionSigns(Share(random), Share(random), Share(random), (Share(random) * 8) - 3, (MentionTraits)random.Next(64));
            var (given, next) = (Of(signs), Share(random));
            Assert.InRange(given, 0, 1);
            Assert.True(Of(signs with { Here = Math.Max(signs.Here, next) }) >= given);
            Assert.True(Of(signs with { Best = Math.Max(signs.Best, next) }) >= given);
            Assert.True(Of(signs with { Standing = signs.Standing + next }) >= given);
            Assert.True(Of(signs with { Traits = signs.Traits | MentionTraits.Listed }) >= given);
            Assert.True(Of(signs with { Rival = Math.Max(signs.Rival, next) }) <= given);
            Assert.True(Of(signs with { Traits = signs.Traits | MentionTraits.Word | MentionTraits.Broken | MentionTraits.OtherName | MentionTraits.Short }) <= given);
        }
    }

    [Fact]
    public void Of_NameReadNowhereBesideARival_IsDoubtedMoreThanOneReadClearly() =>
        Assert.True(Of(new MentionSigns(0, 0.8f, 0.3f, 0.1f, MentionTraits.Word | MentionTraits.Short)) + 0.1 < Of(new MentionSigns(0.99f, 0, 0.99f, 2, MentionTraits.None)));

    private static float Share(SeededRandom random) => random.Next(1001) / 1000f;

    private static double Of(MentionSigns signs) =>
        Shipped.Of(new Candidate { Range = new Disclosure.Redactor.Documents.TextRange(0, 2), Kind = "person", Rule = "name/mention", Confidence = 0.95, Person = 0, Signs = signs });
}
