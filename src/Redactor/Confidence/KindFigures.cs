using System.Collections.Frozen;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Confidence;

/// <summary>How many findings of a kind were right in labelled texts, in all and by class.</summary>
/// <param name="Counts">All of the kind.</param>
/// <param name="Classes">Those of each class.</param>
internal sealed record KindFigures(RightShare Counts, IReadOnlyDictionary<FindingClass, RightShare> Classes)
{
    // A class of few findings is believed to be like its kind, as if so many more had been measured.
    private const int Lent = 5;

    /// <summary>The probability that a finding of each class is right.</summary>
    public FrozenDictionary<FindingClass, double> Probabilities()
    {
        var ofKind = (Counts.Right + 1.0) / (Counts.Found + 2);
        return Classes.ToFrozenDictionary(of => of.Key, of => (of.Value.Right + (Lent * ofKind)) / (of.Value.Found + Lent));
    }
}
