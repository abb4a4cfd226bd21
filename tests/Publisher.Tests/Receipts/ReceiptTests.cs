using System.Globalization;
using System.Net;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;
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

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>What the desk believes of a node, keeps, and raises an alarm on; on both stores.</summary>
[Collection(DesksCollection.Name)]
public sealed class ReceiptTests(Desks desks)
{
    private static readonly ReceiptOptions Limits = new();
    private static int _nodes;

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    public async Task Withdrawal_ConfirmedByTheNode_IsKeptWithItsProofAndToldOnTheCase(string engine)
    {
        var (desk, node) = await ListedAsync(engine);
        await using var _ = node;
        var caseId = await WithdrawnAsync(desk);
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
    [InlineData(StatementRules.Form)]
    [InlineData(StatementRules.Key)]
    [InlineData(StatementRules.Signature)]
    [InlineData(StatementRules.Nonce)]
    [InlineData(StatementRules.Node)]
    [InlineData(StatementRules.Head)]
    [InlineData(StatementRules.History)]
    [Clause("CX-14-4")]
    public async Task Answer_ThatCannotBeBelieved_GivesNoReceipt(string rule)
    {
        var (desk, node) = await ListedAsync(Desks.Sqlite);
        await using var _ = node;
        await WithdrawnAsync(desk);
        var statement = await node.TrueAsync(desk);
        using var folder = new TemporaryFolder();
        using var foreign = NodeKey.InFolder(folder.Path);
        using var strange = HeadSigner.Create(folder.File("head.pem"), folder.File("head-public.pem"));
        var head = statement.Head!;
        var options = node.Options;
        node.Answer = nonce =>
        {
            var said = statement with { Nonce = nonce };
            return rule switch
            {
                StatementRules.Form => "{\"statement\":1}"u8.ToArray(),
                // It signs well, but with a key that the desk was not told of.
                StatementRules.Signature => (foreign.Sign(said) with { KeyId = node.Key.KeyId }).ToBytes(),
                // An answer to an earlier question.
                StatementRules.Nonce => node.Key.Sign(statement with { Nonce = "0123456789abcdefABCDEF" }).ToBytes(),
                StatementRules.Node => node.Key.Sign(said with { Node = "another" }).ToBytes(),
                // It claims a position that no head of this desk covers.
                StatementRules.Head => node.Key.Sign(said with { Head = strange.Sign(head.TreeSize + 5, head.RootHash, head.SignedAt), Hidden = new NodeReach(head.TreeSize + 5, said.MadeAt) }).ToBytes(),
                // Signed by this desk, of a history that it no longer has.
                StatementRules.History => node.Key.Sign(said with { Head = desk.Service<HeadSigner>().Sign(head.TreeSize, new byte[32], head.SignedAt) }).ToBytes(),
                _ => node.Key.Sign(said).ToBytes(),
            };
        };

        await RoundAsync(desk, node, rule is StatementRules.Key ? options with { KeyFile = folder.File("nowhere.pem") } : options);

        var row = await RowAsync(desk, node);
        Assert.Equal((rule, 1L, null), (row.Refusal, row.NotHidden, row.HeardAt));
        Assert.Equal(NodeState.Fenced, row.StateAt(desk.Service<DeskStore>().NowMilliseconds, Limits));
        Assert.Contains(desk.Logs.Lines, line => line.Contains("Critical", StringComparison.Ordinal) && line.Contains($"node {node.Name} says of itself cannot be believed: {rule}", StringComparison.Ordinal));
        Assert.NotEqual("声明不可信", StatementRules.Chinese(rule));

        node.Says(statement);
        await RoundAsync(desk, node);
        Assert.Equal((null, null), await OwedAsync(desk, node));
    }

    [Theory]
    [InlineData(86_400)]
    [InlineData(-86_400)]
    public async Task Clock_OfTheNodeIsADayOff_TimesAreRight(int seconds)
    {
        var (desk, node) = await ListedAsync(Desks.Sqlite);
        await using var _ = node;
        var caseId = await WithdrawnAsync(desk);
        var statement = await node.TrueAsync(desk);
        var made = statement.MadeAt.AddSeconds(seconds);
        await desk.SqlAsync("UPDATE removal SET appended_at = appended_at - 60000 WHERE entry_index = @entry", new { entry = await LastEntryAsync(desk) });

        // Hidden ten seconds ago by its own clock.
        node.Says(statement with { MadeAt = made, Hidden = statement.Hidden with { Since = made.AddSeconds(-10) }, Purged = statement.Purged with { Since = made } });
        var before = desk.Service<DeskStore>().NowMilliseconds;
        await RoundAsync(desk, node);
        var after = desk.Service<DeskStore>().NowMilliseconds;

        var receipt = Assert.Single(await OfCaseAsync(desk, caseId), receipt => IsOf(receipt, node));
        Assert.InRange(receipt.HiddenAt!.Value, before - 10_000, after - 10_000);
        Assert.InRange(receipt.PurgedAt!.Value, before, after);
        Assert.True(Math.Abs((await RowAsync(desk, node)).Skew!.Value) > 80_000_000);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Node_Silent_IsLateThenFencedAndTheAlarmIsRaisedOnce(string engine)
    {
        var (desk, node) = await ListedAsync(engine);
        await using var _ = node;
        var caseId = await WithdrawnAsync(desk);
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
        Assert.Contains($"node {node.Name}: fenced", await probe.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        // It is taken off the list: nothing more is expected of it.
        await ListAsync(desk);
        Assert.DoesNotContain((await desk.Service<NodeReader>().ReadAsync(default)).Alarms, line => line.Contains(node.Name, StringComparison.Ordinal));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Node_ThatSaysItStillShowsWhatWasRemoved_IsFencedThoughItAnswers()
    {
        var (desk, node) = await ListedAsync(Desks.Sqlite);
        await using var _ = node;
        await WithdrawnAsync(desk);
        var entry = await LastEntryAsync(desk);
        var statement = await node.TrueAsync(desk);
        node.Says(statement with { Hidden = new NodeReach(entry, statement.MadeAt), Purged = new NodeReach(entry, statement.MadeAt) });
        await RoundAsync(desk, node);
        var now = desk.Service<DeskStore>().NowMilliseconds;
        Assert.Equal(NodeState.Behind, (await RowAsync(desk, node)).StateAt(now, Limits));

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
        var (desk, node) = await ListedAsync(engine);
        await using var _ = node;
        var caseId = await WithdrawnAsync(desk);
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
        var (desk, node) = await ListedAsync(Desks.Sqlite);
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

    private async Task<(DeskProcess Desk, InventedNode Node)> ListedAsync(string engine)
    {
        var desk = await desks.OnAsync(engine);

        // The desk's own list, which is empty, is taken over at its start.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!desk.Logs.Lines.Any(line => line.Contains("No public node is listed", StringComparison.Ordinal)))
        {
            await Task.Delay(20, patience.Token);
        }

        var node = await InventedNode.StartAsync($"invented-{Interlocked.Increment(ref _nodes)}");
        await ListAsync(desk, node.Options);
        return (desk, node);
    }

    private async Task<string> WithdrawnAsync(DeskProcess desk)
    {
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default));
        await desk.UntilAsync(caseId, CaseState.Withdrawn);
        return caseId;
    }

    private static bool IsOf(RemovalReceipt receipt, InventedNode node) => string.Equals(receipt.Node, node.Name, StringComparison.Ordinal);

    private static Task ListAsync(DeskProcess desk, params IReadOnlyList<NodeOptions> nodes) => desk.Service<NodeRounds>().ListAsync(nodes, default);

    private static Task<NodeRow?> RoundAsync(DeskProcess desk, InventedNode node, NodeOptions? options = null) => desk.Service<NodeRounds>().RunAsync(options ?? node.Options, default);

    private static async Task<NodeRow> RowAsync(DeskProcess desk, InventedNode node) =>
        Assert.Single(await desk.Service<DeskStore>().ReadAsync(connection => NodeTable.ReadAsync(connection, node.Name), default));

    private static async Task<(long? Hidden, long? Purged)> OwedAsync(DeskProcess desk, InventedNode node, bool purged = false)
    {
        var row = await RowAsync(desk, node);
        return (row.NotHidden, purged || row.NotHidden is null ? row.NotPurged : null);
    }

    private static async Task<long> LastEntryAsync(DeskProcess desk) => (await desk.Service<GazetteReader>().LatestHeadAsync(default))!.TreeSize - 1;

    private static async Task<IReadOnlyList<RemovalReceipt>> OfCaseAsync(DeskProcess desk, string caseId) =>
        (await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, default))!.Receipts;

    private static async Task<List<SignedStatement>> KeptAsync(DeskProcess desk, InventedNode node) =>
    [
        .. (await desk.Service<DeskStore>().ReadAsync(
            connection => Dapper.SqlMapper.QueryAsync<Kept>(connection, "SELECT key_id AS KeyId, content AS Content, signature AS Signature FROM node_statement WHERE node = @Name", new { node.Name }),
            default)).Select(kept => new SignedStatement { Content = kept.Content, KeyId = kept.KeyId, Signature = kept.Signature }),
    ];

    private sealed record Kept
    {
        public required string KeyId { get; init; }

        public required byte[] Content { get; init; }

        public required byte[] Signature { get; init; }
    }
}
