using Disclosure.Publisher.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Processing;

/// <summary>Whether people have let the grounds of a case go (公示办法 Art. 11).</summary>
internal static class Overrides
{
    /// <summary>
    /// True when every ground was let go; a single other one stops the case. Whoever released it spoke of the grounds on record then: what has
    /// been found since, such as a stretch that may be a name, nobody has looked at.
    /// </summary>
    public static bool Cover(CaseWork work, NondisclosurePolicy policy, IReadOnlyList<Ground> grounds)
    {
        var decided = work.Find<DisclosureOverride>(CasePart.Override);
        var isReleased = work.Case.ReleasedAt is not null;
        IReadOnlyList<Ground> seen = isReleased ? work.Find<IReadOnlyList<Ground>>(CasePart.Grounds) ?? [] : [];
        return (grounds.Count > 0 || isReleased) && grounds.All(ground => LetGo(policy, ground.Clause, decided, seen.Contains(ground)));
    }

    /// <summary>Whether grounds of a clause were let go: a commercial secret or privacy by two people, any other by whoever released the case.</summary>
    public static bool LetGo(NondisclosurePolicy policy, string clause, DisclosureOverride? decided, bool isReleased) =>
        policy.TakesTwo(clause) ? decided is not null && decided.Covers(clause) : isReleased;
}
