using System.Globalization;
using System.Net;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Publisher.Withdrawals;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Receipts.ReceiptSteps;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>What the desk believes of a node, keeps, and raises an alarm on; on both stores.</summary>
[Collection(DesksCollection.Name)]
public sealed class ReceiptTests(Desks desks)
{
    private static readonly ReceiptOptions Limits = new();

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    public async Task Withdrawal_ConfirmedByTheNode_IsKeptWithItsProofAndToldOnTheCase(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var _ = node;
        var caseId = await desks.WithdrawnAsync(desk);
        var entry = await LastEntryAsync(desk);
        Assert.Equal((1, null), await OwedAsync(desk, node));

        var statement = await node.TrueAsync(desk);
        node.Says(statement with { Purged = new NodeReach(entry, statement.MadeAt) });
        await RoundAsync(desk, node);
        var hidden = Assert.Single(await OfCaseAsync(desk, caseId), receipt => IsOf(receipt, node));
        node.Says(statement);
        await RoundAsync(desk, node);
        var purged = Assert.Single(await OfCaseAsync(desk, caseId), receipt => IsOf(receipt, node));

        Assert.Equal((entry, RemovalKind.Withdrawn, null), (hidden.EntryIndex, hidden.Kind, hidden.PurgedAt));
        Assert.InRange(hidden.HiddenAt!.Value, hidden.AppendedAt, desk.Service<DeskStore>().NowMilliseconds);
        Assert.True(purged.PurgedAt >= purged.HiddenAt && purged.HiddenAt == hidden.HiddenAt);
        Assert.Equal((null, null), await OwedAsync(desk, node));
        var kept = await KeptAsync(desk, node);
        using var keys = HeadVerifier.FromPem(node.Key.PublicPem);
        Assert.Equal(2, kept.Count);
        Assert.All(kept, signed => Assert.True(signed.VerifiesWith(keys)));
        var lines = HistoryLine.Of([], [purged]);
        Assert.Contains("已清除", lines[0].What, StringComparison.Ordinal);
        Assert.Contains("已从公示网隐去，用时", lines[1].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Node_Silent_IsLateThenFencedAndTheAlarmIsRaisedOnce(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var _ = node;
        var caseId = await desks.WithdrawnAsync(desk);
        var entry = await LastEntryAsync(desk);
        var told = (await desk.ToldAsync("supervisor")).Count(line => line.Kind is NotificationKind.HidingUnconfirmed);
        var now = desk.Service<DeskStore>().NowMilliseconds;

        await desk.SqlAsync("UPDATE removal SET appended_at = @at WHERE entry_index = @entry", new { at = now - 5_000, entry });
        await RoundAsync(desk, node);
        var late = await RowAsync(desk, node);
        Assert.True(late.IsHidingLate(now, Limits) && !late.IsHidingMissing(now, Limits));
        Assert.Equal(told, (await desk.ToldAsync("supervisor")).Count(line => line.Kind is NotificationKind.HidingUnconfirmed));
        await desk.SqlAsync("UPDATE removal SET appended_at = @at WHERE entry_index = @entry", new { at = now - 31_000, entry });
        await RoundAsync(desk, node);
        await RoundAsync(desk, node);

        Assert.Equal(NodeState.Fenced, (await RowAsync(desk, node)).StateAt(now, Limits));
        Assert.Equal(told + 1, (await desk.ToldAsync("supervisor")).Count(line => line.Kind is NotificationKind.HidingUnconfirmed));
        var detail = (await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, default))!;
        var alarm = Assert.Single(detail.History, line => line.Act is AuditActs.ReceiptMissing);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"hidden/{node.Name}/{entry}"), alarm.Code);
        using var http = desk.Client(key: null);
        using var probe = await http.GetAsync(new Uri("/health/receipts", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, probe.StatusCode);
        Assert.Contains((await desk.Service<NodeReader>().ReadAsync(default)).Alarms, line => line.StartsWith($"node {node.Name}: fenced", StringComparison.Ordinal));
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        // It is taken off the list: nothing more is expected of it.
        await ListAsync(desk);
        Assert.DoesNotContain((await desk.Service<NodeReader>().ReadAsync(default)).Alarms, line => line.Contains(node.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Alarm_OfTwoDesksThatLookAtOnce_IsWrittenOnce(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var _ = node;
        await desks.WithdrawnAsync(desk);
        var (entry, occasion, store) = (await LastEntryAsync(desk), "hidden/" + node.Name, desk.Service<DeskStore>());
        var isRaised = new TaskCompletionSource();
        var first = store.WriteAsync(
            async data =>
            {
                var isFirst = await ReceiptAlarms.RaiseAsync(data, NotificationKind.HidingUnconfirmed, occasion, entry, 1);
                isRaised.SetResult();
                await Task.Delay(300);
                return isFirst;
            },
            default);
        await isRaised.Task;
        var second = store.WriteAsync(data => ReceiptAlarms.RaiseAsync(data, NotificationKind.HidingUnconfirmed, occasion, entry, 1), default);

        Assert.Equal((true, false), (await first, await second));
        Assert.Equal(1, await desk.AskAsync<long>("SELECT COUNT(*) FROM audit WHERE act = @act AND code = @occasion", new { act = AuditActs.ReceiptMissing, occasion }));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Purge_OfTheNodeAlone_IsNotCalledPurgedWhileTheGazettesFilesAreNot()
    {
        var (desk, node) = await desks.ListedAsync(Desks.Sqlite);
        await using var _ = node;
        await desk.Service<GazetteWriter>().PurgeAsync(default);

        // A reader who stays keeps the bytes in the gazette's files.
        await using var gazette = new Database(DatabaseOptions.Sqlite(Path.Combine(desk.Folder, "data", "gazette", "gazette.db")) with { ReadOnly = true });
        await gazette.InSnapshotAsync(
            async (connection, transaction, _) =>
            {
                await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "SELECT COUNT(*) FROM gazette_entries", transaction: transaction);
                await desks.WithdrawnAsync(desk);
                Assert.False(await desk.Service<GazetteWriter>().PurgeAsync(default));
                node.Says(await node.TrueAsync(desk, purges: false));
                await RoundAsync(desk, node);
                Assert.Equal((null, 1), ((await RowAsync(desk, node)).NotHidden, (await RowAsync(desk, node)).NotPurged));
                return true;
            },
            default);

        node.Says(await node.TrueAsync(desk));
        await RoundAsync(desk, node);
        Assert.Equal((null, null), await OwedAsync(desk, node, purged: true));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Node_ThatSaysItStillShowsWhatWasRemoved_IsFencedThoughItAnswers()
    {
        var (desk, node) = await desks.ListedAsync(Desks.Sqlite);
        await using var _ = node;
        await desks.WithdrawnAsync(desk);
        var entry = await LastEntryAsync(desk);
        var statement = await node.TrueAsync(desk);
        node.Says(statement with { Hidden = new NodeReach(entry, statement.MadeAt), Purged = new NodeReach(entry, statement.MadeAt) });
        await RoundAsync(desk, node);
        var now = desk.Service<DeskStore>().NowMilliseconds;
        Assert.Equal(NodeState.Behind, (await RowAsync(desk, node)).StateAt(now + 2_000, Limits));

        Assert.Equal(NodeState.Fenced, (await RowAsync(desk, node)).StateAt(now + 31_000, Limits));
        node.Says(statement with { Serves = false });
        await RoundAsync(desk, node);
        Assert.Equal(NodeState.Fenced, (await RowAsync(desk, node)).StateAt(now, Limits));
        node.Says(statement);
        await RoundAsync(desk, node);
        Assert.Equal(NodeState.Current, (await RowAsync(desk, node)).StateAt(desk.Service<DeskStore>().NowMilliseconds, Limits));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Node_StartedAnewInTheMiddle_KeepsWhatItConfirmedAndOwesTheRest(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var _ = node;
        var caseId = await desks.WithdrawnAsync(desk);
        var entry = await LastEntryAsync(desk);
        var statement = await node.TrueAsync(desk);
        node.Says(statement with { Purged = NodeReach.None });
        await RoundAsync(desk, node);

        // Killed before it had purged, it builds its index and claims nothing; then an hour passes.
        node.Says(statement with { Serves = false, Head = null, Since = null, Hidden = NodeReach.None, Purged = NodeReach.None });
        await RoundAsync(desk, node);
        await desk.SqlAsync("UPDATE removal SET appended_at = appended_at - 3601000 WHERE entry_index = @entry", new { entry });
        await RoundAsync(desk, node);

        var receipt = Assert.Single(await OfCaseAsync(desk, caseId), receipt => IsOf(receipt, node));
        Assert.True(receipt is { HiddenAt: not null, PurgedAt: null });
        Assert.Contains(await desk.ToldAsync("supervisor"), line => line.Kind is NotificationKind.PurgeUnconfirmed);
        node.Says(statement);
        await RoundAsync(desk, node);
        Assert.Equal((null, null), await OwedAsync(desk, node));
    }

    [Fact]
    [Clause("GS-20-4")]
    public async Task EveryRemoval_OwesAReceipt_AndNothingElseDoes()
    {
        var (desk, node) = await desks.ListedAsync(Desks.Sqlite);
        await using var _ = node;
        var number = desks.NewNumber();
        var caseId = await desk.PublishedAsync(number);
        Assert.Equal((null, null), await OwedAsync(desk, node));

        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(await desk.ReviewerAsync("second"), caseId));
        await desk.UntilAsync(caseId, CaseState.Suspended);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ChangeService>().RestoreAsync(desk.User("reviewer"), caseId, "核实完毕。", default));
        await desk.UntilAsync(caseId, CaseState.Published);
        var amending = await desk.AmendingAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), amending));
        await desk.UntilAsync(amending, CaseState.Amended);

        var kinds = (await OfCaseAsync(desk, amending)).Where(receipt => IsOf(receipt, node)).Select(receipt => receipt.Kind);
        Assert.Equal([RemovalKind.Ended, RemovalKind.Replaced], kinds);
        Assert.Equal((2, null), await OwedAsync(desk, node, purged: false));
    }
}
