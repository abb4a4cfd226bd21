using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Publisher.Tests.Rescanning;
using Disclosure.Publisher.Withdrawals;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Takedowns;

/// <summary>What a re-scan by changed rules finds waits for a person, and each finding is accounted for.</summary>
public sealed class RescanOfferTests : IAsyncLifetime
{
    private readonly PostgresServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-20-4")]
    public async Task Rescan_AfterTheRulesChanged_OffersEachDecisionOnceUntilItIsAccountedFor(string engine)
    {
        await using var desk = await RescanKit.StartAsync(_server, engine, RescanKit.Weak(_folder));
        var looked = await desk.PublishAsync("景市监处罚〔2026〕12号");
        var taken = await desk.PublishAsync("景市监处罚〔2026〕13号");
        var gone = await desk.PublishAsync("景市监处罚〔2026〕14号");

        // A trial of rules that are not in force offers nothing to anyone.
        Assert.Equal(3, (await desk.RescanAsync()).Code);
        Assert.Empty((await ListAsync(desk)).Offers);

        await desk.RestartAsync("--ConfigDirectory", RescanKit.RealConfig);
        Assert.True((await ListAsync(desk)).IsRescanDue);
        await desk.RescanAsync("--record=" + looked.RecordId.Value);
        Assert.True((await ListAsync(desk)).IsRescanDue);
        for (var turn = 0; turn < 2; turn++)
        {
            await desk.RescanAsync();
        }

        var list = await ListAsync(desk);
        Assert.False(list.IsRescanDue);
        Assert.Equal(
            new[] { looked.CaseId, taken.CaseId, gone.CaseId }.Order(StringComparer.Ordinal), list.Offers.Select(line => line.Offer.CaseId).Order(StringComparer.Ordinal));
        Assert.All(list.Offers, line => Assert.Equal([new OfferedKind("birth_date", 1), new OfferedKind("phone", 1)], line.Offer.Kinds));
        Assert.Single(await desk.ToldAsync("reviewer"), line => line.Kind is NotificationKind.RescanFound);

        var answers = desk.Service<RescanAnswerService>();
        var offer = list.Offers.Single(line => string.Equals(line.Offer.CaseId, looked.CaseId, StringComparison.Ordinal)).Offer.Id;
        Assert.Equal(DutyRules.FourEyes, Assert.IsType<ReviewOutcome.NotAllowed>(await answers.NothingToDoAsync(desk.User("owner"), looked.CaseId, offer, "单位电话。", default)).Rule);
        Assert.IsType<ReviewOutcome.NotFound>(await answers.NothingToDoAsync(desk.User("foreign"), looked.CaseId, offer, "单位电话。", default));
        Assert.IsType<ReviewOutcome.Invalid>(await answers.NothingToDoAsync(desk.User("reviewer"), looked.CaseId, offer, " ", default));
        Assert.IsType<ReviewOutcome.Stale>(await answers.NothingToDoAsync(desk.User("reviewer"), looked.CaseId, "another", "单位电话。", default));
        Assert.IsType<ReviewOutcome.Done>(await answers.NothingToDoAsync(desk.User("reviewer"), looked.CaseId, offer, "单位电话。", default));
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), taken.CaseId));
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), gone.CaseId, Orders.Revocation, default));
        await desk.UntilAsync(gone.CaseId, CaseState.Withdrawn);
        await new TakedownSweep(desk.Service<DeskStore>(), desk.Service<DueDates>(), TimeProvider.System).RunAsync(default);

        // Nothing is lost, and the same rules ask nobody twice.
        await desk.RescanAsync();
        Assert.Empty((await ListAsync(desk)).Offers);
        Assert.Equal(nameof(RescanAnswerKind.Nothing), await AnswerAsync(desk, looked));
        Assert.Equal(nameof(RescanAnswerKind.TakenDown), await AnswerAsync(desk, taken));
        Assert.Equal(nameof(RescanAnswerKind.Gone), await AnswerAsync(desk, gone));
    }

    private static async Task<TakedownOverview> ListAsync(DeskProcess desk) => (await desk.Service<TakedownReader>().ListAsync(desk.User("reviewer"), default))!;

    private static async Task<string?> AnswerAsync(DeskProcess desk, CaseRow row)
    {
        var entries = await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", row.CaseId), default);
        var answer = Assert.Single(entries, entry => entry.Act is AuditActs.RescanAnswered);
        Assert.Null(answer.Detail);
        return answer.Code;
    }
}
