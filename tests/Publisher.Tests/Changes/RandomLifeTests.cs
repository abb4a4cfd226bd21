using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Changes;

/// <summary>Whatever people do in whatever order: what the public reads is what the state of the case says.</summary>
public sealed class RandomLifeTests(Desks desks) : IClassFixture<Desks>
{
    private const int Cases = 3;
    private const int Acts = 90;

    [Theory]
    [InlineData(Desks.Sqlite, 20261121)]
    [InlineData(Desks.Postgres, 20261122)]
    [Clause("CX-14-3")]
    [Clause("GS-12-2")]
    public async Task Acts_InAnyOrder_KeepStateAndPublicInStep(string engine, int seed)
    {
        var desk = await desks.OnAsync(engine);
        var random = new SeededRandom((ulong)seed);
        var (first, second) = await desk.ReviewersAsync();
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

            var user = random.Pick([first, second]);
            var basis = random.Pick([OverrideBasis.PublicInterest, OverrideBasis.NotApplicable]);
            await desk.SettledOutboxAsync(caseId);
            var before = await desk.ReadAsync(user, caseId);
            var isOpen = (before.Allowed.Contains(act) && (act is not CaseAct.ProposeOverride || before.Terms.Allow(basis, before.Case.State)))
                // What is away already, and waits for a second person, is accepted once more: it is as it was asked for.
                || (act is CaseAct.Suspend && before.Takedown is { IsUndecided: true });
            var outcome = act is CaseAct.RecordAftermath or CaseAct.ConfirmAftermath
                ? await RecordAsync(desk, user, before, act, i)
                : await ActAsync(desk, user, before, act, basis, random.Pick(["GS-11-2b", "GS-11-2c", "GS-11-4"]));
            Assert.True(outcome is ReviewOutcome.Done == isOpen, $"{act} ({basis}) in {before.Case.State}: {outcome.GetType().Name}");
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

        Assert.Equal(view?.Decision?.Performance, view?.Decision is null ? null : detail.Aftermath.Performance);

        // Never more than one text of a record, and every step one of the table's.
        Assert.True(view is null || view.Readable.Count(entry => entry.PayloadKind == RecordKind.Decision) <= 1);
        var states = detail.History.Where(entry => entry.To is not null).Select(entry => entry.To!.Value).ToList();
        Assert.All(states.Zip(states.Skip(1)), step => Assert.True(CaseTransitions.Allows(step.First, step.Second), $"{step.First} to {step.Second}"));
        AssertTwoStandBehindIt(detail);
    }

    // By the audit alone: who was stopped for a commercial secret or privacy comes to review again only by one who proposed and another who confirmed.
    private static void AssertTwoStandBehindIt(CaseDetail detail)
    {
        var isStopped = false;
        string? proposer = null;
        foreach (var entry in detail.History)
        {
            switch (entry.Act)
            {
                case AuditActs.OverrideProposed:
                    proposer = entry.Actor;
                    break;
                case AuditActs.OverrideConfirmed:
                    Assert.NotNull(proposer);
                    Assert.NotEqual(proposer, entry.Actor);
                    isStopped = false;
                    break;
                case AuditActs.Moved when entry is { To: CaseState.Held or CaseState.Withheld, Code: "GS-11-2b" or "GS-11-2c" }:
                    isStopped = true;
                    break;
                case AuditActs.Moved when entry.To is CaseState.InReview or CaseState.Approved or CaseState.Published:
                    Assert.False(isStopped, "One person alone let a commercial secret or privacy go.");
                    break;
            }
        }
    }

    private static Task<ReviewOutcome> RecordAsync(DeskProcess desk, DeskUser user, CaseDetail before, CaseAct act, int turn) => act is CaseAct.RecordAftermath
        ? desk.Service<AftermathService>().RecordAsync(
            user,
            before.Case.CaseId,
            new AftermathEntry { Performance = new Performance { Status = PerformanceStatus.PartlyPerformed, On = new DateOnly(2026, 4, 1), PerformedYuan = turn } },
            default)
        : desk.Service<AftermathService>().ConfirmAsync(
            user, before.Case.CaseId, before.Waiting.FirstOrDefault(entry => !string.Equals(entry.Recorder, user.Name, StringComparison.Ordinal))?.RecordedAt ?? 0, default);

    private static Task<ReviewOutcome> ActAsync(
        DeskProcess desk, DeskUser user, CaseDetail before, CaseAct act, OverrideBasis basis, string clause)
    {
        var caseId = before.Case.CaseId;
        var wrong = before.Findings.FirstOrDefault(finding => finding.Action != FindingAction.Keep);
        const string why = "情况已经查明。";
        var review = desk.Service<ReviewService>();
        var changes = desk.Service<ChangeService>();
        return act switch
        {
            CaseAct.Approve => desk.ApproveAsync(user, caseId),
            CaseAct.Return => review.ReturnAsync(user, caseId, why, default),
            CaseAct.Withhold => review.WithholdAsync(user, caseId, clause, why, default),
            CaseAct.Hold => review.HoldAsync(user, caseId, clause, why, default),
            CaseAct.Release => review.ReleaseAsync(user, caseId, why, default),
            CaseAct.Reprocess => review.ReprocessAsync(user, caseId, why, default),
            CaseAct.RecordSecrecyReview => review.RecordSecrecyReviewAsync(
                user, caseId, new SecrecyReview { Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 3), Conclusion = SecrecyConclusion.Publishable }, default),
            CaseAct.Withdraw => desk.Service<WithdrawalService>().WithdrawAsync(user, caseId, Orders.Revocation, default),
            CaseAct.Suspend => desk.TakeDownAsync(user, caseId, TakedownReason.Other, why),
            CaseAct.Restore => changes.RestoreAsync(user, caseId, why, default),
            CaseAct.ReduceToSummary => changes.ReduceToSummaryAsync(user, caseId, why, default),
            CaseAct.CloseSeries => desk.Service<SeriesService>().CloseAsync(user, caseId, why, default),
            CaseAct.ProposeOverride => desk.Service<OverrideService>().ProposeAsync(
                user, caseId, new DisclosureOverride { Basis = basis, Reason = why }, default),
            CaseAct.ConfirmOverride => desk.Service<OverrideService>().ConfirmAsync(user, caseId, before.Override?.ProposedAt ?? 0, default),
            CaseAct.Amend => desk.Service<AmendmentService>().ProposeAsync(
                user, caseId, before.Case.Version, MetadataAmendment.Of(before.Fields!) with { FineYuan = 6000, Note = "罚款金额填写有误。", Reason = why }, default),
            CaseAct.Correct => desk.RejectAsync(user, caseId, wrong, RejectionReason.Span),
            CaseAct.ChangeMode => desk.Service<ModeService>().ChooseAsync(user, caseId, DisclosureMode.FullText, why, default),
            CaseAct.JudgeImpact => desk.Service<SocialImpactService>().JudgeAsync(user, caseId, SocialImpactFinding.Present, why, default),
            CaseAct.Mend => desk.Service<MendService>().FillAsync(user, caseId, before.Case.Revision, Typed(before.Fields), default),
            CaseAct.RecordLegalReview => desk.Service<LegalReviewService>().RecordAsync(
                user, caseId, new LegalReview { OpinionNumber = "景市监法审〔2026〕3号", ReviewedOn = new DateOnly(2026, 3, 1) }, default),
            CaseAct.ConfirmTakedown => desk.Service<TakedownService>().ConfirmAsync(
                user,
                caseId,
                before.Case.State switch { CaseState.Withdrawn => TakedownCourse.Withdraw, CaseState.Expired => TakedownCourse.End, _ => (TakedownCourse)(1 + ((int)basis % 2)) },
                why,
                default),
            CaseAct.AnswerRescan => desk.Service<RescanAnswerService>().NothingToDoAsync(user, caseId, before.Offer?.Id, why, default),
            CaseAct.RetractWithdrawal => desk.Service<WithdrawalService>().RetractAsync(user, caseId, why, default),
            CaseAct.Reassess => desk.Service<ReassessmentService>().ConfirmAsync(user, caseId, why, default),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Not a defined act."),
        };
    }

    private static TypedSummary Typed(CaseSubmission? fields) => new()
    {
        DocumentNumber = fields?.DocumentNumber,
        Title = fields?.Title,
        ActType = fields?.ActType,
        DecidedOn = fields?.DecidedOn?.ToString("yyyy-MM-dd"),
        Parties = [.. (fields?.Parties ?? []).Select(party => new TypedParty { Name = party.Name, Kind = party.Kind })],
        Facts = fields?.Summary?.Facts ?? "经营超过保质期的食品。",
        Basis = fields?.Summary?.Basis ?? "《中华人民共和国食品安全法》第三十四条",
        Decision = fields?.Summary?.Decision ?? "罚款5000元。",
        IsSummaryOnly = false,
    };
}
