using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;
using Disclosure.TestKit.Gold;

namespace Disclosure.Redactor.Tests.Gold;

/// <summary>
/// People in texts about people, most written to be hard on names, by writers who saw neither the redactor nor what its tagger was trained on: no change may find
/// fewer of them. The aim is higher (docs/benchmarks.md).
/// </summary>
public sealed class NameGoldTests
{
    private static readonly Lazy<GoldScore> Score = new(Measure);

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_HardNames_HidesEveryMention() => AssertShare(Score.Value.Recall["person"], 0.955);

    [Theory]
    [Clause("GS-10-1")]
    [InlineData("han", 0.94)]
    [InlineData("yi", 0.96)]
    [InlineData("bai", 0.98)]
    [InlineData("dai", 0.96)]
    [InlineData("hani", 0.95)]
    [InlineData("zhuang", 0.96)]
    [InlineData("hui", 0.97)]
    [InlineData("wa", 0.95)]
    [InlineData("lahu", 0.97)]
    [InlineData("lisu", 0.96)]
    [InlineData("tibetan", 0.95)]
    [InlineData("smallpeople", 0.95)]
    [InlineData("foreign", 0.92)]
    [InlineData("word", 0.8)]
    public void Redact_NamesOfAPeople_AreHidden(string group, double least) => AssertShare(Score.Value.People[group], least);

    [Fact]
    [Clause("GS-09-3")]
    public void Redact_HardNames_HidesLittleElse()
    {
        AssertShare(Score.Value.Precision["person"], 0.96);
        AssertShare(Score.Value.Kept["legal_representative"], 0.98);
        AssertShare(Score.Value.Kept["organisation"], 0.98);
    }

    private static void AssertShare(Share share, double least) =>
        Assert.True(share.Total >= 10 && share.Value >= least, $"{share}, at least {least}\n{string.Join('\n', Score.Value.Mistakes.Where(mistake => mistake.Contains(" person ", StringComparison.Ordinal)))}");

    private static GoldScore Measure()
    {
        var score = new GoldScore();
        foreach (var gold in GoldText.ReadFolder(Path.Combine(RepositoryRoot.Path, "tests", "Redactor.Tests", "Gold", "names")))
        {
            var result = LabelledText.Redactor.Redact(SourceDocument.FromText(gold.Text), new CaseFacts());
            score.Add(gold, [.. result.Findings.Where(finding => finding.Replacement is not null).Select(finding => new MaskedRange(finding.Start, finding.End, finding.Kind, finding.Rule))]);
        }

        return score;
    }
}
