using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Aftermath;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>The days of a withdrawal that was ordered count on when its notice could not be told.</summary>
[Clause("LAW-XZCF-48-2")]
public sealed class OrderedWithdrawalClockTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task ClockOfABlockedWithdrawal_IsNotTakenAwayByAnotherEntryOrByTheSweep(string engine)
    {
        await using var desk = engine is Desks.Sqlite ? await DeskProcess.StartAsync() : await DeskProcess.StartAsync(await server.CreateDatabaseAsync(default));
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default));
        await BreakNoticeAsync(desk, caseId);
        await desk.RestartAsync("--Desk:Works", "true");
        var due = (await desk.UntilAsync(caseId, CaseState.Published)).Case.WithdrawDueOn;
        Assert.NotNull(due);

        await desk.ConfirmedAsync(caseId, Entries.Upheld);
        Assert.Equal(due, (await desk.SettledOutboxAsync(caseId)).Case.WithdrawDueOn);

        await desk.RestartAsync("--Desk:Works", "false");
        await desk.SetAsync(caseId, "withdraw_stamp = ''");
        await desk.WithdrawalSweep(desk.Service<Disclosure.Publisher.Clocks.DueDates>()).RunToTheEndAsync();
        Assert.Equal(due, (await desk.RowAsync(caseId)).WithdrawDueOn);

        // Ordered by mistake: another takes it back, and nothing of it is left but what the audit tells.
        var (service, second) = (desk.Service<WithdrawalService>(), await desk.ReviewerAsync("second"));
        Assert.Equal(DutyRules.OrderTakesTwo, Assert.IsType<ReviewOutcome.NotAllowed>(await service.RetractAsync(desk.User("reviewer"), caseId, "办错了案件。", default)).Rule);
        Assert.IsType<ReviewOutcome.Invalid>(await service.RetractAsync(second, caseId, " ", default));
        Assert.Equal(due, (await desk.RowAsync(caseId)).WithdrawDueOn);
        using (var browser = await desk.SignInAsync("second"))
        {
            Assert.NotNull((await browser.PageAsync($"/cases/{caseId}")).QuerySelector($"a[href='/cases/{caseId}/change/retract-withdrawal']"));
            Assert.Contains("撤下期限不再按它的日期计算", (await browser.PageAsync($"/cases/{caseId}/change/retract-withdrawal")).Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.IsType<ReviewOutcome.Done>(await service.RetractAsync(second, caseId, "办错了案件。", default));
        var after = await desk.SettledOutboxAsync(caseId);
        Assert.Equal((null, CaseState.Published), (after.Case.WithdrawDueOn, after.Case.State));
        Assert.Contains(after.History, entry => entry is { Act: AuditActs.WithdrawalRetracted, Reason: "办错了案件。" });
        await desk.SetAsync(caseId, "withdraw_stamp = ''");
        await desk.WithdrawalSweep(desk.Service<Disclosure.Publisher.Clocks.DueDates>()).RunToTheEndAsync();
        Assert.Null((await desk.RowAsync(caseId)).WithdrawDueOn);
        Assert.IsType<ReviewOutcome.Conflict>(await service.RetractAsync(second, caseId, "办错了案件。", default));
    }

    // A name that the verifier finds in the notice keeps it back.
    private static Task BreakNoticeAsync(DeskProcess desk, string caseId) => desk.Service<DeskStore>().WriteAsync(
        async data =>
        {
            var row = (await CaseRow.TakeAsync(data, "jhscj", caseId))!;
            using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
            var notice = RecordJson.ReadNotice((await CaseParts.ReadAsync(data.Connection, key, caseId, CasePart.Notice, data.Transaction))!);
            await CaseParts.WriteAsync(data, key, caseId, CasePart.Notice, RecordJson.Serialize(notice with { Reason = "证人玉香罕的证言不实。" }));
        },
        default);
}
