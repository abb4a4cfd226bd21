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
using static Disclosure.Publisher.Tests.Receipts.ReceiptSteps;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>Which answers of a node are believed, and by whose clock.</summary>
[Collection(DesksCollection.Name)]
public sealed class StatementTests(Desks desks)
{
    private static readonly ReceiptOptions Limits = new();

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
        var (desk, node) = await desks.ListedAsync(Desks.Sqlite);
        await using var _ = node;
        await desks.WithdrawnAsync(desk);
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
        var (desk, node) = await desks.ListedAsync(Desks.Sqlite);
        await using var _ = node;
        var caseId = await desks.WithdrawnAsync(desk);
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
}
