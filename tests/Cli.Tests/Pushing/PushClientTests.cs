using System.Text;
using Disclosure.Cli.Pushing;

namespace Disclosure.Cli.Tests.Pushing;

public sealed class PushClientTests
{
    private const string AcceptedBody = """{"caseId":"c1","state":"received","statusUrl":"/api/v1/decisions/c1"}""";

    private static readonly PushItem Item = new()
    {
        FileName = "决定书.txt",
        Document = Encoding.UTF8.GetBytes("处罚决定"),
        Metadata = Encoding.UTF8.GetBytes("""{"title":"案"}"""),
    };

    [Fact]
    public async Task PushAsync_Accepted_GivesCaseAndSendsKeysAndBothParts()
    {
        await using var server = new TinyServer(TinyServer.Answer(202, AcceptedBody));

        var outcome = await PushAsync(server.Address);

        Assert.Equal(new PushOutcome.Accepted("c1", "received"), outcome);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith("POST /api/v1/decisions ", request, StringComparison.Ordinal);
        Assert.Contains("X-Api-Key: key", request, StringComparison.Ordinal);
        Assert.Contains("Idempotency-Key: " + Item.IdempotencyKey, request, StringComparison.Ordinal);
        Assert.Contains("name=metadata", request, StringComparison.Ordinal);
        Assert.Contains("name=document", request, StringComparison.Ordinal);
        Assert.Contains("处罚决定", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task PushAsync_BusyThenAccepted_TriesAgainWithTheSameKey(int status)
    {
        await using var server = new TinyServer(TinyServer.Answer(status, "{}", "Retry-After: 0\r\n"), TinyServer.Answer(202, AcceptedBody));

        var outcome = await PushAsync(server.Address);

        Assert.IsType<PushOutcome.Accepted>(outcome);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Contains(Item.IdempotencyKey, request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PushAsync_ConnectionLost_TriesAgain()
    {
        await using var server = new TinyServer(string.Empty, TinyServer.Answer(202, AcceptedBody));

        Assert.IsType<PushOutcome.Accepted>(await PushAsync(server.Address));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task PushAsync_Problem_ListsItsErrorsAndDoesNotTryAgain()
    {
        await using var server = new TinyServer(TinyServer.Answer(
            422, """{"title":"元数据不完整","errors":[{"field":"decidedOn","rule":"required","message":"缺少决定日期。"}]}"""));

        var rejected = Assert.IsType<PushOutcome.Rejected>(await PushAsync(server.Address));

        Assert.Equal(422, rejected.Status);
        Assert.Equal(new PushError("decidedOn", "required", "缺少决定日期。"), Assert.Single(rejected.Errors));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task PushAsync_SomeOtherServer_IsRejected()
    {
        await using var server = new TinyServer(TinyServer.Answer(200, "<html>"));

        Assert.IsType<PushOutcome.Rejected>(await PushAsync(server.Address));
    }

    [Fact]
    public void IdempotencyKey_DependsOnContentNotOnName()
    {
        Assert.Equal(Item.IdempotencyKey, (Item with { FileName = "other.txt" }).IdempotencyKey);
        Assert.NotEqual(Item.IdempotencyKey, (Item with { Document = [1] }).IdempotencyKey);
        // The border between the two parts counts.
        Assert.NotEqual(
            (Item with { Metadata = [1, 2], Document = [3] }).IdempotencyKey,
            (Item with { Metadata = [1], Document = [2, 3] }).IdempotencyKey);
    }

    private static async Task<PushOutcome> PushAsync(Uri server)
    {
        using var client = new PushClient(server, "key", TimeProvider.System);
        return await client.PushAsync(Item, CancellationToken.None);
    }
}
