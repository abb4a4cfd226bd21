using System.Diagnostics;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tracing;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Publishing;

/// <summary>
/// Two desks on one store, as while one after the other is brought forward: by the rules of one a text may be public, by those of the other it may not. One of
/// them decides, and what the desk says is what everyone can read. The other rules are played by a text that changes between the two.
/// </summary>
public sealed class DesksOfDifferentRulesTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Number = "景市监处罚〔2026〕12号";

    [Fact]
    public async Task OtherDeskBlocks_AfterThisOneHasVerified_NothingBecomesPublic()
    {
        await using var desk = await StartAsync();
        var caseId = await ApprovedAsync(desk);
        await BesideAsync(
            DeskTracing.VerifyTask,
            isAtEnd: true,
            () => OtherAsync(desk, caseId),
            TimeSpan.FromSeconds(20),
            () => desk.Service<OutboxPublisher>().RunAsync(default));
        var row = (await desk.SettledOutboxAsync(caseId)).Case;
        Assert.Equal(CaseState.Quarantined, row.State);
        Assert.Null(await PublicView.OfAsync(desk, row));
    }

    [Fact]
    public async Task OtherDeskBlocks_WhileThisOneTells_FindsItPublic()
    {
        await using var desk = await StartAsync();
        var caseId = await ApprovedAsync(desk);
        // It waits for this one; if it did not, it would be through by then.
        await BesideAsync(
            DeskTracing.TellTask,
            isAtEnd: false,
            () => OtherAsync(desk, caseId),
            TimeSpan.FromSeconds(2),
            () => desk.Service<OutboxPublisher>().RunAsync(default));
        var row = (await desk.SettledOutboxAsync(caseId)).Case;
        Assert.Equal(CaseState.Published, row.State);
        Assert.NotNull((await PublicView.OfAsync(desk, row))!.Decision);
        // And what is public can be taken down.
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("admin"), caseId));
    }

    private static async Task OtherAsync(DeskProcess desk, string caseId)
    {
        await desk.WriteFactsAsync(caseId, TamperedCases.Leak);
        await desk.Service<OutboxPublisher>().RunAsync(default);
    }

    /// <summary>
    /// Does something, and something else within it: begun once, as a step of it begins or has ended, which then waits for it as long as it is told to.
    /// </summary>
    private static async Task BesideAsync(string step, bool isAtEnd, Func<Task> within, TimeSpan patience, Func<Task> work)
    {
        Task? other = null;
        var mine = new AsyncLocal<bool>();
        var begun = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, DeskTracing.SourceName, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => Meet(activity, isEnd: false),
            ActivityStopped = activity => Meet(activity, isEnd: true),
        };
        ActivitySource.AddActivityListener(listener);
        mine.Value = true;
        await work();
        mine.Value = false;
        Assert.NotNull(other);
        await other;

        void Meet(Activity activity, bool isEnd)
        {
            if (isEnd == isAtEnd && mine.Value && string.Equals(activity.OperationName, step, StringComparison.Ordinal) && Interlocked.Exchange(ref begun, 1) == 0)
            {
                other = Task.Run(within);
                other.Wait(patience);
            }
        }
    }

    private static async Task<string> ApprovedAsync(DeskProcess desk)
    {
        var caseId = await desk.InReviewAsync(Number);
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        return caseId;
    }

    private async Task<DeskProcess> StartAsync() => await DeskProcess.StartAsync(await server.CreateDatabaseAsync(default));
}
