using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>Consent and public interest overcome commercial secrets and privacy, with two people, and nothing else (公示办法 Art. 11(2)).</summary>
[Collection(DesksCollection.Name)]
[Clause("GS-11-6")]
[Clause("LAW-XXGK-15")]
public sealed class OverrideServiceTests(Desks desks)
{
    private static readonly DisclosureOverride Consent = new() { Basis = OverrideBasis.Consent, Document = "同意公开函", DocumentOn = new DateOnly(2026, 3, 9) };
    private static readonly DisclosureOverride Interest = new() { Basis = OverrideBasis.PublicInterest, Reason = "涉及大量消费者用药安全。" };
    private static readonly DisclosureOverride Unfounded = new() { Basis = OverrideBasis.NotApplicable, Reason = "名单早已由权利人自行公布。" };

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-2b")]
    public async Task HeldForASecret_ProposedAndConfirmedByTwo_GoesOnToReviewAndPublication(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        var service = desk.Service<OverrideService>();

        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Consent, default));
        var seen = await desk.ReadAsync(second, caseId);
        Assert.Equal(CaseState.Held, seen.Case.State);
        Assert.Contains(CaseAct.ConfirmOverride, seen.Allowed);
        Assert.IsType<ReviewOutcome.Done>(await service.ConfirmAsync(second, caseId, seen.Override!.ProposedAt, default));

        var reviewed = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal((first.Name, second.Name, "同意公开函"), (reviewed.Override!.Proposer, reviewed.Override.Confirmer, reviewed.Override.Document));
        Assert.Contains(reviewed.History, entry => (entry.Act, entry.Actor).Equals((AuditActs.OverrideProposed, $"account:{first.Name}")));
        Assert.Contains(reviewed.History, entry => (entry.Act, entry.Actor).Equals((AuditActs.OverrideConfirmed, $"account:{second.Name}")));
        Assert.Contains(reviewed.History, entry => (entry.Code, entry.To).Equals((OverrideService.Clause, CaseState.Assessed)));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(second, caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-2c")]
    public async Task WithheldForPrivacy_ProposedAndConfirmed_IsLookedAtAnewAndReviewed(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Privacy);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(first, caseId, "GS-11-2c", "涉及个人隐私。", default));
        var service = desk.Service<OverrideService>();

        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Interest, default));
        Assert.IsType<ReviewOutcome.Done>(await service.ConfirmAsync(second, caseId, (await desk.ReadAsync(second, caseId)).Override!.ProposedAt, default));

        var reviewed = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.True(reviewed.Override!.IsConfirmed);
        Assert.Contains(reviewed.Grounds, ground => ground.Clause.Equals("GS-11-2c", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Reprocess_AfterAnOverride_VoidsIt(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        var service = desk.Service<OverrideService>();
        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Consent, default));
        Assert.IsType<ReviewOutcome.Done>(await service.ConfirmAsync(second, caseId, (await desk.ReadAsync(second, caseId)).Override!.ProposedAt, default));
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(second, caseId, "GS-11-2b", "权利人撤回同意。", default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReprocessAsync(second, caseId, "重新评估。", default));

        var held = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.Held, held.Case.State);
        Assert.Null(held.Override);
    }

    [Theory]
    [InlineData(Desks.Sqlite, "当事人将客户名单用于经营。其余人员另案处理。")]
    [InlineData(Desks.Sqlite, "当事人将客户名单用于经营。现场查获雷管二十枚。")]
    [InlineData(Desks.Sqlite, "当事人将客户名单用于经营。店内有未成年人三名上网。")]
    [InlineData(Desks.Sqlite, "现场查获雷管二十枚。")]
    [InlineData(Desks.Postgres, "其余人员另案处理。")]
    [InlineData(Desks.Sqlite, "当事人将客户名单用于经营。依据《中华人民共和国治安管理处罚法》第五十条处罚。")]
    [Clause("GS-11-3")]
    [Clause("GS-11-4")]
    public async Task AnyOtherGround_AloneOrBeside_IsRefused(string engine, string facts)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.PushFactsAsync(desks.NewNumber(), facts);
        var before = (await desk.SettledAsync(caseId)).Case.State;
        Assert.True(before is CaseState.Held or CaseState.Withheld);

        var refused = Assert.IsType<ReviewOutcome.NotAllowed>(await desk.Service<OverrideService>().ProposeAsync(first, caseId, Consent, default));

        Assert.Equal(DutyRules.OverrideGrounds, refused.Rule);
        var after = await desk.ReadAsync(second, caseId);
        Assert.Equal(before, after.Case.State);
        Assert.Null(after.Override);
        Assert.False(after.Terms.Allow(OverrideBasis.Consent, before) || after.Terms.Allow(OverrideBasis.PublicInterest, before));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Confirm_AfterAnotherGroundWasFound_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        var service = desk.Service<OverrideService>();
        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Consent, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(second, caseId, "GS-11-1", "当事人未成年。", default));

        Assert.Equal(
            DutyRules.OverrideGrounds,
            Assert.IsType<ReviewOutcome.NotAllowed>(await service.ConfirmAsync(second, caseId, (await desk.ReadAsync(second, caseId)).Override!.ProposedAt, default)).Rule);
    }

    [Theory]
    [InlineData(Desks.Sqlite, false)]
    [InlineData(Desks.Sqlite, true)]
    [InlineData(Desks.Postgres, true)]
    [Clause("GS-12-2")]
    public async Task Confirm_BySamePersonOrThroughADeputy_IsRefused(string engine, bool isFinding)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var service = desk.Service<OverrideService>();
        var deputy = first with { Name = "clerk", Role = DeskRole.Clerk, StandsInFor = [second.Name] };
        (DeskUser Proposer, DeskUser Confirmer)[] pairs =
        [
            (first, first),
            (first, second with { StandsInFor = [first.Name] }),
            (first, deputy with { StandsInFor = [first.Name] }),
            (deputy, second),
            (deputy, second with { Name = "another", Role = DeskRole.Clerk, StandsInFor = [second.Name] }),
        ];
        foreach (var (proposer, confirmer) in pairs)
        {
            var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
            Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(proposer, caseId, isFinding ? Unfounded : Interest, default));
            var seen = await desk.ReadAsync(second, caseId);
            Assert.Equal(
                DutyRules.SecondPerson,
                Assert.IsType<ReviewOutcome.NotAllowed>(await service.ConfirmAsync(confirmer, caseId, seen.Override!.ProposedAt, default)).Rule);
            Assert.Equal(CaseState.Held, (await desk.SettledAsync(caseId)).Case.State);
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Confirm_OfAProposalThatWasReplacedOrDeclined_IsAConflict(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var service = desk.Service<OverrideService>();
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        Assert.IsType<ReviewOutcome.Conflict>(await service.ConfirmAsync(second, caseId, 0, default));
        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Consent, default));
        var seen = (await desk.ReadAsync(second, caseId)).Override!.ProposedAt;
        await Task.Delay(5);
        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Interest, default));
        Assert.IsType<ReviewOutcome.Conflict>(await service.ConfirmAsync(second, caseId, seen, default));
        seen = (await desk.ReadAsync(second, caseId)).Override!.ProposedAt;
        Assert.IsType<ReviewOutcome.Done>(await service.DeclineAsync(second, caseId, seen, "证据不足。", default));
        Assert.IsType<ReviewOutcome.Conflict>(await service.ConfirmAsync(second, caseId, seen, default));

        var outcomes = await ManyAsync();
        Assert.Single(outcomes.OfType<ReviewOutcome.Done>());

        async Task<ReviewOutcome[]> ManyAsync()
        {
            await service.ProposeAsync(first, caseId, Consent, default);
            var proposedAt = (await desk.ReadAsync(second, caseId)).Override!.ProposedAt;
            return await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.ConfirmAsync(second, caseId, proposedAt, default)));
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Propose_IncompleteOrByOthers_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, _) = await desk.ReviewersAsync();
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        var service = desk.Service<OverrideService>();
        (DisclosureOverride Proposal, string Field)[] wrong =
        [
            (Consent with { Document = " " }, "document"),
            (Consent with { DocumentOn = null }, "documentOn"),
            (Consent with { DocumentOn = new DateOnly(2999, 1, 1) }, "documentOn"),
            (Consent with { Document = new string('长', 201) }, "document"),
            (Consent with { Document = "同意\u202E函" }, "document"),
            (Interest with { Reason = null }, "reason"),
            (Unfounded with { Reason = " " }, "reason"),
            (Unfounded with { Reason = new string('长', 1001) }, "reason"),
            (Unfounded with { Reason = "名单\u202E公布" }, "reason"),
            (Unfounded with { DocumentOn = new DateOnly(2999, 1, 1) }, "documentOn"),
            (Interest with { Basis = (OverrideBasis)9 }, "basis"),
        ];
        foreach (var (proposal, field) in wrong)
        {
            Assert.Contains(Assert.IsType<ReviewOutcome.Invalid>(await service.ProposeAsync(first, caseId, proposal, default)).Errors, error => error.Field.Equals(field, StringComparison.Ordinal));
        }

        foreach (var name in (string[])["owner", "clerk", "admin", "supervisor", "foreign"])
        {
            Assert.IsNotType<ReviewOutcome.Done>(await service.ProposeAsync(desk.User(name), caseId, Consent, default));
            Assert.IsNotType<ReviewOutcome.Done>(await service.ProposeAsync(desk.User(name), caseId, Unfounded, default));
        }

        // Nobody slips a confirmation, another's name or a ground in with the proposal.
        Assert.IsType<ReviewOutcome.Done>(
            await service.ProposeAsync(first, caseId, Consent with { Proposer = "owner", Confirmer = "owner", ConfirmedAt = 1, Clauses = ["GS-11-1"] }, default));
        var proposed = (await desk.ReadAsync(first, caseId)).Override!;
        Assert.False(proposed.IsConfirmed);
        Assert.Equal((first.Name, "GS-11-2b"), (proposed.Proposer, Assert.Single(proposed.Clauses)));
    }
}
