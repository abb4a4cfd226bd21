using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Aftermath.AftermathSteps;

namespace Disclosure.Publisher.Tests.Aftermath;

/// <summary>What was recorded goes with its decision through withdrawal, suspension, amendment, crashes and a verifier that blocks it.</summary>
public sealed class AftermathLifeTests(Desks desks) : IClassFixture<Desks>
{
    private const string Why = "已查清。";

    public static TheoryData<string> Engines => [Desks.Sqlite, Desks.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("CX-14-4")]
    public async Task Confirm_OfWhatWasWithdrawnOrSuspendedSince_BringsNothingBack(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", caseId, Entries.Performed));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        Assert.Equal(CaseState.Suspended, Assert.IsType<ReviewOutcome.Conflict>(await ConfirmAsync(desk, "reviewer", caseId)).State);

        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default));
        var withdrawn = await desk.UntilAsync(caseId, CaseState.Withdrawn);
        Assert.IsType<ReviewOutcome.Conflict>(await ConfirmAsync(desk, "reviewer", caseId));
        Assert.IsType<ReviewOutcome.Conflict>(await RecordAsync(desk, "clerk", caseId, Entries.Upheld));
        Assert.Equal(NoticeKind.Revocation, (await PublicView.OfAsync(desk, withdrawn.Case))!.Notice!.Kind);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("CX-14-4")]
    public async Task ConfirmAndWithdraw_InOneMoment_EndWithTheNotice(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", caseId, Entries.Revoked));
        var recordedAt = (await desk.SettledOutboxAsync(caseId)).Waiting[0].RecordedAt;
        var withdrawals = desk.Service<WithdrawalService>();

        var confirming = desk.Service<AftermathService>().ConfirmAsync(desk.User("reviewer"), caseId, recordedAt, default);
        var withdrawing = withdrawals.WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default);
        await Task.WhenAll(confirming, withdrawing);
        while (await withdrawing is ReviewOutcome.Busy)
        {
            await desk.SettledOutboxAsync(caseId);
            withdrawing = withdrawals.WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default);
        }

        var withdrawn = await desk.UntilAsync(caseId, CaseState.Withdrawn);
        var view = (await PublicView.OfAsync(desk, withdrawn.Case))!;
        Assert.Equal(NoticeKind.Revocation, view.Notice!.Kind);
        Assert.Equal(view.Newest.Index, Assert.Single(view.Readable).Index);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Aftermath_GoesWithTheDecisionThroughSummaryRestorationAndAmendment(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var amendment = await desk.AmendingAsync(number);
        await PublishAsync(desk, first, Entries.Upheld);
        var changes = desk.Service<ChangeService>();
        Assert.IsType<ReviewOutcome.Done>(await changes.ReduceToSummaryAsync(desk.User("reviewer"), first, Why, default));
        await desk.UntilAsync(first, CaseState.SummaryOnly);
        await PublishAsync(desk, first, Entries.Performed);
        var summary = (await PublicAsync(desk, first)).Decision!;
        Assert.Equal((DisclosureMode.Summary, 0), (summary.Mode, summary.Body.Count));
        Assert.NotNull(summary.Performance);

        Assert.IsType<ReviewOutcome.Done>(await changes.RestoreAsync(desk.User("reviewer"), first, Why, default));
        await desk.UntilAsync(first, CaseState.Published);
        Assert.NotNull((await PublicAsync(desk, first)).Decision!.Performance);

        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);
        var last = (await PublicAsync(desk, amendment)).Decision!;
        Assert.Equal(Entries.Performed.Performance, last.Performance);
        Assert.Equal([Entries.Upheld.Proceeding!], last.Proceedings!);

        // The case before is a closed book; the one that took its place goes on.
        Assert.IsType<ReviewOutcome.Conflict>(await RecordAsync(desk, "clerk", first, Entries.Revoked));
        await PublishAsync(desk, amendment, Entries.Revoked);
        Assert.Equal(2, (await PublicAsync(desk, amendment)).Decision!.Proceedings!.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("GS-08-6")]
    public async Task Entry_ThatWaitsWhileTheDecisionIsAmended_WaitsOnWithIt(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var amendment = await desk.AmendingAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "clerk", first, Entries.Revoked));
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "owner", first, Entries.Performed));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amendment));
        await desk.UntilAsync(amendment, CaseState.Amended);

        var waiting = (await desk.SettledOutboxAsync(amendment)).Waiting;
        Assert.Equal([Entries.Revoked.Proceeding, null], waiting.Select(entry => entry.Proceeding));
        Assert.Equal(["clerk", "owner"], waiting.Select(entry => entry.Recorder));
        Assert.Empty((await desk.SettledOutboxAsync(first)).Waiting);
        Assert.IsType<ReviewOutcome.Done>(await ConfirmAsync(desk, "reviewer", amendment));
        Assert.Equal([Entries.Revoked.Proceeding!], (await PublicAsync(desk, amendment)).Decision!.Proceedings!);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Record_OfWhatTakesTwo_TellsTheReviewersButNotWhoRecorded(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "reviewer", caseId, Entries.Revoked));
        Assert.IsType<ReviewOutcome.Done>(await RecordAsync(desk, "reviewer", caseId, Entries.Performed));

        // The submitter, too, may confirm what another recorded.
        Assert.Equal(2, await ToldAsync("owner"));
        Assert.Equal((0, 0), (await ToldAsync("reviewer"), await ToldAsync("clerk")));

        async Task<int> ToldAsync(string account) => (await desk.Service<NotificationInbox>().ListAsync(desk.User(account), new NotificationFilter { PageSize = 200 }, default))
            .Lines.Count(line => line.Kind is NotificationKind.AftermathWaits && string.Equals(line.CaseId, caseId, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Record_OnAnErasedCase_DoesNothing(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.TakeAsync(data, "jhscj", caseId))!;
                await CaseJournal.EraseAsync(data, row, Actor.Worker, "test");
                return true;
            },
            default);

        Assert.IsType<ReviewOutcome.Conflict>(await RecordAsync(desk, "clerk", caseId, Entries.Performed));
        Assert.IsType<ReviewOutcome.Conflict>(await desk.Service<AftermathService>().ConfirmAsync(desk.User("reviewer"), caseId, 1, default));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Task_DoneAgainAfterACrash_TellsTheGazetteOnce(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await PublishAsync(desk, caseId, Entries.Performed);
        var row = (await desk.SettledOutboxAsync(caseId)).Case;

        // As if the desk had died after the gazette was told: the task is open, what it carries still on its way.
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
                var told = await AftermathParts.ReadAsync(data, key, caseId);
                await CaseParts.WriteJsonAsync(data, key, caseId, CasePart.AftermathOrdered, told);
                await CaseParts.RemoveAsync(data, caseId, CasePart.Aftermath);
                return await data.Connection.ExecuteAsync(
                    "UPDATE outbox SET done_at = NULL WHERE record_id = @record AND version = 2", new { record = row.RecordId.Value }, data.Transaction);
            },
            default);
        var detail = await desk.SettledOutboxAsync(caseId);

        Assert.Equal((CaseState.Published, 2), (detail.Case.State, detail.Case.Version));
        Assert.NotNull(detail.Aftermath.Performance);
        var entries = (await desk.Service<GazetteReader>().ReadAsync(0, 100_000, default)).Where(entry => entry.RecordId == row.RecordId).ToList();
        Assert.Equal([1, 2], entries.Select(entry => entry.Version));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task VersionThatTheVerifierBlocks_LeavesThePublicAndTheCaseAsTheyWere(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        await PublishAsync(desk, caseId, Entries.PartlyPerformed);

        // Past every check of the desk: the one at the door stands.
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.TakeAsync(data, "jhscj", caseId))!;
                using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
                var naming = (await AftermathParts.ReadAsync(data, key, caseId)).With(new AftermathEntry { Proceeding = Entries.Upheld.Proceeding! with { Body = "景洪澜沧商贸有限公司" } });
                await CaseParts.WriteJsonAsync(data, key, caseId, CasePart.AftermathOrdered, naming);
                await Outbox.AddAsync(data, row, new OutboxOrder(OutboxAct.Amend, row.State));
                return true;
            },
            default);
        var detail = await desk.SettledOutboxAsync(caseId);

        Assert.Contains(detail.History, entry => string.Equals(entry.Act, AuditActs.ReleaseBlocked, StringComparison.Ordinal));
        Assert.Equal((CaseState.Published, 2), (detail.Case.State, (await PublicAsync(desk, caseId)).Decision!.Version));
        await PublishAsync(desk, caseId, Entries.Upheld);
        Assert.Equal([Entries.Upheld.Proceeding!], (await PublicAsync(desk, caseId)).Decision!.Proceedings!);
    }
}
