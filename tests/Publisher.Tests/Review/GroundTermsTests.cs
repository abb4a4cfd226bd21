using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>The whole table of grounds, states and bases: who may let what go.</summary>
[Clause("GS-11-2b")]
[Clause("GS-11-2c")]
[Clause("GS-11-6")]
public sealed class GroundTermsTests
{
    private const string All = "NotApplicable Consent PublicInterest";

    private static readonly NondisclosurePolicy Policy = Load(text => text);

    [Theory]
    [InlineData("", CaseState.Held, "", true)]
    [InlineData("GS-11-4", CaseState.Held, "", true)]
    [InlineData("GS-11-3 GS-11-4", CaseState.Held, "", true)]
    [InlineData("GS-10-1", CaseState.Held, "", true)]
    [InlineData("GS-11-2b", CaseState.Held, All, false)]
    [InlineData("GS-11-2c", CaseState.Held, All, false)]
    [InlineData("GS-11-2b GS-11-2c", CaseState.Held, All, false)]
    [InlineData("GS-11-2b GS-11-4", CaseState.Held, "NotApplicable", false)]
    [InlineData("GS-11-3 GS-11-2c", CaseState.Held, "NotApplicable", false)]
    [InlineData("GS-11-2b", CaseState.Withheld, All, false)]
    [InlineData("GS-11-2b GS-11-4", CaseState.Withheld, "", false)]
    [InlineData("GS-11-1", CaseState.Withheld, "", true)]
    [InlineData("GS-11-2b GS-11-1", CaseState.Withheld, "", false)]
    [InlineData("LAW-ZA-136 GS-11-2c", CaseState.Withheld, "", false)]
    public void Allow_EveryBasis_FollowsGroundsAndState(string clauses, CaseState state, string bases, bool mayRelease)
    {
        var terms = GroundTerms.Of(Policy, Grounds(clauses), decided: null);

        OverrideBasis[] order = [OverrideBasis.NotApplicable, OverrideBasis.Consent, OverrideBasis.PublicInterest];
        Assert.Equal(bases, string.Join(' ', order.Where(basis => terms.Allow(basis, state))));
        Assert.Equal(mayRelease, terms.Allow(CaseAct.Release, state, proposed: null));
        Assert.Equal(bases.Length > 0, terms.Allow(CaseAct.ProposeOverride, state, proposed: null));
        foreach (var basis in order)
        {
            var proposed = new DisclosureOverride { Basis = basis };
            Assert.Equal(terms.Allow(basis, state), terms.Allow(CaseAct.ConfirmOverride, state, proposed));
            Assert.False(terms.Allow(CaseAct.ConfirmOverride, state, proposed with { Confirmer = "second" }));
        }
    }

    [Theory]
    [InlineData("GS-11-2b", "GS-11-2b", true, true)]
    [InlineData("GS-11-2b", "GS-11-2b", false, false)]
    [InlineData("GS-11-2b GS-11-2c", "GS-11-2b", true, false)]
    [InlineData("GS-11-2b GS-11-4", "GS-11-2b", true, true)]
    [InlineData("GS-11-2b", "", true, false)]
    public void Release_BesideADecisionOfTwo_AsksForWhatItDoesNotCover(string clauses, string covered, bool isConfirmed, bool mayRelease)
    {
        var decided = new DisclosureOverride
        {
            Basis = OverrideBasis.NotApplicable, Clauses = [.. Grounds(covered).Select(ground => ground.Clause)], Confirmer = isConfirmed ? "second" : null,
        };

        Assert.Equal(mayRelease, GroundTerms.Of(Policy, Grounds(clauses), decided).Allow(CaseAct.Release, CaseState.Held, decided));
        Assert.Equal(mayRelease, Grounds(clauses).All(ground => Overrides.LetGo(Policy, ground.Clause, decided, isReleased: true)));
    }

    [Fact]
    public void Policy_WithoutTheOverrideOrUnderAnotherClause_StillTakesTwo()
    {
        var closed = Load(text => text.Replace("\"consentOrPublicInterest\"", "\"none\"", StringComparison.Ordinal));
        var renamed = Load(text => text.Replace("\"clause\": \"GS-11-2b\",", "\"clause\": \"LAW-XXGK-15\",", StringComparison.Ordinal));

        foreach (var (policy, clause) in ((NondisclosurePolicy, string)[])[(closed, "GS-11-2b"), (closed, "GS-11-2c"), (renamed, "GS-11-2b"), (renamed, "LAW-XXGK-15")])
        {
            var terms = GroundTerms.Of(policy, Grounds(clause), decided: null);
            Assert.False(terms.Allow(CaseAct.Release, CaseState.Held, proposed: null), clause);
            Assert.True(terms.Allow(OverrideBasis.NotApplicable, CaseState.Held), clause);
            Assert.False(Overrides.LetGo(policy, clause, decided: null, isReleased: true), clause);
        }

        Assert.False(GroundTerms.Of(closed, Grounds("GS-11-2b"), decided: null).Allow(OverrideBasis.Consent, CaseState.Held));
    }

    private static IReadOnlyList<Ground> Grounds(string clauses) =>
        [.. clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(clause => new Ground(clause, "正文"))];

    private static NondisclosurePolicy Load(Func<string, string> change)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "config", "nondisclosure.json"));
        return NondisclosurePolicy.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(change(text))));
    }
}
