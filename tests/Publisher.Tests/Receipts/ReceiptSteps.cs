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

/// <summary>Lists a node that says what the test wants, and reads what the desk made of it.</summary>
internal static class ReceiptSteps
{
    private static int _nodes;

    public static async Task<(DeskProcess Desk, InventedNode Node)> ListedAsync(this Desks desks, string engine)
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

    public static async Task<string> WithdrawnAsync(this Desks desks, DeskProcess desk)
    {
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default));
        await desk.UntilAsync(caseId, CaseState.Withdrawn);
        return caseId;
    }

    public static bool IsOf(RemovalReceipt receipt, InventedNode node) => string.Equals(receipt.Node, node.Name, StringComparison.Ordinal);

    public static Task ListAsync(DeskProcess desk, params IReadOnlyList<NodeOptions> nodes) => desk.Service<NodeRounds>().ListAsync("desk", nodes, default);

    public static Task<NodeRow?> RoundAsync(DeskProcess desk, InventedNode node, NodeOptions? options = null) => desk.Service<NodeRounds>().RunAsync(options ?? node.Options, default);

    public static async Task<NodeRow> RowAsync(DeskProcess desk, InventedNode node) =>
        Assert.Single(await desk.Service<DeskStore>().ReadAsync(connection => NodeTable.ReadAsync(connection, node.Name), default));

    public static async Task<(long? Hidden, long? Purged)> OwedAsync(DeskProcess desk, InventedNode node, bool purged = false)
    {
        var row = await RowAsync(desk, node);
        return (row.NotHidden, purged || row.NotHidden is null ? row.NotPurged : null);
    }

    public static async Task<long> LastEntryAsync(DeskProcess desk) => (await desk.Service<GazetteReader>().LatestHeadAsync(default))!.TreeSize - 1;

    public static async Task<IReadOnlyList<RemovalReceipt>> OfCaseAsync(DeskProcess desk, string caseId) =>
        (await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, default))!.Receipts;

    public static async Task<List<SignedStatement>> KeptAsync(DeskProcess desk, InventedNode node) =>
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
