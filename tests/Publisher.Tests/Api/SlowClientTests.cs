using System.Net;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>A client that sends slowly, or not at all, costs its own share and nobody else's.</summary>
public sealed class SlowClientTests
{
    private const string Opening = "--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.txt\"\r\n\r\n";

    [Fact]
    public async Task SlowKey_HoldingAllItMay_KeepsNoOtherKeyFromPushing()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false", "--Desk:ParallelPushes", "3", "--Desk:ParallelPushesPerKey", "2");
        var slow = new List<RawRequest>();
        try
        {
            // More than all the places there are: two are read, the others wait for these.
            for (var i = 0; i < 12; i++)
            {
                var request = await RawRequest.SendAsync(desk, RawRequest.Head($"slow-{i}", "Content-Length: 1000000"));
                await request.WriteAsync(Opening);
                slow.Add(request);
            }

            using var other = desk.Client(DeskProcess.ForeignKey);
            for (var i = 0; i < 5; i++)
            {
                var (metadata, document) = PushForm.Numbered($"昆市监处罚〔2026〕{i + 1}号");
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
                using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/decisions") { Content = PushForm.Create(metadata, document), Headers = { { "Idempotency-Key", $"quick-{i}" } } };
                using var answer = await other.SendAsync(message, patience.Token);
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            }
        }
        finally
        {
            slow.ForEach(request => request.Dispose());
        }

        // What the slow ones held is free again once they are gone.
        await desk.PushAsync();
    }

    [Theory]
    [InlineData("--Desk:PushSeconds", "1")]
    [InlineData("--Desk:MinimumUploadRate", "1000000")]
    public async Task SlowPush_BeyondItsTimeOrBelowTheRate_IsCutOffAndNamed(string option, string value)
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false", option, value);
        using var request = await RawRequest.SendAsync(desk, RawRequest.Head("slow", "Content-Length: 1000000"));
        await request.WriteAsync(Opening);
        var (status, head, body) = await request.ReadAsync();
        Assert.Equal(408, status);
        Assert.Contains("application/problem+json", head, StringComparison.Ordinal);
        Assert.Contains("urn:disclosure:problem:request-timeout", body, StringComparison.Ordinal);
        Assert.Contains("\"field\":\"body\",\"rule\":\"speed\"", body, StringComparison.Ordinal);
    }
}
