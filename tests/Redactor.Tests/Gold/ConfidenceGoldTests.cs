using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;
using Disclosure.TestKit.Gold;

namespace Disclosure.Redactor.Tests.Gold;

/// <summary>
/// Whether confidence means something. People: on the letter that confidence was not calibrated on. Everything else: on all texts, because
/// so few of these are wrong.
/// </summary>
public sealed class ConfidenceGoldTests
{
    private const char HeldOut = 'l';
    private const double Doubtful = 0.9;
    private const double Certain = 0.97;

    private static readonly Lazy<Reliability> People = new(() => Measure(Path.Combine("Gold", "names"), name => name[0] == HeldOut, IsPerson));
    private static readonly Lazy<Reliability> Others = new(() => Measure("Gold", _ => true, finding => !IsPerson(finding)));

    [Fact]
    public void Redact_DoubtfulMentions_AreRightLessOftenThanCertainOnes() => AssertOrdered(People.Value);

    [Fact]
    public void Redact_OtherDoubtfulFindings_AreRightLessOftenThanCertainOnes() => AssertOrdered(Others.Value);

    [Fact]
    public void Redact_StatedConfidence_IsNearWhatIsRight()
    {
        Assert.True(People.Value.Error() < 0.05, $"people: {People.Value.Error()}");
        Assert.True(Others.Value.Error() < 0.05, $"others: {Others.Value.Error()}");
    }

    // Not by chance: the intervals of both shares lie apart. And a wrong finding is seldom told to be surer than a right one.
    private static void AssertOrdered(Reliability reliability)
    {
        var (doubtful, middling, certain) = (reliability.Within(0, Doubtful), reliability.Within(Doubtful, Certain), reliability.Within(Certain, 2));
        Assert.True(doubtful.Total >= 20 && certain.Total >= 200, $"doubtful {doubtful}; certain {certain}");
        Assert.True(doubtful.Interval().High < certain.Interval().Low, $"doubtful {doubtful}; certain {certain}");
        Assert.True(doubtful.Value <= middling.Value + 0.02 && middling.Value <= certain.Value + 0.02, $"{doubtful}; {middling}; {certain}");
        Assert.True(reliability.Order() > 0.7, $"order {reliability.Order()}");
    }

    private static bool IsPerson(Finding finding) => finding.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative;

    private static Reliability Measure(string folder, Func<string, bool> isAsked, Func<Finding, bool> counts)
    {
        var reliability = new Reliability();
        foreach (var gold in GoldText.ReadFolder(Path.Combine(RepositoryRoot.Path, "tests", "Redactor.Tests", folder)).Where(gold => isAsked(Path.GetFileName(gold.Name))))
        {
            var findings = LabelledText.Redactor.Redact(SourceDocument.FromText(gold.Text), new CaseFacts()).Findings;
            var truth = new FindingTruth(gold, findings.Select(Judged));
            foreach (var finding in findings.Where(counts))
            {
                if (truth.Of(Judged(finding)) is { } isRight)
                {
                    reliability.Add(finding.Confidence, isRight);
                }
            }
        }

        return reliability;
    }

    private static JudgedFinding Judged(Finding finding) => new(finding.Start, finding.End, finding.Kind, finding.Replacement is not null);
}
