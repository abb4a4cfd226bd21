using System.Net.Http.Headers;
using System.Text.Json;
using Polly;

namespace Disclosure.Cli.Pushing;

/// <summary>Sends decisions to a desk's <c>POST /api/v1/decisions</c>. Repeating a push is safe: it carries the same idempotency key.</summary>
public sealed class PushClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _apiKey;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;

    /// <summary>A client of one desk for one agency.</summary>
    public PushClient(Uri desk, string apiKey, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(desk);
        _http = new HttpClient { BaseAddress = new Uri(desk.AbsoluteUri.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(100) };
        _apiKey = apiKey;
        _retries = PushRetries.Create(clock);
    }

    /// <summary>Sends one item, trying again as <see cref="PushRetries"/> says.</summary>
    public async Task<PushOutcome> PushAsync(PushItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            using var answer = await _retries.ExecuteAsync(
                async token =>
                {
                    using var request = Request(item);
                    return await _http.SendAsync(request, token);
                },
                cancellationToken);
            return await ReadAsync(answer, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            return new PushOutcome.Rejected(Status: null, $"无法连接 {_http.BaseAddress}（{error.HttpRequestError}）。 The desk was not reached.", []);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PushOutcome.Rejected(Status: null, $"{_http.BaseAddress} 没有及时答复。 The desk did not answer in time.", []);
        }
    }

    /// <summary>The state of a case.</summary>
    /// <exception cref="HttpRequestException">The desk was not reached or does not know the case.</exception>
    public async Task<JsonElement> ReadCaseAsync(string caseId, CancellationToken cancellationToken)
    {
        using var answer = await _retries.ExecuteAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/decisions/" + Uri.EscapeDataString(caseId));
                request.Headers.Add("X-Api-Key", _apiKey);
                return await _http.SendAsync(request, token);
            },
            cancellationToken);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return json.RootElement.Clone();
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(PushItem item)
    {
        var metadata = new ByteArrayContent(item.Metadata);
        metadata.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        var document = new ByteArrayContent(item.Document);
        document.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/decisions")
        {
            Content = new MultipartFormDataContent { { metadata, "metadata" }, { document, "document", item.FileName } },
        };
        request.Headers.Add("X-Api-Key", _apiKey);
        request.Headers.Add("Idempotency-Key", item.IdempotencyKey);
        return request;
    }

    private static async Task<PushOutcome> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var status = (int)answer.StatusCode;
        try
        {
            using var json = JsonDocument.Parse(body);
            return answer.IsSuccessStatusCode && Text(json.RootElement, "caseId").Length > 0
                ? new PushOutcome.Accepted(Text(json.RootElement, "caseId"), Text(json.RootElement, "state"))
                : new PushOutcome.Rejected(status, Reason(json.RootElement, status), Errors(json.RootElement));
        }
        catch (JsonException)
        {
            return new PushOutcome.Rejected(status, $"答复 HTTP {status}，内容无法读懂。 The answer is not the desk's.", []);
        }
    }

    private static string Reason(JsonElement problem, int status)
    {
        var detail = Text(problem, "detail");
        return $"{(detail.Length > 0 ? detail : Text(problem, "title"))} (HTTP {status})";
    }

    private static PushError[] Errors(JsonElement problem) =>
        problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray().Select(error => new PushError(Text(error, "field"), Text(error, "rule"), Text(error, "message")))]
            : [];

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
            : string.Empty;
}
