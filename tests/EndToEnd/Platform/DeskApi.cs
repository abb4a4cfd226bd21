using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Disclosure.EndToEnd.Platform;

/// <summary>The desk's API, called as its contract says and not through the product's own client.</summary>
public sealed class DeskApi(Uri desk, string apiKey) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = desk, DefaultRequestHeaders = { { "X-Api-Key", apiKey } } };

    public async Task<(int Status, JsonElement Body)> PushAsync(string metadata, byte[] document, string fileName, string key)
    {
        var metadataPart = new StringContent(metadata, Encoding.UTF8, "application/json");
        var documentPart = new ByteArrayContent(document) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var content = new MultipartFormDataContent { { metadataPart, "metadata" }, { documentPart, "document", fileName } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/decisions") { Content = content, Headers = { { "Idempotency-Key", key } } };
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>How the case stands.</summary>
    public async Task<JsonElement> ReadAsync(string caseId) =>
        JsonDocument.Parse(await _http.GetStringAsync("api/v1/decisions/" + caseId)).RootElement;

    /// <summary>The case once only a person can move it, or after the patience ran out.</summary>
    public Task<JsonElement> AtRestAsync(string caseId) => UntilStateAsync(
        caseId,
        state => state is not ("received" or "read" or "assessed" or "redacted" or "verified" or "approved" or "withdrawing"));

    public Task<JsonElement> UntilStateAsync(string caseId, Func<string, bool> wanted) => RunningPlatform.UntilAsync(
        () => ReadAsync(caseId),
        answer => wanted(answer.GetProperty("state").GetString()!),
        TimeSpan.FromSeconds(60));

    public void Dispose() => _http.Dispose();
}
