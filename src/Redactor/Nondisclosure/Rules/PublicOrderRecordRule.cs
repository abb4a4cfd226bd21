using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 治安违法记录: sealed since 2026-01-01 (治安管理处罚法 Art. 136), older ones too, so the day of the decision does not matter. Told by the
/// law applied, not by the agency; a law that is only mentioned is for a person to judge.
/// </summary>
internal sealed class PublicOrderRecordRule : INondisclosureRule
{
    private const string Clause = "LAW-ZA-136";

    /// <inheritdoc/>
    public IEnumerable<RuleFinding> Assess(AssessedCase assessed)
    {
        var policy = assessed.Policy.PublicOrder;
        var isMentioned = false;
        foreach (var law in policy.Laws)
        {
            for (var at = assessed.Folded.IndexOf(law, StringComparison.Ordinal); at >= 0; at = assessed.Folded.IndexOf(law, at + 1, StringComparison.Ordinal))
            {
                var start = Math.Max(0, at - policy.Window);
                var before = assessed.Folded[start..at];
                // Only what stands in the same sentence as the law.
                before = before[(before.LastIndexOfAny(['。', ';']) + 1)..];
                var isApplied = policy.Cues.Any(cue => before.Contains(cue, StringComparison.Ordinal)) && !policy.Unless.Any(phrase => before.Contains(phrase, StringComparison.Ordinal));
                if (isApplied)
                {
                    yield return new RuleFinding(Outcome.Withhold, new Ground(Clause, $"决定适用《{law}》，违反治安管理的记录应当封存，不得公开"));
                    yield break;
                }

                isMentioned = true;
            }
        }

        if (isMentioned)
            yield return new RuleFinding(Outcome.Hold, new Ground(Clause, "决定提到治安管理处罚法，须确认是否属于违反治安管理的记录"));
    }
}
