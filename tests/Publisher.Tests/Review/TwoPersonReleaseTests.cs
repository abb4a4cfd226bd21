using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>That a decision concerns no commercial secret or privacy after all is found by two people, and one alone finds no way round them.</summary>
[Collection(DesksCollection.Name)]
[Clause("GS-11-2b")]
[Clause("GS-11-2c")]
[Clause("GS-12-2")]
public sealed class TwoPersonReleaseTests(Desks desks)
{
    private const string Why = "名单早已由权利人自行公布。";

    private static readonly DisclosureOverride Unfounded = new() { Basis = OverrideBasis.NotApplicable, Reason = Why };
    private static readonly DisclosureOverride Consent = new() { Basis = OverrideBasis.Consent, Document = "同意公开函", DocumentOn = new DateOnly(2026, 3, 9) };

    [Theory]
    [InlineData(Desks.Sqlite, StoppedCases.Secret)]
    [InlineData(Desks.Sqlite, StoppedCases.Privacy)]
    [InlineData(Desks.Sqlite, StoppedCases.Secret + StoppedCases.Series)]
    [InlineData(Desks.Postgres, StoppedCases.Secret)]
    public async Task Release_ByOne_IsRefusedAndTellsTheWay(string engine, string facts)
    {
        var desk = await desks.OnAsync(engine);
        var reviewer = desk.User("reviewer");
        var caseId = await desk.HeldAsync(desks.NewNumber(), facts);

        var refused = Assert.IsType<ReviewOutcome.NotAllowed>(await desk.Service<ReviewService>().ReleaseAsync(reviewer, caseId, Why, default));

        Assert.Equal(DutyRules.ReleaseTakesTwo, refused.Rule);
        Assert.Contains("由两个人决定公开", refused.Message, StringComparison.Ordinal);
        var after = await desk.ReadAsync(reviewer, caseId);
        Assert.Equal((CaseState.Held, null), (after.Case.State, after.Case.ReleasedAt));
        Assert.DoesNotContain(CaseAct.Release, after.Allowed);
        Assert.Contains(CaseAct.ProposeOverride, after.Allowed);
        Assert.Single(after.History, entry => (entry.Act, entry.Code).Equals((AuditActs.ActDenied, DutyRules.ReleaseTakesTwo)));
    }

    [Theory]
    [InlineData(Desks.Sqlite, StoppedCases.Secret, false)]
    [InlineData(Desks.Postgres, StoppedCases.Privacy, false)]
    [InlineData(Desks.Sqlite, StoppedCases.Secret + StoppedCases.Series, true)]
    [InlineData(Desks.Postgres, StoppedCases.Secret + StoppedCases.Series, true)]
    public async Task Held_FoundUnfoundedByTwo_GoesOnToReviewAndPublication(string engine, string facts, bool hasOthers)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.HeldAsync(desks.NewNumber(), facts);
        var held = await desk.ReadAsync(first, caseId);

        Assert.IsType<ReviewOutcome.Done>(await desk.DecideAsync(first, second, caseId, Unfounded));

        var reviewed = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal((first.Name, second.Name, Why), (reviewed.Override!.Proposer, reviewed.Override.Confirmer, reviewed.Override.Reason));
        Assert.Equal(held.Grounds.Select(ground => ground.Clause).Distinct(StringComparer.Ordinal), reviewed.Override.Clauses);
        Assert.Equal(held.Grounds, reviewed.Grounds);
        // Of another ground one person's word would do, and two have given theirs.
        Assert.Equal(hasOthers, reviewed.Case.ReleasedAt is not null);
        var basis = nameof(OverrideBasis.NotApplicable);
        Assert.Single(reviewed.History, entry => (entry.Act, entry.Code, entry.Actor).Equals((AuditActs.OverrideProposed, basis, $"account:{first.Name}")));
        Assert.Single(reviewed.History, entry => (entry.Act, entry.Code, entry.Actor).Equals((AuditActs.OverrideConfirmed, basis, $"account:{second.Name}")));
        // It goes on because nothing stands in the way, not in spite of it.
        Assert.DoesNotContain(reviewed.History, entry => string.Equals(entry.Code, OverrideService.Clause, StringComparison.Ordinal));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(second, caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-11-6")]
    public async Task OtherGrounds_KeepTheirWay(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, _) = await desk.ReviewersAsync();
        var service = desk.Service<OverrideService>();
        var mixed = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret + StoppedCases.Series);
        var series = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Series);

        Assert.Equal(DutyRules.OverrideGrounds, Assert.IsType<ReviewOutcome.NotAllowed>(await service.ProposeAsync(first, mixed, Consent, default)).Rule);
        Assert.Equal(DutyRules.FindingGrounds, Assert.IsType<ReviewOutcome.NotAllowed>(await service.ProposeAsync(first, series, Unfounded, default)).Rule);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReleaseAsync(first, series, "系列已结。", default));
        await desk.UntilAsync(series, CaseState.InReview);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Reprocess_ByOne_OfWhatAPersonFound_HoldsItAgain(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var review = desk.Service<ReviewService>();
        // No rule finds anything here: a person did.
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await review.HoldAsync(first, caseId, "GS-11-2b", "载有采购底价。", default));
        Assert.IsType<ReviewOutcome.Done>(await review.WithholdAsync(first, caseId, "GS-11-4", "同系列案件尚在调查。", default));
        Assert.IsType<ReviewOutcome.Done>(await review.ReprocessAsync(first, caseId, "系列已结。", default));

        var held = await desk.SettledAsync(caseId);
        Assert.Equal(CaseState.Held, held.Case.State);
        Assert.Equal("GS-11-2b", Assert.Single(held.Grounds).Clause);
        Assert.IsType<ReviewOutcome.NotAllowed>(await review.ReleaseAsync(first, caseId, Why, default));

        Assert.IsType<ReviewOutcome.Done>(await desk.DecideAsync(first, second, caseId, Unfounded));
        await desk.UntilAsync(caseId, CaseState.InReview);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Withheld_FoundUnfoundedByTwo_IsLookedAtAnewWithItsGroundOnRecord(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().WithholdAsync(first, caseId, "GS-11-2c", "涉及病历。", default));

        Assert.IsType<ReviewOutcome.Done>(await desk.DecideAsync(first, second, caseId, Unfounded));

        var reviewed = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Equal("GS-11-2c", Assert.Single(reviewed.Grounds).Clause);
        Assert.True(reviewed.Override!.Covers("GS-11-2c"));
        Assert.Contains(reviewed.History, entry => entry.To is CaseState.Received);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Confirm_AfterTheGroundsChanged_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var review = desk.Service<ReviewService>();
        var service = desk.Service<OverrideService>();

        // Withheld for another ground since.
        var caseId = await ProposedAsync();
        Assert.IsType<ReviewOutcome.Done>(await review.WithholdAsync(second, caseId, "GS-11-4", "同系列案件尚在调查。", default));
        var seen = (await desk.ReadAsync(second, caseId)).Override!.ProposedAt;
        Assert.DoesNotContain(CaseAct.ConfirmOverride, (await desk.ReadAsync(second, caseId)).Allowed);
        Assert.Equal(DutyRules.FindingGrounds, Assert.IsType<ReviewOutcome.NotAllowed>(await service.ConfirmAsync(second, caseId, seen, default)).Rule);

        // Looked at anew since: what was proposed is void, and the ground stands.
        Assert.IsType<ReviewOutcome.Done>(await review.ReprocessAsync(second, caseId, "系列已结。", default));
        Assert.Equal(CaseState.Held, (await desk.SettledAsync(caseId)).Case.State);
        Assert.IsType<ReviewOutcome.Conflict>(await service.ConfirmAsync(second, caseId, seen, default));

        // Privacy found beside the secret since: nobody has spoken to that.
        caseId = await ProposedAsync();
        seen = (await desk.ReadAsync(second, caseId)).Override!.ProposedAt;
        Assert.IsType<ReviewOutcome.Done>(await review.WithholdAsync(second, caseId, "GS-11-2c", "涉及病历。", default));
        Assert.IsType<ReviewOutcome.Conflict>(await service.ConfirmAsync(second, caseId, seen, default));
        Assert.Equal(CaseState.Withheld, (await desk.SettledAsync(caseId)).Case.State);

        async Task<string> ProposedAsync()
        {
            var held = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
            Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, held, Unfounded, default));
            return held;
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task HeldAnew_ForASecret_TakesTwoAgain_ForASeriesOne(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var review = desk.Service<ReviewService>();
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        Assert.IsType<ReviewOutcome.Done>(await desk.DecideAsync(first, second, caseId, Consent));
        await desk.UntilAsync(caseId, CaseState.InReview);

        // What two have let go is not asked again because of something else.
        Assert.IsType<ReviewOutcome.Done>(await review.HoldAsync(first, caseId, "GS-11-4", "同系列案件尚在调查。", default));
        Assert.IsType<ReviewOutcome.Done>(await review.ReleaseAsync(first, caseId, "系列已结。", default));
        Assert.True((await desk.UntilAsync(caseId, CaseState.InReview)).Override!.IsConfirmed);

        Assert.IsType<ReviewOutcome.Done>(await review.HoldAsync(first, caseId, "GS-11-2b", "权利人撤回同意。", default));
        Assert.Null((await desk.ReadAsync(first, caseId)).Override);
        Assert.IsType<ReviewOutcome.NotAllowed>(await review.ReleaseAsync(first, caseId, Why, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Confirm_OfWhatADisabledAccountProposed_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var leaver = await desk.ReviewerAsync("leaver");
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        var service = desk.Service<OverrideService>();
        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(leaver, caseId, Unfounded, default));
        var seen = (await desk.ReadAsync(second, caseId)).Override!.ProposedAt;
        Assert.IsType<AccountOutcome.Done>(await desk.Service<AccountService>().ActAsync(desk.User("admin"), leaver.Name, AccountAct.Disable, role: null, default));

        Assert.DoesNotContain(CaseAct.ConfirmOverride, (await desk.ReadAsync(second, caseId)).Allowed);
        Assert.Equal(DutyRules.ProposerIsGone, Assert.IsType<ReviewOutcome.NotAllowed>(await service.ConfirmAsync(second, caseId, seen, default)).Rule);
        Assert.Equal(CaseState.Held, (await desk.SettledAsync(caseId)).Case.State);

        Assert.IsType<ReviewOutcome.Done>(await desk.DecideAsync(first, second, caseId, Unfounded));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-04-2")]
    public async Task ForeignAgency_NeitherProposesNorConfirmsNorDeclines(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = desk.User("reviewer");
        var foreign = desk.User("foreign");
        var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
        var service = desk.Service<OverrideService>();
        Assert.IsType<ReviewOutcome.NotFound>(await service.ProposeAsync(foreign, caseId, Unfounded, default));
        Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Unfounded, default));
        var seen = (await desk.ReadAsync(first, caseId)).Override!.ProposedAt;

        Assert.IsType<ReviewOutcome.NotFound>(await service.ConfirmAsync(foreign, caseId, seen, default));
        Assert.IsType<ReviewOutcome.NotFound>(await service.DeclineAsync(foreign, caseId, seen, Why, default));

        Assert.False((await desk.ReadAsync(first, caseId)).Override!.IsConfirmed);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Confirm_ByManyAtOnceBesideOtherActs_HappensOnceOrNotAtAll(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (first, second) = await desk.ReviewersAsync();
        var third = await desk.ReviewerAsync("third");
        var service = desk.Service<OverrideService>();
        var review = desk.Service<ReviewService>();
        for (var round = 0; round < 4; round++)
        {
            var caseId = await desk.HeldAsync(desks.NewNumber(), StoppedCases.Secret);
            Assert.IsType<ReviewOutcome.Done>(await service.ProposeAsync(first, caseId, Unfounded, default));
            var seen = (await desk.ReadAsync(second, caseId)).Override!.ProposedAt;

            Task<ReviewOutcome>[] acts =
            [
                Task.Run(() => service.ConfirmAsync(second, caseId, seen, default)),
                Task.Run(() => service.ConfirmAsync(third, caseId, seen, default)),
                Task.Run(() => service.ConfirmAsync(first, caseId, seen, default)),
                Task.Run(() => service.DeclineAsync(third, caseId, seen, Why, default)),
                Task.Run(() => review.WithholdAsync(third, caseId, "GS-11-2b", Why, default)),
                Task.Run(() => review.ReleaseAsync(first, caseId, Why, default)),
            ];
            var outcomes = await Task.WhenAll(acts);

            Assert.IsNotType<ReviewOutcome.Done>(outcomes[2]);
            Assert.IsNotType<ReviewOutcome.Done>(outcomes[5]);
            var confirmed = outcomes.Take(2).Count(outcome => outcome is ReviewOutcome.Done);
            var after = await desk.SettledAsync(caseId);
            Assert.Equal(confirmed, after.History.Count(entry => entry.Act is AuditActs.OverrideConfirmed));
            Assert.True(confirmed == 0 ? after.Case.State is CaseState.Held or CaseState.Withheld : confirmed == 1, $"{confirmed} confirmed; {after.Case.State}");
        }
    }
}
