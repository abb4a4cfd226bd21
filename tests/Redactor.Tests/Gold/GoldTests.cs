using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;
using Disclosure.TestKit.Gold;

namespace Disclosure.Redactor.Tests.Gold;

/// <summary>
/// What is hidden and kept in the labelled texts, all kinds but names of people: no change may fall below what the law needs. How it does
/// on texts that nobody has looked at is measured apart (docs/benchmarks.md).
/// </summary>
public sealed class GoldTests
{
    // The last letters, opened before all that they taught could be mended, have bounds of their own.
    private const char FirstOfLast = 'g';

    private static readonly Lazy<GoldScore> Score = new(() => Measure(ofLast: false));
    private static readonly Lazy<GoldScore> LastScore = new(() => Measure(ofLast: true));

    [Theory]
    [Clause("GS-10-2a")]
    [Clause("GS-10-2b")]
    [Clause("GS-10-2c")]
    [Clause("GS-10-2d")]
    [Clause("GS-10-2e")]
    [Clause("GS-10-3a")]
    [Clause("GS-10-3b")]
    [InlineData("citizen_id", 0.995)]
    [InlineData("other_id", 0.97)]
    [InlineData("phone", 0.97)]
    [InlineData("email", 0.97)]
    [InlineData("im", 0.97)]
    [InlineData("bank_account", 0.97)]
    [InlineData("address", 0.97)]
    [InlineData("property_certificate", 0.97)]
    [InlineData("plate", 0.97)]
    [InlineData("vehicle_id", 0.97)]
    public void Redact_LabelledTexts_HidesEveryMention(string kind, double least) => AssertShare(Score.Value.Recall[kind], least);

    [Theory]
    [Clause("GS-09-3")]
    [InlineData("organisation")]
    [InlineData("credit_code")]
    [InlineData("document_number")]
    [InlineData("law")]
    [InlineData("amount")]
    [InlineData("premises")]
    public void Redact_LabelledTexts_KeepsWhole(string kind) => AssertShare(Score.Value.Kept[kind], 0.97);

    [Fact]
    public void Redact_LabelledTexts_KeepsWhatIsPublic() => AssertShare(Score.Value.KeepAccuracy, 0.995);

    [Theory]
    [Clause("GS-10-2a")]
    [Clause("GS-10-2b")]
    [InlineData("citizen_id", 0.995)]
    [InlineData("phone", 0.97)]
    [InlineData("bank_account", 0.97)]
    [InlineData("property_certificate", 0.97)]
    [InlineData("address", 0.88)]
    public void Redact_LastLetters_HidesEveryMention(string kind, double least) => AssertShare(LastScore.Value.Recall[kind], least, LastScore.Value);

    private static void AssertShare(Share share, double least) => AssertShare(share, least, Score.Value);

    private static void AssertShare(Share share, double least, GoldScore score) =>
        Assert.True(share.Total >= 10 && share.Value >= least, $"{share}, at least {least}\n{string.Join('\n', score.Mistakes.Where(mistake => !mistake.Contains(" person ", StringComparison.Ordinal)))}");

    private static GoldScore Measure(bool ofLast)
    {
        var score = new GoldScore();
        foreach (var gold in GoldText.ReadFolder(Path.Combine(RepositoryRoot.Path, "tests", "Redactor.Tests", "Gold", "development")).Where(gold => gold.Marks.Count > 0 && (Path.GetFileName(gold.Name)[0] >= FirstOfLast) == ofLast))
        {
            var result = LabelledText.Redactor.Redact(SourceDocument.FromText(gold.Text), new CaseFacts());
            score.Add(gold, [.. result.Findings.Where(finding => finding.Replacement is not null).Select(finding => new MaskedRange(finding.Start, finding.End, finding.Kind, finding.Rule))]);
        }

        return score;
    }
}
