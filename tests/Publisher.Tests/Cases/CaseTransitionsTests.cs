using Disclosure.Publisher.Cases;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Cases;

public sealed class CaseTransitionsTests
{
    [Fact]
    [Clause("CX-14-3")]
    public void Allows_AnyStateToPublished_OnlyAfterApprovalOrPublication() =>
        Assert.Equal(
            "Approved Withdrawing Suspended SummaryOnly",
            string.Join(' ', Enum.GetValues<CaseState>().Where(state => CaseTransitions.Allows(state, CaseState.Published))));

    [Fact]
    [Clause("GS-12-2")]
    public void Allows_AnyStateToApproved_OnlyFromReview() =>
        Assert.Equal(CaseState.InReview, Assert.Single(Enum.GetValues<CaseState>(), state => CaseTransitions.Allows(state, CaseState.Approved)));

    [Theory]
    [InlineData(CaseState.Refused)]
    [InlineData(CaseState.Withdrawn)]
    public void After_EndStates_IsNothing(CaseState state) => Assert.Empty(CaseTransitions.After(state));

    [Fact]
    public void After_EveryAutomaticState_LeadsOnAndIntoQuarantine() =>
        Assert.All(CaseTransitions.Automatic, state => Assert.Contains(CaseState.Quarantined, CaseTransitions.After(state)));

    [Fact]
    public void Replaceable_NeverHoldsAStateThatIsOrMayBecomePublic() =>
        Assert.All(CaseTransitions.Replaceable.Except([CaseState.Returned]), state => Assert.Empty(CaseTransitions.After(state)));

    // What came back begins anew, and takes its number anew.
    [Fact]
    public void After_Returned_IsTheBeginning() => Assert.Equal([CaseState.Received], CaseTransitions.After(CaseState.Returned));

    [Fact]
    public void Wire_EveryState_IsReadBackAndHasAChineseName() =>
        Assert.All(Enum.GetValues<CaseState>(), state =>
        {
            Assert.Equal(state, CaseStateNames.Parse(state.Wire()));
            Assert.NotEmpty(state.Chinese());
        });
}
