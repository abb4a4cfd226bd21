using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Changes;

/// <summary>Whatever people do in whatever order: what the public reads is what the state of the case says.</summary>
public sealed class RandomLifeTests(Desks desks) : IClassFixture<Desks>
{
    private const int Cases = 3;
    private const int Acts = 60;

    [Theory]
    [InlineData(Desks.Sqlite, 20261121)]
    [InlineData(Desks.Postgres, 20261122)]
    [Clause("CX-14-3")]
    [Clause("GS-12-2")]
    public async Task Acts_InAnyOrder_KeepStateAndPublicInStep(string engine, int seed)
    {
        var desk = await desks.OnAsync(engine);
        var random = new SeededRandom((ulong)seed);
        var cases = new List<string>();
        for (var i = 0; i < Cases; i++)
        {
            cases.Add(await desk.InReviewAsync(desks.NewNumber()));
        }

        for (var i = 0; i < Acts; i++)
        {
            var caseId = random.Pick(cases);
            var act = random.Pick(Enum.GetValues<CaseAct>());
            if (act is CaseAct.Return or CaseAct.Withdraw && random.Next(5) > 0)
            {
                // They end a case: seldom, so that there is a life to live.
                continue;
            }

            var before = await desk.SettledOutboxAsync(caseId);
            var outcome = await ActAsync(desk, caseId, act, before.Override?.ProposedAt ?? 0);
            Assert.True(outcome is ReviewOutcome.Done == before.Allowed.Contains(act), $"{act} in {before.Case.State}: {outcome.GetType().Name}");
            await desk.SettledAsync(caseId);
            await AssertInStepAsync(desk, caseId);
        }

        Assert.Null(await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
    }

    private static async Task AssertInStepAsync(DeskProcess desk, string caseId)
    {
        var detail = await desk.SettledOutboxAsync(caseId);
        var view = await PublicView.OfAsync(desk, detail.Case);
        switch (detail.Case.State)
        {
            case CaseState.Published or CaseState.Amended:
                Assert.NotEmpty(view!.Decision!.Body);
                break;
            case CaseState.SummaryOnly:
                Assert.Empty(view!.Decision!.Body);
                break;
            case CaseState.Suspended:
                Assert.Equal(NoticeKind.SilentEnd, view!.Notice!.Kind);
                break;
            case CaseState.Withdrawn:
                Assert.Equal(NoticeKind.Revocation, view!.Notice!.Kind);
                break;
            default:
                Assert.Null(view);
                break;
        }

        // Never more than one text of a record, and every step one of the table's.
        Assert.True(view is null || view.Readable.Count(entry => entry.PayloadKind == RecordKind.Decision) <= 1);
        var states = detail.History.Where(entry => entry.To is not null).Select(entry => entry.To!.Value).ToList();
        Assert.All(states.Zip(states.Skip(1)), step => Assert.True(CaseTransitions.Allows(step.First, step.Second), $"{step.First} to {step.Second}"));
    }

    private static Task<ReviewOutcome> ActAsync(DeskProcess desk, string caseId, CaseAct act, long proposedAt)
    {
        const string why = "情况已经查明。";
        var user = desk.User("reviewer");
        var review = desk.Service<ReviewService>();
        var changes = desk.Service<ChangeService>();
        return act switch
        {
            CaseAct.Approve => review.ApproveAsync(user, caseId, default),
            CaseAct.Return => review.ReturnAsync(user, caseId, why, default),
            CaseAct.Withhold => review.WithholdAsync(user, caseId, "GS-11-2b", why, default),
            CaseAct.Hold => review.HoldAsync(user, caseId, "GS-11-4", why, default),
            CaseAct.Release => review.ReleaseAsync(user, caseId, why, default),
            CaseAct.Reprocess => review.ReprocessAsync(user, caseId, why, default),
            CaseAct.RecordSecrecyReview => review.RecordSecrecyReviewAsync(
                user, caseId, new SecrecyReview { Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 3), Conclusion = SecrecyConclusion.Publishable }, default),
            CaseAct.Withdraw => desk.Service<WithdrawalService>().WithdrawAsync(user, caseId, Orders.Revocation, default),
            CaseAct.Suspend => changes.SuspendAsync(user, caseId, why, default),
            CaseAct.Restore => changes.RestoreAsync(user, caseId, why, default),
            CaseAct.ReduceToSummary => changes.ReduceToSummaryAsync(user, caseId, why, default),
            CaseAct.CloseSeries => desk.Service<SeriesService>().CloseAsync(user, caseId, why, default),
            CaseAct.ProposeOverride => desk.Service<OverrideService>().ProposeAsync(
                user, caseId, new DisclosureOverride { Basis = OverrideBasis.PublicInterest, Reason = why }, default),
            CaseAct.ConfirmOverride => desk.Service<OverrideService>().ConfirmAsync(user, caseId, proposedAt, default),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not a defined act."),
        };
    }
}
