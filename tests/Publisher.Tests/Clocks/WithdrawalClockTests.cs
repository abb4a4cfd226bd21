using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>Until when a decision that does not stand any more must be taken down, from the record of it to its notice.</summary>
[Collection(DesksCollection.Name)]
[Clause("LAW-XZCF-48-2")]
[Clause("LAW-XZCF-85")]
public sealed class WithdrawalClockTests(Desks desks)
{
    private static readonly DateOnly Making = new(2026, 4, 30);
    private static readonly DateOnly Learning = new(2026, 5, 7);
    private static readonly DateOnly Due = new(2026, 5, 8);
    private static readonly AftermathEntry Revoked = Entries.Revoked with { Proceeding = Entries.Revoked.Proceeding! with { On = Making }, LearnedOn = Learning };

    public static TheoryData<string> Engines => [Desks.Sqlite, Desks.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Record_OutcomeThatOverturns_StartsTheClockBeforeAnyoneConfirms(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.Null((await desk.RowAsync(caseId)).WithdrawDueOn);

        await RecordAsync(desk, caseId, Entries.Performed);
        Assert.Null((await desk.RowAsync(caseId)).WithdrawDueOn);
        await RecordAsync(desk, caseId, Revoked);

        var row = await desk.RowAsync(caseId);
        Assert.Equal((Due, Making, Learning, false), (row.WithdrawDueOn, row.OverturnedOn, row.OverturnLearnedOn, row.IsWithdrawalProvisional));
        Assert.Equal(new DateTimeOffset(2026, 5, 9, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(), row.WithdrawLateFrom);
        Assert.True(row.IsWithdrawalDue);
        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        Assert.Equal((Making, "行政处罚法第四十八条第二款、第八十五条", true), (detail.WithdrawalDue!.Deadline.StartsOn, detail.WithdrawalDue.Rule.Basis, detail.WithdrawalDue.Standing.IsLate));

        await ConfirmAsync(desk, caseId);
        await SweepAsync(desk);
        Assert.Equal((Due, Learning), ((await desk.RowAsync(caseId)).WithdrawDueOn, (await desk.RowAsync(caseId)).OverturnLearnedOn));
        Assert.Equal(["-/2026-05-08"], await MovesAsync(desk, caseId));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Record_WithoutADayOfLearning_HoldsToday(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());

        await RecordAsync(desk, caseId, Revoked with { LearnedOn = null });

        var row = await desk.RowAsync(caseId);
        Assert.Equal((Due, Today), (row.WithdrawDueOn, row.OverturnLearnedOn));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Record_ImpossibleDayOfLearning_IsRefusedAtItsField(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        foreach (var day in new[] { Making.AddDays(-1), Today.AddDays(1) })
        {
            var invalid = Assert.IsType<ReviewOutcome.Invalid>(
                await desk.Service<AftermathService>().RecordAsync(desk.User("clerk"), caseId, Revoked with { LearnedOn = day }, default));
            Assert.Equal("learnedOn", Assert.Single(invalid.Errors).Field);
        }

        Assert.Null((await desk.RowAsync(caseId)).WithdrawDueOn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Decline_OfWhatStartedTheClock_StopsIt(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await RecordAsync(desk, caseId, Revoked);

        var waiting = (await desk.SettledOutboxAsync(caseId)).Waiting;
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<AftermathService>().DeclineAsync(desk.User("reviewer"), caseId, waiting[0].RecordedAt, "登记在了别的案件上。", default));

        Assert.Null((await desk.RowAsync(caseId)).WithdrawDueOn);
        Assert.Equal(["-/2026-05-08", "2026-05-08/-"], await MovesAsync(desk, caseId));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Decline_ByWhoStartedTheClock_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await RecordAsync(desk, caseId, Revoked);
        var due = (await desk.RowAsync(caseId)).WithdrawDueOn;
        Assert.NotNull(due);
        var waiting = (await desk.SettledOutboxAsync(caseId)).Waiting;

        var refused = Assert.IsType<ReviewOutcome.NotAllowed>(
            await desk.Service<AftermathService>().DeclineAsync(desk.User("clerk"), caseId, waiting[0].RecordedAt, "先撤回登记。", default));

        Assert.Equal(DutyRules.ClockTakesTwo, refused.Rule);
        Assert.Equal(due, (await desk.RowAsync(caseId)).WithdrawDueOn);
        Assert.Single((await desk.SettledOutboxAsync(caseId)).Waiting);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Decline_ByTheRecorderOfWhatStartsNoClock_IsDone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await RecordAsync(desk, caseId, Entries.Upheld);
        var waiting = (await desk.SettledOutboxAsync(caseId)).Waiting;

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<AftermathService>().DeclineAsync(desk.User("clerk"), caseId, waiting[0].RecordedAt, "登记有误。", default));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task WhatWouldStopTheClock_DoesSoOnceItIsPublic(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await RecordAsync(desk, caseId, Revoked);
        await ConfirmAsync(desk, caseId);
        var appeal = new AftermathEntry
        {
            Proceeding = new Proceeding { Kind = ProceedingKind.SecondInstance, Outcome = ProceedingOutcome.Dismissed, Body = "西双版纳傣族自治州中级人民法院", On = new DateOnly(2026, 7, 1) },
        };

        foreach (var (stop, isRemoval) in new[] { (appeal, false), (appeal with { IsRemoval = true }, true), (Revoked with { IsRemoval = true }, false) })
        {
            var before = (await desk.RowAsync(caseId)).WithdrawDueOn;
            await RecordAsync(desk, caseId, stop);
            Assert.Equal(before, (await desk.RowAsync(caseId)).WithdrawDueOn);
            await ConfirmAsync(desk, caseId);
            await SweepAsync(desk);
            Assert.Equal(isRemoval ? Due : null, (await desk.RowAsync(caseId)).WithdrawDueOn);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("GS-16-1")]
    [Clause("CX-14-4")]
    public async Task Withdraw_AfterTheLastDay_IsLateOnceAndStaysSo(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await RecordAsync(desk, caseId, Revoked);
        var lateness = desk.Service<LatenessService>();
        Assert.IsType<ReviewOutcome.Done>(await lateness.ExplainAsync(desk.User("clerk"), caseId, "判决书转到承办科室已是六月。", ofWithdrawal: true, default));

        // A later document takes nothing back from a clock that ran out.
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(
            desk.User("reviewer"), caseId, Orders.Revocation with { AuthorityDecidedOn = Today, LearnedOn = Today }, default));

        var row = (await desk.UntilAsync(caseId, CaseState.Withdrawn)).Case;
        Assert.Equal((Due, true, false), (row.WithdrawDueOn, row.WasWithdrawnLate, row.IsWithdrawalDue));
        var standing = desk.Service<DueDates>().WithdrawalStandingOf(row, Today)!;
        Assert.Equal((true, true, true), (standing.IsWithdrawal, standing.IsMet, standing.IsLate));
        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        Assert.True(Assert.Single(detail.LatenessReasons).OfWithdrawal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("GS-16-2")]
    public async Task Withdraw_WithoutARecordBefore_IsMeasuredByItsOwnDaysAndTellsItsOrigin(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (late, timely) = (await desk.PublishedAsync(desks.NewNumber()), await desk.PublishedAsync(desks.NewNumber()));
        var service = desk.Service<WithdrawalService>();

        Assert.IsType<ReviewOutcome.Done>(await service.WithdrawAsync(
            desk.User("reviewer"), late, Orders.Revocation with { AuthorityDecidedOn = Making, LearnedOn = Learning, Origin = NoticeOrigin.Supervision }, default));
        Assert.IsType<ReviewOutcome.Done>(await service.WithdrawAsync(desk.User("reviewer"), timely, Orders.Revocation with { AuthorityDecidedOn = Today, LearnedOn = Today }, default));

        var row = (await desk.UntilAsync(late, CaseState.Withdrawn)).Case;
        Assert.Equal((Due, true), (row.WithdrawDueOn, row.WasWithdrawnLate));
        Assert.Equal(NoticeOrigin.Supervision, (await PublicView.OfAsync(desk, row))!.Notice!.Origin);
        Assert.False((await desk.UntilAsync(timely, CaseState.Withdrawn)).Case.WasWithdrawnLate);
        Assert.IsType<ReviewOutcome.Conflict>(await desk.Service<LatenessService>().ExplainAsync(desk.User("clerk"), timely, "没有逾期。", ofWithdrawal: true, default));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Amendment_OfWhatMustBeTakenDown_GoesOnWithItsClockAlone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        await RecordAsync(desk, first, Revoked);
        await ConfirmAsync(desk, first);
        var due = (await QueueAsync(desk, new QueueFilter())).Withdrawals.Count;

        var amendment = await desk.AmendingAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);

        Assert.Equal((Due, Learning, true), ((await desk.RowAsync(amendment)).WithdrawDueOn, (await desk.RowAsync(amendment)).OverturnLearnedOn, (await desk.RowAsync(amendment)).IsWithdrawalDue));
        Assert.False((await desk.RowAsync(first)).IsWithdrawalDue);
        Assert.Equal(due, (await QueueAsync(desk, new QueueFilter())).Withdrawals.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task List_WhatMustBeTakenDown_ComesBeforeEverythingElse(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (sooner, later) = (await desk.PublishedAsync(desks.NewNumber()), await desk.PublishedAsync(desks.NewNumber()));
        var waiting = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(waiting, new DateOnly(2026, 1, 5));
        await RecordAsync(desk, later, Revoked with { Proceeding = Revoked.Proceeding! with { On = Today }, LearnedOn = Today });
        await RecordAsync(desk, sooner, Revoked);

        var page = await QueueAsync(desk, new QueueFilter { PageSize = 200 });
        var due = await QueueAsync(desk, new QueueFilter { PageSize = 200, Lateness = QueueLateness.Withdrawal });

        string[] own = [sooner, later, waiting];
        Assert.Equal(own, page.Items.Select(item => item.CaseId).Where(own.Contains));
        Assert.Equal(own[..2], due.Items.Select(item => item.CaseId).Where(own.Contains));
        Assert.Equal(page.Items.Take(due.Items.Count).Select(item => item.CaseId), due.Items.Select(item => item.CaseId));
        Assert.All(due.Items, item => Assert.True(item.Due is { IsWithdrawal: true, IsMet: false }));
        Assert.Equal((due.Items.Count, due.Items.Count(item => item.Due is { IsLate: true })), ((int)page.Withdrawals.Count, (int)page.Withdrawals.Late));
        Assert.DoesNotContain((await QueueAsync(desk, new QueueFilter { PageSize = 200, Lateness = QueueLateness.Late })).Items, item => own[..2].Contains(item.CaseId));
    }

    [Fact]
    public void Earliest_OfSeveralOutcomes_IsTheFirstThatStandsAndRemoves()
    {
        var (changed, revoked) = (Of(ProceedingKind.Reconsideration, ProceedingOutcome.Modified, 4), Of(ProceedingKind.FirstInstance, ProceedingOutcome.Revoked, 6));
        var known = new CaseAftermath().With(changed).With(revoked);
        var appeal = new AftermathEntry { Proceeding = Of(ProceedingKind.SecondInstance, ProceedingOutcome.Dismissed, 8).Proceeding };

        Assert.Equal(changed.Proceeding, WithdrawalClock.Earliest(ActType.Penalty, [known], [])!.Proceeding);
        // 变更 of another act leaves its text where it is.
        Assert.Equal(revoked.Proceeding, WithdrawalClock.Earliest(ActType.License, [known], [])!.Proceeding);
        Assert.Equal(new DateOnly(2026, 6, 20), WithdrawalClock.Earliest(ActType.License, [known], [])!.On);
        Assert.Null(WithdrawalClock.Earliest(ActType.License, [known.With(appeal)], []));
        Assert.NotNull(WithdrawalClock.Earliest(ActType.License, [known], [appeal]));
        Assert.Equal(revoked.Proceeding, WithdrawalClock.Earliest(ActType.License, [new CaseAftermath()], [revoked])!.Proceeding);
        Assert.Null(WithdrawalClock.Earliest(ActType.License, [new CaseAftermath()], [revoked with { IsRemoval = true }]));

        static AftermathEntry Of(ProceedingKind kind, ProceedingOutcome outcome, int month) => new()
        {
            Proceeding = new Proceeding { Kind = kind, Outcome = outcome, Body = "某某人民法院", On = new DateOnly(2026, month, 1) },
            LearnedOn = outcome.Overturns() ? new DateOnly(2026, month, 20) : null,
        };
    }

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static async Task RecordAsync(DeskProcess desk, string caseId, AftermathEntry entry) =>
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<AftermathService>().RecordAsync(desk.User("clerk"), caseId, entry, default));

    private static async Task ConfirmAsync(DeskProcess desk, string caseId)
    {
        var waiting = (await desk.SettledOutboxAsync(caseId)).Waiting;
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<AftermathService>().ConfirmAsync(desk.User("reviewer"), caseId, waiting[^1].RecordedAt, default));
        await desk.SettledOutboxAsync(caseId);
    }

    private static Task<QueuePage> QueueAsync(DeskProcess desk, QueueFilter filter) => desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), filter, default);

    private static Task SweepAsync(DeskProcess desk) => desk.WithdrawalSweep(desk.Service<DueDates>()).RunToTheEndAsync();

    private static async Task<IEnumerable<string?>> MovesAsync(DeskProcess desk, string caseId) =>
        (await desk.ReadAsync(desk.User("reviewer"), caseId)).History.Where(entry => entry.Act is AuditActs.WithdrawalDueMoved).Select(entry => entry.Code);
}
