using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>系列案件 (Art. 11(1)(四)): a case of a series, or one that speaks of others not yet closed, is for a person to judge while they are open.</summary>
internal sealed class SeriesRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found)
    {
        if (!string.IsNullOrWhiteSpace(assessed.Facts.SeriesId))
            assessed.Raise(NondisclosureGround.Series, Outcome.Hold, "案件属于系列案件，须确认公开是否影响其他案件的调查处理", found);
        assessed.HoldForWords(NondisclosureGround.Series, found);
    }
}
