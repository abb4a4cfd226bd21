using Disclosure.Gazette.Receipts;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.TestKit;
using static Disclosure.Publisher.Tests.Receipts.ReceiptSteps;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>Desks that share a store may list different nodes: no list takes off a node of another, and no node is forgotten.</summary>
[Collection(DesksCollection.Name)]
public sealed class NodeListTests(Desks desks)
{
    private static readonly ReceiptOptions Limits = new();

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Node_OfAnotherList_StaysListedAndItsSilenceIsToldByWhoeverLooks(string engine)
    {
        var (desk, own) = await desks.ListedAsync(engine);
        await using var _ = own;
        await using var other = await InventedNode.StartAsync("other-" + engine);
        var rounds = desk.Service<NodeRounds>();
        await rounds.ListAsync("west", [other.Options], default);
        await ListAsync(desk, own.Options);
        await desks.WithdrawnAsync(desk);
        var entry = await LastEntryAsync(desk);
        Assert.Equal((1, null), await OwedAsync(desk, other));
        Assert.Equal((1, null), await OwedAsync(desk, own));

        // The desk that asks it is gone; this one looks.
        await desk.SqlAsync("UPDATE removal SET appended_at = appended_at - 31000 WHERE entry_index = @entry", new { entry });
        var told = (await desk.ToldAsync("supervisor")).Count(line => line.Kind is NotificationKind.HidingUnconfirmed);
        await rounds.LookAsync(default);
        await rounds.LookAsync(default);
        Assert.Equal(told + 2, (await desk.ToldAsync("supervisor")).Count(line => line.Kind is NotificationKind.HidingUnconfirmed));

        // On both lists until both let go of it.
        await rounds.ListAsync("west", [other.Options, own.Options], default);
        await ListAsync(desk);
        Assert.Equal(2, await desk.AskAsync<long>("SELECT COUNT(*) FROM node WHERE unlisted_at IS NULL AND name IN (@own, @other)", new { own = own.Name, other = other.Name }));
        await rounds.ListAsync("west", [], default);
        Assert.Equal(0, await desk.AskAsync<long>("SELECT COUNT(*) FROM node WHERE unlisted_at IS NULL AND name IN (@own, @other)", new { own = own.Name, other = other.Name }));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Node_ThatLacksWhatWasPublishedAMomentAgo_IsNotBehind_AndOneThatLacksItForLongerIs(string engine)
    {
        var (desk, node) = await desks.ListedAsync(engine);
        await using var _ = node;
        await desk.PublishedAsync(desks.NewNumber());
        var before = await node.TrueAsync(desk);
        await desk.PublishedAsync(desks.NewNumber());
        node.Says(before);
        await RoundAsync(desk, node);
        var first = await RowAsync(desk, node);
        Assert.Equal(first.HeardAt, first.BehindSince);
        Assert.Equal(NodeState.Current, first.StateAt(first.HeardAt!.Value, Limits));

        await desk.SqlAsync("UPDATE node SET behind_since = behind_since - 2000, heard_at = heard_at - 2000 WHERE name = @Name", new { node.Name });
        await RoundAsync(desk, node);
        Assert.Equal(NodeState.Behind, (await RowAsync(desk, node)).StateAt(desk.Service<DeskStore>().NowMilliseconds, Limits));

        // It has what was there then; what came since is another matter.
        var now = await node.TrueAsync(desk);
        await desk.PublishedAsync(desks.NewNumber());
        await desk.SqlAsync("UPDATE node SET heard_at = heard_at - 2000 WHERE name = @Name", new { node.Name });
        node.Says(now);
        await RoundAsync(desk, node);
        Assert.Equal(NodeState.Current, (await RowAsync(desk, node)).StateAt(desk.Service<DeskStore>().NowMilliseconds, Limits));
        node.Says(await node.TrueAsync(desk));
        await desk.SqlAsync("UPDATE node SET heard_at = heard_at - 2000 WHERE name = @Name", new { node.Name });
        await RoundAsync(desk, node);
        Assert.Null((await RowAsync(desk, node)).BehindSince);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Removal_OwedForLessThanItMayTake_IsNoWarning()
    {
        var (desk, node) = await desks.ListedAsync(Desks.Sqlite);
        await using var _ = node;
        var caseId = await desks.WithdrawnAsync(desk);
        var statement = await node.TrueAsync(desk);
        node.Says(statement with { Hidden = NodeReach.None, Purged = NodeReach.None });
        await RoundAsync(desk, node);
        var receipt = Assert.Single(await OfCaseAsync(desk, caseId), receipt => IsOf(receipt, node));
        var row = await RowAsync(desk, node);

        Assert.False(receipt.IsLate(receipt.AppendedAt + 1_999, Limits));
        Assert.True(receipt.IsLate(receipt.AppendedAt + 2_000, Limits));
        Assert.Equal(NodeState.Current, row.StateAt(receipt.AppendedAt + 1_999, Limits));
        Assert.Equal(NodeState.Behind, row.StateAt(receipt.AppendedAt + 2_000, Limits));
    }
}
