using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>系列案件: a case of a series is for a person to judge while the series is open (Art. 11(1)(四)).</summary>
internal sealed class OpenSeriesRule : INondisclosureRule
{
    /// <inheritdoc/>
    public IEnumerable<RuleFinding> Assess(AssessedCase assessed)
    {
        if (!string.IsNullOrWhiteSpace(assessed.Facts.SeriesId))
            yield return new RuleFinding(Outcome.Hold, new Ground("GS-11-4", "案件属于系列案件，须确认公开是否影响其他案件的调查处理"));
    }
}
