using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Intake;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Notifications;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>A desk that is told of its nodes for the first time, as after an upgrade, while a removal waits to be told.</summary>
public sealed class FirstListingTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("CX-14-4")]
    public async Task RemovalThatWaits_OwesTheReceiptOfANodeThatIsListedWithThisStart(string engine)
    {
        await using var node = await InventedNode.StartAsync("first");
        await using var desk = engine is Desks.Sqlite ? await DeskProcess.StartAsync() : await DeskProcess.StartAsync(await server.CreateDatabaseAsync(default));
        var caseId = await desk.PublishedAsync("景市监处罚〔2026〕12号");
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.TakeDownAsync(desk.User("reviewer"), caseId));

        await desk.RestartAsync(
            "--Desk:Works", "true", "--Desk:Nodes:0:Name", node.Name, "--Desk:Nodes:0:Address", node.Options.Address, "--Desk:Nodes:0:KeyFile", node.Options.KeyFile);
        await desk.UntilAsync(caseId, CaseState.Suspended);

        Assert.Equal(1, await desk.AskAsync<long>("SELECT COUNT(*) FROM receipt WHERE node = @Name", new { node.Name }));
    }
}
