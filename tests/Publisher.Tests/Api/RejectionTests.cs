using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Api;

/// <summary>Every rejection there is: status, type, field and rule, and never a value of what was sent.</summary>
[Collection(DesksCollection.Name)]
public sealed class RejectionTests(Desks desks)
{
    private const string Planted = "玉香罕532801199003072245";

    /// <summary>Name, status, type, field and rule.</summary>
    public static TheoryData<string, int, string, string, string> Rejections { get; } = new()
    {
        { "no-key", 401, "unauthorized", "X-Api-Key", "known-key" },
        { "wrong-key", 401, "unauthorized", "X-Api-Key", "known-key" },
        { "no-idempotency-key", 400, "invalid", "Idempotency-Key", "required" },
        { "long-idempotency-key", 400, "invalid", "Idempotency-Key", "format" },
        { "blank-in-idempotency-key", 400, "invalid", "Idempotency-Key", "format" },
        { "two-idempotency-keys", 400, "invalid", "Idempotency-Key", "format" },
        { "json-body", 415, "unsupported-media-type", "Content-Type", "multipart" },
        { "no-boundary", 415, "unsupported-media-type", "Content-Type", "multipart" },
        { "no-type", 415, "unsupported-media-type", "Content-Type", "multipart" },
        { "broken-off", 400, "invalid", "body", "multipart" },
        { "no-disposition", 400, "invalid", "body", "multipart" },
        { "unknown-part", 400, "invalid", "body", "unknown-part" },
        { "part-twice", 400, "invalid", "body", "unknown-part" },
        { "no-metadata", 400, "invalid", "metadata", "required" },
        { "no-document", 400, "invalid", "document", "required" },
        { "empty-document", 400, "invalid", "document", "required" },
        { "no-file-name", 400, "invalid", "document", "file-name" },
        { "large-metadata", 413, "too-large", "metadata", "too-large" },
        { "large-document", 413, "too-large", "document", "too-large" },
        { "large-body", 413, "too-large", "body", "too-large" },
        { "endless-chunks", 413, "too-large", "document", "too-large" },
        { "bad-chunk", 400, "invalid", "body", "multipart" },
        { "not-json", 400, "invalid", "metadata", "json" },
        { "doubled-member", 400, "invalid", "metadata", "json" },
        { "unknown-member", 400, "invalid", "note", "unknown" },
        { "wrong-value", 400, "invalid", "decidedOn", "date" },
        { "secrecy-mark", 422, "secrecy-mark", "document", "GS-11-2a" },
        { "key-reused", 409, "idempotency-key-reused", "Idempotency-Key", "same-content" },
        { "duplicate-number", 409, "duplicate-document-number", "documentNumber", "unique-in-agency" },
        { "foreign-case", 404, "case-not-found", "caseId", "own-case" },
        { "unknown-address", 404, "not-found", "path", "known-address" },
        { "delete", 405, "method-not-allowed", "method", "known-method" },
        { "post-to-case", 405, "method-not-allowed", "method", "known-method" },
        { "long-address", 414, "address-too-long", "path", "length" },
        { "large-header", 431, "headers-too-large", "headers", "length" },
        { "many-headers", 431, "headers-too-large", "headers", "length" },
    };

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Rejection_OfAnyKind_NamesTypeFieldAndRuleAndNoValue(string name, int status, string type, string field, string rule)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (actual, head, body) = await ProvokeAsync(desk, name);
        Assert.True(actual == status, $"{actual}: {body}");
        AssertProblem(head, body, status, type, field, rule);
        Assert.Equal(status == 405, head.Contains("Allow: ", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Rejection_TooManyRequests_SaysWhenToComeAgain()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:PushesPerMinute", "2", "--Desk:Works", "false");
        using var client = desk.Client();
        for (var i = 0; i < 2; i++)
        {
            using var passed = await client.GetAsync(new Uri("/api/v1/decisions/0000000000000000", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, passed.StatusCode);
        }

        using var answer = await client.GetAsync(new Uri("/api/v1/decisions/0000000000000000", UriKind.Relative));
        AssertProblem(answer.Content.Headers.ToString(), await answer.Content.ReadAsStringAsync(), 429, "too-many-requests", "X-Api-Key", "rate");
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

        // Questions do not use up what pushes may ask, nor one agency another's.
        using var push = await client.PushAsync("own-bucket", PushForm.Create());
        Assert.Equal(HttpStatusCode.Accepted, push.StatusCode);
        using var foreign = desk.Client(DeskProcess.ForeignKey);
        using var other = await foreign.GetAsync(new Uri("/api/v1/decisions/0000000000000000", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Rejection_StoreFails_IsAProblemThatTellsNothing()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        await desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync("ALTER TABLE idempotency RENAME TO planted_name", transaction: data.Transaction), default);
        using var client = desk.Client();
        using var answer = await client.PushAsync("fails", PushForm.Create());
        var body = await answer.Content.ReadAsStringAsync();
        AssertProblem(answer.Content.Headers.ToString(), body, 500, "internal", "server", "available");
        Assert.DoesNotContain("idempotency ", body, StringComparison.Ordinal);
    }

    private async Task<(int Status, string Head, string Body)> ProvokeAsync(DeskProcess desk, string name)
    {
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var key = name + Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
        return name switch
        {
            "no-key" => await SendAsync(desk, null, HttpMethod.Post, "/api/v1/decisions", PushForm.Create(), key),
            "wrong-key" => await SendAsync(desk, DeskProcess.OwnKey[..^1] + "x", HttpMethod.Post, "/api/v1/decisions", PushForm.Create(), key),
            "no-idempotency-key" => await SendAsync(desk, DeskProcess.OwnKey, HttpMethod.Post, "/api/v1/decisions", PushForm.Create()),
            "long-idempotency-key" => await PushAsync(desk, PushForm.Create(), new string('k', 201)),
            "blank-in-idempotency-key" => await PushAsync(desk, PushForm.Create(), "a b"),
            "two-idempotency-keys" => await SendAsync(desk, DeskProcess.OwnKey, HttpMethod.Post, "/api/v1/decisions", PushForm.Create(), "a", "b"),
            "json-body" => await PushAsync(desk, new StringContent(metadata, Encoding.UTF8, "application/json"), key),
            "no-boundary" => await PushAsync(desk, Typed("x", "multipart/form-data"), key),
            "no-type" => await PushAsync(desk, Typed("x", null), key),
            "broken-off" => await PushAsync(desk, Typed($"--b\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{Planted}"), key),
            "no-disposition" => await PushAsync(desk, Typed($"--b\r\nContent-Type: text/plain\r\n\r\n{Planted}\r\n--b--\r\n"), key),
            "unknown-part" => await PushAsync(desk, new MultipartFormDataContent { { new StringContent(metadata), Planted } }, key),
            "part-twice" => await PushAsync(desk, new MultipartFormDataContent { { new StringContent("{}"), "metadata" }, { new StringContent("{}"), "metadata" } }, key),
            "no-metadata" => await PushAsync(desk, new MultipartFormDataContent { { new StringContent(document), "document", Planted + ".txt" } }, key),
            "no-document" => await PushAsync(desk, new MultipartFormDataContent { { new StringContent(metadata), "metadata" } }, key),
            "empty-document" => await PushAsync(desk, PushForm.Create(metadata, string.Empty), key),
            "no-file-name" => await PushAsync(desk, new MultipartFormDataContent { { new StringContent(metadata), "metadata" }, { new StringContent(document), "document" } }, key),
            "large-metadata" => await PushAsync(desk, PushForm.Create(new byte[(1024 * 1024) + 1], [1], "a.txt"), key),
            "large-document" => await PushAsync(desk, PushForm.Create(Encoding.UTF8.GetBytes(metadata), new byte[(20 * 1024 * 1024) + 1], "a.txt"), key),
            "large-body" => await RawAsync(desk, RawRequest.Head(key, "Content-Length: 900000000")),
            "endless-chunks" => await EndlessAsync(desk, key),
            "bad-chunk" => await RawAsync(desk, RawRequest.Head(key, "Transfer-Encoding: chunked") + "zz\r\nxx\r\n0\r\n\r\n"),
            "not-json" => await PushAsync(desk, PushForm.Create("{\"title\":" + Planted), key),
            "doubled-member" => await PushAsync(desk, PushForm.Create($"{{\"title\":\"{Planted}\",\"title\":\"b\"}}"), key),
            "unknown-member" => await PushAsync(desk, PushForm.Create($"{{\"note\":\"{Planted}\"}}"), key),
            "wrong-value" => await PushAsync(desk, PushForm.Create($"{{\"decidedOn\":\"{Planted[..10]}\"}}"), key),
            "secrecy-mark" => await PushAsync(desk, PushForm.Create(metadata, "秘密★10年\n" + document), key),
            "key-reused" => await TwiceAsync(desk, (metadata, document), (metadata, document + "改"), key, key),
            "duplicate-number" => await TwiceAsync(desk, (metadata, document), (metadata, document), key, key + "2"),
            "foreign-case" => await SendAsync(desk, DeskProcess.ForeignKey, HttpMethod.Get, $"/api/v1/decisions/{await desk.PushAsync(metadata, document)}", null),
            "unknown-address" => await SendAsync(desk, DeskProcess.OwnKey, HttpMethod.Get, $"/api/v1/{Uri.EscapeDataString(Planted)}", null),
            "delete" => await SendAsync(desk, DeskProcess.OwnKey, HttpMethod.Delete, "/api/v1/decisions", null),
            "post-to-case" => await SendAsync(desk, DeskProcess.OwnKey, HttpMethod.Post, "/api/v1/decisions/0000000000000000", null),
            "long-address" => await SendAsync(desk, DeskProcess.OwnKey, HttpMethod.Get, "/api/v1/decisions/" + new string('a', 4096), null),
            "large-header" => await RawAsync(desk, $"GET /api/v1/decisions/0 HTTP/1.1\r\nHost: x\r\nX-Note: {new string('n', 20_000)}\r\n\r\n"),
            "many-headers" => await RawAsync(desk, $"GET /api/v1/decisions/0 HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 70).Select(i => $"X-{i}: 1\r\n"))}\r\n"),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    private static void AssertProblem(string head, string body, int status, string type, string field, string rule)
    {
        Assert.Contains("application/problem+json", head, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(body[body.IndexOf('{', StringComparison.Ordinal)..(body.LastIndexOf('}') + 1)]);
        Assert.Equal(status, json.RootElement.GetProperty("status").GetInt32());
        Assert.Equal($"urn:disclosure:problem:{type}", json.RootElement.GetProperty("type").GetString());
        Assert.NotEmpty(json.RootElement.GetProperty("title").GetString()!);
        Assert.NotEmpty(json.RootElement.GetProperty("detail").GetString()!);
        var error = json.RootElement.GetProperty("errors")[0];
        Assert.Equal((field, rule), (error.GetProperty("field").GetString(), error.GetProperty("rule").GetString()));
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        foreach (var value in (string[])["玉香罕", "532801199003072245", "秘密★", DeskProcess.OwnKey[..8]])
        {
            Assert.DoesNotContain(value, body, StringComparison.Ordinal);
        }
    }

    private static async Task<(int Status, string Head, string Body)> SendAsync(
        DeskProcess desk, string? apiKey, HttpMethod method, string address, HttpContent? content, params string[] idempotencyKeys)
    {
        using var client = desk.Client(apiKey);
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        foreach (var key in idempotencyKeys)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, $"{answer.Headers}{answer.Content.Headers}{(answer.Content.Headers.Allow.Count > 0 ? "Allow: " : string.Empty)}", await answer.Content.ReadAsStringAsync());
    }

    private static Task<(int Status, string Head, string Body)> PushAsync(DeskProcess desk, HttpContent content, string key) =>
        SendAsync(desk, DeskProcess.OwnKey, HttpMethod.Post, "/api/v1/decisions", content, key);

    private static async Task<(int Status, string Head, string Body)> TwiceAsync(
        DeskProcess desk, (string Metadata, string Document) first, (string Metadata, string Document) second, string firstKey, string secondKey)
    {
        Assert.Equal(202, (await PushAsync(desk, PushForm.Create(first.Metadata, first.Document), firstKey)).Status);
        return await PushAsync(desk, PushForm.Create(second.Metadata, second.Document), secondKey);
    }

    private static async Task<(int Status, string Head, string Body)> RawAsync(DeskProcess desk, string text)
    {
        using var request = await RawRequest.SendAsync(desk, text);
        return await request.ReadAsync();
    }

    // Says nothing of its length and never ends: the server must stop by itself, at the limit.
    private static async Task<(int Status, string Head, string Body)> EndlessAsync(DeskProcess desk, string key)
    {
        using var request = await RawRequest.SendAsync(desk, RawRequest.Head(key, "Transfer-Encoding: chunked"));
        const string opening = "--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.txt\"\r\n\r\n";
        await request.WriteAsync($"{opening.Length:x}\r\n{opening}\r\n");
        var chunk = $"10000\r\n{new string('a', 0x10000)}\r\n";
        var answer = request.ReadAsync();
        for (var sent = 0; !answer.IsCompleted; sent++)
        {
            Assert.True(sent < 3200, "The server took in 200 MB.");
            try
            {
                await request.WriteAsync(chunk);
            }
            catch (IOException)
            {
                break; // It answered and closed.
            }
        }

        return await answer;
    }

    private static StringContent Typed(string text, string? type = "multipart/form-data; boundary=b")
    {
        var content = new StringContent(text);
        content.Headers.Remove("Content-Type");
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return content;
    }
}
