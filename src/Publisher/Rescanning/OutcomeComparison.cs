using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Rescanning;

/// <summary>Whether a published decision would get so far today (Art. 11).</summary>
internal static class OutcomeComparison
{
    /// <summary>What would become of it; null when it would be published again. A hold counts for grounds alone that people have not let go.</summary>
    public static RescanOutcome? Of(RedactionResult now, RescanOriginal.Readable original)
    {
        if (now.Outcome == Outcome.Publish)
        {
            return null;
        }

        var clauses = now.Grounds.Select(ground => ground.Clause).Distinct(StringComparer.Ordinal);
        if (now.Outcome == Outcome.Hold && original.LetGo.Count > 0)
        {
            clauses = clauses.Where(clause => !original.LetGo.Contains(clause));
            return clauses.Any() ? new RescanOutcome(now.Outcome, [.. clauses]) : null;
        }

        return new RescanOutcome(now.Outcome, [.. clauses]);
    }

    /// <summary>The same where the original is gone: by what is public alone.</summary>
    public static RescanOutcome? Of(RedactionResult published) =>
        published.Outcome is Outcome.Publish or Outcome.Quarantine
            ? null
            : new RescanOutcome(published.Outcome, [.. published.Grounds.Select(ground => ground.Clause).Distinct(StringComparer.Ordinal)]);
}
