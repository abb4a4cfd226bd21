using Disclosure.DecisionPages.Surfaces;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>After a removal the node is asked for the text itself, and must show nothing of it.</summary>
[Collection(DesksCollection.Name)]
public sealed class ResidueTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    public async Task Check_OfANodeThatShowsNothing_IsDoneAndSoughtPublicWordsAlone(string engine)
    {
        await using var node = await InventedNode.StartAsync("clean-" + engine);
        var (desk, task) = await WithdrawnAsync(engine, node);

        await desk.Service<ResidueSweep>().CheckAsync(node.Options, task, default);

        // Both receipts are there: one look answers for both.
        Assert.Equal(2, await desk.AskAsync<long>("SELECT COUNT(*) FROM residue_check WHERE node = @Name AND done_at IS NOT NULL", new { node.Name }));
        Assert.Equal(0, await desk.AskAsync<long>("SELECT COUNT(*) FROM residue_finding WHERE node = @Name", new { node.Name }));
        Assert.Single(node.Asked, asked => string.Equals(asked, $"/decisions/{task.RecordId}.docx", StringComparison.Ordinal));
        Assert.All(PublicSurface.All.Where(surface => surface.Use is not SurfaceUse.Nothing), surface => Assert.Contains(node.Asked, asked => IsAt(surface, asked)));
        Assert.DoesNotContain(node.Asked, asked => PublicSurface.All.Any(surface => surface.Use is SurfaceUse.Nothing && IsAt(surface, asked)));
        var detail = (await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), task.CaseId, default))!;
        var phrases = node.Asked.Where(asked => asked.StartsWith("/api/v1/decisions?q=\"", StringComparison.Ordinal)).Select(asked => asked["/api/v1/decisions?q=\"".Length..^1]).ToList();
        var body = BlockText.Of(detail.Candidate!.Body);
        Assert.NotEmpty(phrases);
        Assert.All(phrases, phrase => Assert.Contains(phrase, body + string.Concat(detail.Candidate.Title.Concat(detail.Candidate.Summary.Facts).Select(inline => inline.Text)), StringComparison.Ordinal));
        foreach (var phrase in phrases)
        {
            Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains(phrase, StringComparison.Ordinal) || line.Contains(Uri.EscapeDataString(phrase), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task Check_ThatFindsSomething_RaisesAnAlarmWithTheAddressAndLooksAgainUntilItIsGone(string engine)
    {
        await using var node = await InventedNode.StartAsync("leaking-" + engine);
        var (desk, task) = await WithdrawnAsync(engine, node);
        var told = (await desk.ToldAsync("supervisor")).Count(line => line.Kind is NotificationKind.ResidueFound);
        node.Page = asked =>
            asked.EndsWith(".txt", StringComparison.Ordinal) ? (200, "全文")
            : asked.StartsWith("/search?q=", StringComparison.Ordinal) ? (200, $"<a href=\"/decisions/{task.RecordId}\">")
            : asked.StartsWith("/api/v1/changes", StringComparison.Ordinal) ? (200, $"{{\"items\":[{{\"id\":\"{task.RecordId}\",\"change\":\"published\"}}]}}")
            : asked is "/notices" ? (200, $"<a href=\"/decisions/{task.RecordId}\">撤销</a>")
            : asked is "/" ? (200, node.Asked.First(before => before.StartsWith("/api/v1/decisions?q=\"", StringComparison.Ordinal))["/api/v1/decisions?q=\"".Length..^1])
            : InventedNode.Clean(asked);
        var sweep = desk.Service<ResidueSweep>();

        await sweep.CheckAsync(node.Options, task, default);
        await sweep.CheckAsync(node.Options, task, default);

        var found = (await desk.Service<NodeReader>().ReadAsync(default)).Residue.Where(finding => string.Equals(finding.Node, node.Name, StringComparison.Ordinal)).ToList();
        Assert.Contains(found, finding => string.Equals(finding.Place, $"/decisions/{task.RecordId}.txt", StringComparison.Ordinal));
        Assert.Contains(found, finding => string.Equals(finding.Place, "/search#phrase-1", StringComparison.Ordinal));
        Assert.Contains(found, finding => finding.Place is "/api/v1/changes");
        Assert.Contains(found, finding => finding.Place is "/");

        // Its notice may lead to it.
        Assert.DoesNotContain(found, finding => finding.Place is "/notices");
        Assert.All(found, finding => Assert.All(finding.Place, symbol => Assert.True(char.IsAscii(symbol))));
        Assert.Equal(told + 1, (await desk.ToldAsync("supervisor")).Count(line => line.Kind is NotificationKind.ResidueFound));
        Assert.Equal(0, await desk.AskAsync<long>("SELECT COUNT(*) FROM residue_check WHERE node = @Name AND done_at IS NOT NULL", new { node.Name }));

        node.Page = InventedNode.Clean;
        await sweep.CheckAsync(node.Options, task, default);
        Assert.DoesNotContain((await desk.Service<NodeReader>().ReadAsync(default)).Residue, finding => string.Equals(finding.Node, node.Name, StringComparison.Ordinal));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Check_OfANodeThatRefusesTexts_ProvesNothingAndIsMadeAgain()
    {
        await using var node = await InventedNode.StartAsync("refusing");
        var (desk, task) = await WithdrawnAsync(Desks.Sqlite, node);
        node.Page = _ => (503, string.Empty);

        await desk.Service<ResidueSweep>().CheckAsync(node.Options, task, default);

        Assert.Equal(0, await desk.AskAsync<long>("SELECT COUNT(*) FROM residue_check WHERE node = @Name AND done_at IS NOT NULL", new { node.Name }));
        Assert.Equal(1, await desk.AskAsync<long>("SELECT COUNT(*) FROM residue_check WHERE node = @Name AND attempts = 1 AND due_at > @now", new { node.Name, now = desk.Service<DeskStore>().NowMilliseconds }));
    }

    private static bool IsAt(PublicSurface surface, string asked)
    {
        var (parts, path) = (surface.Pattern.Split('/'), asked.Split('?')[0].Split('/'));
        return parts.Length == path.Length && parts.Zip(path).All(pair => string.Equals(Fixed(pair.First, pair.First), Fixed(pair.First, pair.Second), StringComparison.Ordinal));

        // Of a parameter the ending alone is fixed.
        static string Fixed(string part, string value) => part.Contains('{', StringComparison.Ordinal) ? Path.GetExtension(value) : value;
    }

    private async Task<(DeskProcess Desk, ResidueTask Task)> WithdrawnAsync(string engine, InventedNode node)
    {
        var desk = await desks.OnAsync(engine);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!desk.Logs.Lines.Any(line => line.Contains("No public node is listed", StringComparison.Ordinal)))
        {
            await Task.Delay(20, patience.Token);
        }

        await desk.Service<NodeRounds>().ListAsync("desk", [node.Options], default);
        var caseId = await desk.PublishedAsync(desks.NewNumber());
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<WithdrawalService>().WithdrawAsync(desk.User("reviewer"), caseId, Orders.Revocation, default));
        await desk.UntilAsync(caseId, CaseState.Withdrawn);
        node.Says(await node.TrueAsync(desk));
        await desk.Service<NodeRounds>().RunAsync(node.Options, default);
        Assert.Equal(2, await desk.AskAsync<long>("SELECT COUNT(*) FROM residue_check WHERE node = @Name", new { node.Name }));
        await desk.SqlAsync("UPDATE residue_check SET due_at = due_at + 1 WHERE node = @Name AND phase = 'purged'", new { node.Name });
        var due = await desk.Service<DeskStore>().ReadAsync(connection => ResidueTable.DueAsync(connection, node.Name, long.MaxValue), default);
        Assert.Equal("hidden", due?.Phase);
        return (desk, due!);
    }
}
