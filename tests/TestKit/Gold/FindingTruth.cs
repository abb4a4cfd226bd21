namespace Disclosure.TestKit.Gold;

/// <summary>A finding of a labelled text, in UTF-16 code units, end exclusive.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Kind">The kind it was taken for.</param>
/// <param name="IsHidden">Whether it is hidden or generalised; otherwise it stays.</param>
public readonly record struct JudgedFinding(int Start, int End, string Kind, bool IsHidden);

/// <summary>Whether findings are right, in span and kind.</summary>
public sealed class FindingTruth
{
    private readonly GoldText _gold;
    private readonly bool[] _hidden;

    /// <summary>Takes a text and everything that was found in it.</summary>
    public FindingTruth(GoldText gold, IEnumerable<JudgedFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(findings);
        _gold = gold;
        _hidden = new bool[gold.Text.Length];
        foreach (var finding in findings.Where(finding => finding.IsHidden))
        {
            Array.Fill(_hidden, true, finding.Start, finding.End - finding.Start);
        }
    }

    /// <summary>
    /// Whether a finding is right: hidden, when it lies within values to hide of its kind, of which nothing is left readable; kept, when a value
    /// of its kind is labelled there and nothing to hide. Null when the labels do not say, as of a kept name of an organisation that nobody labelled.
    /// </summary>
    public bool? Of(JudgedFinding finding)
    {
        var touched = _gold.Marks.Where(mark => Overlap(mark, finding)).ToList();
        if (!finding.IsHidden)
        {
            return touched.Exists(mark => mark.Demand == GoldDemand.Hide) ? false
                : touched.Exists(mark => mark.Demand == GoldDemand.Free || IsOfKind(mark, finding)) ? true
                : finding.Kind is "legal_representative" ? false : null;
        }

        if (touched.Exists(mark => mark.Demand == GoldDemand.Keep))
        {
            return false;
        }

        var isWithin = finding.Kind is "property_status" || Letters(finding.Start, finding.End).All(i => touched.Exists(mark => mark.Start <= i && i < mark.End));
        return touched.Count > 0 && isWithin
            && touched.Exists(mark => mark.Demand == GoldDemand.Free || IsOfKind(mark, finding))
            && touched.Where(mark => mark.Demand == GoldDemand.Hide).All(mark => Letters(mark.Start, mark.End).All(i => _hidden[i]));
    }

    private bool Overlap(GoldMark mark, JudgedFinding finding) =>
        mark.Start < finding.End && finding.Start < mark.End && Letters(Math.Max(mark.Start, finding.Start), Math.Min(mark.End, finding.End)).Any();

    private static bool IsOfKind(GoldMark mark, JudgedFinding finding) => string.Equals(mark.Kind, finding.Kind, StringComparison.Ordinal);

    private IEnumerable<int> Letters(int start, int end) => Enumerable.Range(start, end - start).Where(i => char.IsLetterOrDigit(_gold.Text[i]));
}
