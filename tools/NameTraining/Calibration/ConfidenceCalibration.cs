using System.Globalization;
using Disclosure.Redactor.Confidence;
using Disclosure.TestKit.Gold;

namespace Disclosure.NameTraining.Calibration;

/// <summary>Measures on labelled texts how often findings are right, and writes the figures by which the redactor states its confidence.</summary>
internal static class ConfidenceCalibration
{
    /// <summary>Makes the file.</summary>
    /// <param name="config">Folder of the configuration, with the model to be calibrated.</param>
    /// <param name="unseen">Texts on which the tagger was not trained: by them mentions of people are weighed.</param>
    /// <param name="others">Further texts, for everything else.</param>
    /// <param name="output">Told what was measured.</param>
    public static void Run(string config, IReadOnlyList<GoldText> unseen, IReadOnlyList<GoldText> others, TextWriter output)
    {
        var measure = new FindingMeasure(config);
        var strange = unseen.SelectMany(measure.Of).ToList();
        var mentions = strange.Where(finding => finding.Candidate.Signs is not null).ToList();
        var rules = strange.Concat(others.SelectMany(measure.Of)).Where(finding => finding.Candidate is { Signs: null, Clause: null }).ToList();
        var figures = new ConfidenceFigures(MentionFitter.Fit(mentions), Kinds(rules));
        using var file = File.Create(Path.Combine(config, ConfidenceFile.FileName));
        ConfidenceFile.Write(file, figures);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{mentions.Count} mentions of people, {mentions.Count(finding => finding.IsRight)} right; {rules.Count} other findings, {rules.Count(finding => finding.IsRight)} right, in {figures.Kinds.Sum(kind => kind.Value.Classes.Count)} classes"));
    }

    private static Dictionary<string, KindFigures> Kinds(IReadOnlyList<MeasuredFinding> findings) =>
        findings.GroupBy(finding => finding.Candidate.Kind, StringComparer.Ordinal).ToDictionary(
            kind => kind.Key,
            kind => new KindFigures(Counts(kind), kind.GroupBy(finding => FindingClass.Of(finding.Candidate)).ToDictionary(known => known.Key, Counts)),
            StringComparer.Ordinal);

    private static RightShare Counts(IEnumerable<MeasuredFinding> findings)
    {
        var (right, found) = (0, 0);
        foreach (var finding in findings)
        {
            right += finding.IsRight ? 1 : 0;
            found++;
        }

        return new RightShare(right, found);
    }
}
