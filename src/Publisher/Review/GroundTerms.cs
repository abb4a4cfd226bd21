using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Review;

/// <summary>What people may decide about the grounds on which a case stands stopped (公示办法 Art. 11).</summary>
public sealed record GroundTerms
{
    /// <summary>Of a case of which no ground is known.</summary>
    public static GroundTerms None { get; } = new();

    /// <summary>Whether consent or public interest may overcome the grounds: there are some, and each is a commercial secret or privacy (Art. 11(2)).</summary>
    public bool IsOverridable { get; init; }

    /// <summary>Whether a commercial secret or privacy is among them that two people have not yet let go: no one lets it go alone.</summary>
    public bool TakesTwo { get; init; }

    /// <summary>Whether a ground of any other kind is among them.</summary>
    public bool HasOthers { get; init; }

    /// <summary>The terms of some grounds.</summary>
    /// <param name="policy">What the law lets be overcome.</param>
    /// <param name="grounds">The grounds on record.</param>
    /// <param name="decided">What two people decided, or one proposed; null when nothing was.</param>
    public static GroundTerms Of(NondisclosurePolicy policy, IReadOnlyList<Ground> grounds, DisclosureOverride? decided)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(grounds);
        return new GroundTerms
        {
            IsOverridable = policy.MayBeOverridden(grounds),
            TakesTwo = grounds.Any(ground => policy.TakesTwo(ground.Clause) && !(decided is not null && decided.Covers(ground.Clause))),
            HasOthers = grounds.Any(ground => !policy.TakesTwo(ground.Clause)),
        };
    }

    /// <summary>
    /// Whether two people may let a case of this state go on for this reason. That a ground does not apply may be found beside others that
    /// one person could let go: then it is found of all of them. A withheld case has that way where there is no other.
    /// </summary>
    public bool Allow(OverrideBasis basis, CaseState state) =>
        basis is OverrideBasis.NotApplicable ? TakesTwo && (state is CaseState.Held || !HasOthers) : IsOverridable;

    /// <summary>Whether an act makes sense for the grounds, beside the case's state.</summary>
    /// <param name="act">The act.</param>
    /// <param name="state">The case's state.</param>
    /// <param name="proposed">What was proposed; null when nothing was.</param>
    public bool Allow(CaseAct act, CaseState state, DisclosureOverride? proposed) => act switch
    {
        CaseAct.Release => !TakesTwo,
        CaseAct.ProposeOverride => Enum.GetValues<OverrideBasis>().Any(basis => Allow(basis, state)),
        CaseAct.ConfirmOverride => proposed is { IsConfirmed: false } && Allow(proposed.Basis, state),
        _ => true,
    };

    /// <summary>The terms of a case, as of the transaction.</summary>
    internal static async Task<GroundTerms> ReadAsync(DeskTransaction desk, CaseKey key, string caseId, NondisclosurePolicy policy) => Of(
        policy,
        await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(desk.Connection, key, caseId, CasePart.Grounds, desk.Transaction) ?? [],
        await CaseParts.ReadJsonAsync<DisclosureOverride>(desk.Connection, key, caseId, CasePart.Override, desk.Transaction));
}
