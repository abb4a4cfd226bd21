using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Changes;

/// <summary>
/// Another desk of the same store moves a case while a person acts on it here. PostgreSQL only: SQLite lets one transaction write at a time.
/// </summary>
public sealed class StandingStateTests(Desks desks) : IClassFixture<Desks>
{
    private const string Why = "已查清。";

    [Fact]
    public async Task Restore_OfWhatAnotherDeskWithdrewInThatMoment_BringsNothingBack()
    {
        var desk = await desks.OnAsync(Desks.Postgres);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        var changes = desk.Service<ChangeService>();
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("owner"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);

        var outcome = await WhileMovedAsync(desk, caseId, CaseState.Withdrawn, () => changes.RestoreAsync(desk.User("reviewer"), caseId, Why, default));

        Assert.Equal(CaseState.Withdrawn, Assert.IsType<ReviewOutcome.Conflict>(outcome).State);
    }

    [Fact]
    public async Task Approve_OfAnAmendmentOfWhatAnotherDeskWithdrewInThatMoment_BringsNothingBack()
    {
        var desk = await desks.OnAsync(Desks.Postgres);
        var number = desks.NewNumber();
        var first = await desk.PublishedAsync(number);
        var second = await desk.AmendingAsync(number);

        var outcome = await WhileMovedAsync(
            desk, first, CaseState.Withdrawn, () => desk.ApproveAsync(desk.User("reviewer"), second));

        Assert.Equal(DutyRules.AmendedIsGone, Assert.IsType<ReviewOutcome.NotAllowed>(outcome).Rule);
    }

    /// <summary>Does something while the other desk's move is written but not yet committed.</summary>
    private static async Task<ReviewOutcome> WhileMovedAsync(DeskProcess desk, string caseId, CaseState state, Func<Task<ReviewOutcome>> act)
    {
        Task<ReviewOutcome>? acting = null;
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                await data.Connection.ExecuteAsync(
                    "UPDATE decision_case SET state = @state, revision = revision + 1 WHERE case_id = @caseId", new { state = state.Wire(), caseId }, data.Transaction);
                acting = act();
                await Task.WhenAny(acting, Task.Delay(TimeSpan.FromSeconds(1)));
                return true;
            },
            default);
        return await acting!;
    }
}
