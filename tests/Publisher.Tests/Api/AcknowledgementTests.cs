using System.Net;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Api;

public sealed class AcknowledgementTests
{
    [Fact]
    [Clause("GS-05-2")]
    public async Task Push_WhileNothingCanBeCommitted_IsNotAcknowledged()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        using var client = desk.Client();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = desk.Service<DeskStore>().WriteAsync(
            async _ =>
            {
                held.SetResult();
                await release.Task;
            },
            default);
        await held.Task;

        var push = client.PushAsync(RecordId.New().Value, PushForm.Create());
        // As long as the store has one writer, no push can be durable: an answer now would promise what is not kept.
        Assert.NotSame(push, await Task.WhenAny(push, Task.Delay(TimeSpan.FromSeconds(2))));
        release.SetResult();
        await writer;
        using var answer = await push;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
