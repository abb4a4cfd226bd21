using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Takedowns;

/// <summary>Who may take a decision down, who may decide on that, and what the public then sees.</summary>
public sealed class TakedownServiceTests(Desks desks) : IClassFixture<Desks>
{
    private const string Why = "情况已经查明。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task TakeDown_ByOnePersonWithoutANumber_LeavesNothingAndRecordsIt(string engine)
    {
        const string Words = "当事人来电：第三段有身份证号。";
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var before = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.Equal("reason", Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(
            await desk.Service<TakedownService>().TakeDownAsync(desk.User("reviewer"), caseId, new TakedownOrder(null), default)).Errors).Field);
        Assert.IsType<ReviewOutcome.NotAllowed>(await desk.TakeDownAsync(desk.User("clerk"), caseId));

        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), caseId, TakedownReason.PersonalData, Words));
        var gone = await desk.UntilAsync(caseId, CaseState.Suspended);
        var view = (await PublicView.OfAsync(desk, gone.Case))!;
        Assert.Equal(NoticeKind.SilentEnd, view.Notice!.Kind);
        Assert.Equal((string.Empty, string.Empty, string.Empty), (view.Notice.DocumentNumber, view.Notice.Content, view.Notice.Reason));
        Assert.Equal(view.Newest.Index, Assert.Single(view.Readable).Index);

        // Ordered again it is done already, and stands in the record once.
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), caseId));
        var record = Assert.Single(await desk.Service<TakedownReader>().OfCaseAsync(desk.User("reviewer"), caseId, default)).Line;
        Assert.Equal((before.Case.Version, "reviewer", false), (record.Takedown.Version, record.Takedown.OrderedBy, record.Takedown.IsBySupervisor));
        Assert.True(record.Takedown.PublicFrom <= record.Takedown.OrderedAt && record.Takedown.OrderedAt <= record.Takedown.HiddenAt);
        Assert.Equal((TakedownReason.PersonalData, Words), (record.Account!.Reason, record.Account.Words));

        // The words lie sealed: the audit has the code alone, and nothing of them is in the store's own columns.
        var entry = Assert.Single(await EntriesAsync(desk, caseId), line => string.Equals(line.Act, AuditActs.TakenDown, StringComparison.Ordinal));
        Assert.Equal((nameof(TakedownReason.PersonalData), null), (entry.Code, entry.Detail));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    [Clause("GS-04-3")]
    public async Task TakeDown_BySupervisors_ReachesTheirRegionAlone(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var caseId = await desk.PublishedAsync(number);
        var record = (await desk.UntilAsync(caseId, CaseState.Published)).Case.RecordId;
        var takedowns = desk.Service<TakedownService>();
        var lookup = desk.Service<TakedownLookup>();
        var order = new TakedownOrder(TakedownReason.Minor);
        foreach (var stranger in (DeskUser[])[desk.User("foreign"), Supervisor(desk, "530100"), desk.User("reviewer") with { AgencyCode = "kmscj" }])
        {
            // Whatever is asked for is not there, as if it were nowhere.
            Assert.IsType<ReviewOutcome.NotFound>(await takedowns.TakeDownAsync(stranger, record, order, default));
            Assert.IsType<ReviewOutcome.NotFound>(await takedowns.TakeDownAsync(stranger, caseId, order, default));
            Assert.IsType<TakedownFound.NoDecision>(await lookup.FindAsync(stranger, record.Value, default));
            Assert.IsType<TakedownFound.NoDecision>(await lookup.FindAsync(stranger, number, default));
        }

        var supervisor = Supervisor(desk, "532800");
        foreach (var place in (string[])[record.Value, $"https://gongshi.example/large/decisions/{record.Value}?q=x#body", $"/decisions/{record.Value}.html", number])
        {
            Assert.Equal(record, Assert.IsType<TakedownFound.OneDecision>(await lookup.FindAsync(supervisor, place, default)).Target.RecordId);
        }

        // What is not public is not there for anyone.
        var hidden = desks.NewNumber();
        await desk.InReviewAsync(hidden);
        Assert.IsType<TakedownFound.NoDecision>(await lookup.FindAsync(supervisor, hidden, default));
        Assert.IsType<TakedownFound.NoDecision>(await lookup.FindAsync(desk.User("reviewer"), hidden, default));

        Assert.IsType<ReviewOutcome.Done>(await takedowns.TakeDownAsync(supervisor, record, order, default));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        Assert.IsType<ReviewOutcome.NotFound>(await takedowns.ConfirmAsync(supervisor, caseId, TakedownCourse.Correct, null, default));
        Assert.IsType<ReviewOutcome.NotFound>(await desk.Service<ChangeService>().RestoreAsync(supervisor, caseId, Why, default));
        var line = Assert.Single((await desk.Service<TakedownReader>().ListAsync(supervisor, default))!.Lines, one => string.Equals(one.Takedown.CaseId, caseId, StringComparison.Ordinal));
        Assert.Equal((true, null, null), (line.Takedown.IsBySupervisor, line.Caption, line.Account));
        Assert.DoesNotContain((await desk.Service<TakedownReader>().ListAsync(Supervisor(desk, "530100"), default))!.Lines, one => string.Equals(one.Takedown.CaseId, caseId, StringComparison.Ordinal));
        Assert.IsType<ReviewOutcome.Done>(await takedowns.ConfirmAsync(desk.User("reviewer"), caseId, TakedownCourse.Correct, null, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Restore_TakesAnotherPersonThanWhoTookItDown(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var changes = desk.Service<ChangeService>();
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);

        Assert.Equal(DutyRules.TakedownTakesTwo, Rule(await changes.RestoreAsync(desk.User("reviewer"), caseId, Why, default)));
        Assert.Equal(DutyRules.TakedownTakesTwo, Rule(await desk.Service<TakedownService>().ConfirmAsync(desk.User("reviewer"), caseId, TakedownCourse.End, null, default)));
        // The submitter is no second person, and neither is a deputy of the first.
        Assert.Equal(DutyRules.FourEyes, Rule(await changes.RestoreAsync(desk.User("owner"), caseId, Why, default)));
        Assert.Equal(DutyRules.FourEyes, Rule(await desk.Service<TakedownService>().ConfirmAsync(desk.User("owner"), caseId, TakedownCourse.End, null, default)));
        var deputy = desk.User("clerk") with { StandsInFor = ["reviewer"] };
        Assert.Equal(DutyRules.TakedownTakesTwo, Rule(await changes.RestoreAsync(deputy, caseId, Why, default)));
        Assert.Null((await PublicView.OfAsync(desk, (await desk.SettledOutboxAsync(caseId)).Case))!.Decision);

        var second = await desk.ReviewerAsync("second");
        Assert.IsType<ReviewOutcome.Done>(await changes.RestoreAsync(second, caseId, Why, default));
        await desk.UntilAsync(caseId, CaseState.Published);
        var record = Assert.Single(await desk.Service<TakedownReader>().OfCaseAsync(second, caseId, default)).Line.Takedown;
        Assert.Equal((TakedownDecision.Restored, TakedownEnd.Restored, second.Name), (record.Decision, record.Outcome, record.DecidedBy));
        Assert.True(record.DecidedAt >= record.HiddenAt && record.EndedAt >= record.DecidedAt);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Confirm_LeadsToWhatWasChosenAndNeverBackToTheText(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var takedowns = desk.Service<TakedownService>();
        var reviewer = desk.User("reviewer");
        var (corrected, number) = await TakenDownAsync(desk);
        var amendment = await desk.AmendingAsync(number);
        // Nothing appears while it waits for the second person.
        Assert.Equal(DutyRules.TakedownIsOpen, Rule(await desk.ApproveAsync(reviewer, amendment)));
        Assert.IsType<ReviewOutcome.Invalid>(await takedowns.ConfirmAsync(reviewer, corrected, null, null, default));
        Assert.IsType<ReviewOutcome.Done>(await takedowns.ConfirmAsync(reviewer, corrected, TakedownCourse.Correct, "已通知经办人更正。", default));
        Assert.IsType<ReviewOutcome.Done>(await takedowns.ConfirmAsync(reviewer, corrected, TakedownCourse.Correct, null, default));
        Assert.Equal(DutyRules.TakedownIsConfirmed, Rule(await desk.Service<ChangeService>().RestoreAsync(reviewer, corrected, Why, default)));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(reviewer, amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);
        var record = Assert.Single(await desk.Service<TakedownReader>().OfCaseAsync(reviewer, amendment, default)).Line;
        Assert.Equal((TakedownEnd.Corrected, "已通知经办人更正。"), (record.Takedown.Outcome, record.Account!.DecisionWords));

        var (withdrawn, _) = await TakenDownAsync(desk);
        Assert.IsType<ReviewOutcome.Done>(await takedowns.ConfirmAsync(reviewer, withdrawn, TakedownCourse.Withdraw, null, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(reviewer, withdrawn, Orders.Revocation, default));
        var noticed = await desk.UntilAsync(withdrawn, CaseState.Withdrawn);
        Assert.Equal(NoticeKind.Revocation, (await PublicView.OfAsync(desk, noticed.Case))!.Notice!.Kind);
        Assert.Equal(TakedownEnd.Withdrawn, await OutcomeAsync(desk, withdrawn));

        var (ended, _) = await TakenDownAsync(desk);
        Assert.IsType<ReviewOutcome.Done>(await takedowns.ConfirmAsync(reviewer, ended, TakedownCourse.End, null, default));
        var silent = await desk.UntilAsync(ended, CaseState.Expired);
        Assert.Equal(NoticeKind.SilentEnd, (await PublicView.OfAsync(desk, silent.Case))!.Notice!.Kind);
        Assert.Equal(TakedownEnd.Ended, await OutcomeAsync(desk, ended));
        Assert.DoesNotContain(CaseAct.Restore, silent.Allowed);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Withdraw_BeforeTheSecondPerson_LeavesTheTakedownToBeConfirmed(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (caseId, _) = await TakenDownAsync(desk);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("admin"), caseId, Orders.Revocation, default));
        var withdrawn = await desk.UntilAsync(caseId, CaseState.Withdrawn);
        Assert.Contains(CaseAct.ConfirmTakedown, withdrawn.Allowed);
        Assert.IsType<ReviewOutcome.Conflict>(await desk.Service<TakedownService>().ConfirmAsync(desk.User("reviewer"), caseId, TakedownCourse.Correct, null, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<TakedownService>().ConfirmAsync(desk.User("reviewer"), caseId, TakedownCourse.Withdraw, null, default));
        Assert.DoesNotContain(CaseAct.ConfirmTakedown, (await desk.UntilAsync(caseId, CaseState.Withdrawn)).Allowed);
    }

    private async Task<(string CaseId, string Number)> TakenDownAsync(DeskProcess desk)
    {
        var number = desks.NewNumber();
        var caseId = await desk.PublishedAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        return (caseId, number);
    }

    private static async Task<TakedownEnd?> OutcomeAsync(DeskProcess desk, string caseId) =>
        Assert.Single(await desk.Service<TakedownReader>().OfCaseAsync(desk.User("reviewer"), caseId, default)).Line.Takedown.Outcome;

    private static string Rule(ReviewOutcome outcome) => Assert.IsType<ReviewOutcome.NotAllowed>(outcome).Rule;

    private static DeskUser Supervisor(DeskProcess desk, string region) => desk.User("supervisor") with { Region = region };

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(DeskProcess desk, string caseId) =>
        await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", caseId), default);
}
