using System.Net;
using System.Text.Json;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Api;

public sealed class PushTests : IAsyncLifetime
{
    private DeskProcess _desk = null!;

    public async Task InitializeAsync() => _desk = await DeskProcess.StartAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Push_Complete_IsAcceptedAndCanBeFollowed()
    {
        using var client = _desk.Client();
        using var answer = await client.PushAsync("first", PushForm.Create());
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("received", json.RootElement.GetProperty("state").GetString());

        using var status = await client.GetAsync(new Uri(json.RootElement.GetProperty("statusUrl").GetString()!, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
    }

    [Fact]
    public async Task OpenApi_IsServed()
    {
        using var client = _desk.Client(key: null);
        var text = await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        using var json = JsonDocument.Parse(text);
        Assert.True(json.RootElement.GetProperty("paths").GetProperty("/api/v1/decisions").GetProperty("post").TryGetProperty("requestBody", out _));
    }
}
