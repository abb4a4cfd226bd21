using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit.Gold;

namespace Disclosure.NameTraining.Calibration;

/// <summary>Redacts labelled texts and tells of every finding what it was made of and whether it is right.</summary>
internal sealed class FindingMeasure
{
    private readonly DecisionRedactor _redactor;
    private readonly List<Candidate> _seen = [];

    /// <summary>Takes the redactor of a folder of configuration.</summary>
    public FindingMeasure(string config) =>
        _redactor = DecisionRedactor.Create(name => File.OpenRead(Path.Combine(config, name))).Watched(_seen.Add);

    /// <summary>The findings of a text without anything beside it, and again with every other person of it named by the agency.</summary>
    public IEnumerable<MeasuredFinding> Of(GoldText gold)
    {
        var people = gold.Marks.Where(mark => mark is { Kind: "person", Demand: GoldDemand.Hide }).Select(mark => gold.Text[mark.Start..mark.End])
            .Where(name => name.Length > 1).Distinct(StringComparer.Ordinal).Where((_, i) => i % 2 == 0).Select(name => new CasePerson(name, PersonRole.Other)).ToList();
        return [.. Of(gold, new CaseFacts()), .. people.Count == 0 ? [] : Of(gold, new CaseFacts { People = people }).Where(finding => finding.Candidate.Signs is not null)];
    }

    private List<MeasuredFinding> Of(GoldText gold, CaseFacts facts)
    {
        _seen.Clear();
        var result = _redactor.Redact(SourceDocument.FromText(gold.Text), facts);
        var candidates = _seen.ToDictionary(candidate => candidate.Range.Start);
        var judged = result.Findings.Select(finding => new JudgedFinding(finding.Start, finding.End, finding.Kind, finding.Replacement is not null)).ToList();
        var truth = new FindingTruth(gold, judged);
        return [.. judged.Select(finding => (Finding: finding, Truth: truth.Of(finding))).Where(of => of.Truth is not null).Select(of => new MeasuredFinding(candidates[of.Finding.Start], of.Truth!.Value))];
    }
}
