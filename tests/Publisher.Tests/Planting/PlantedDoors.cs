using System.Net;
using System.Net.Sockets;
using System.Text;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Publisher.Tests.Pages;

namespace Disclosure.Publisher.Tests.Planting;

/// <summary>Carries the planted identifiers through every door of a desk that listens; keeps what a stranger or a program is answered with.</summary>
public sealed class PlantedDoors(Uri address)
{
    private readonly List<string> _answers = [];

    /// <summary>Errors: status, headers and body.</summary>
    public IReadOnlyList<string> Answers => _answers;

    public static (string Metadata, string Document) Decision { get; } = Plant();

    /// <summary>Good pushes and bad ones; the id of the case that the good one made.</summary>
    public async Task<string> PushAsync()
    {
        using var client = Client(DeskProcess.OwnKey);
        using var good = await client.PushAsync(PlantedIdentifiers.CitizenId, PushForm.Create(Decision.Metadata, Decision.Document, $"{PlantedIdentifiers.Name}.txt"));
        var body = await good.Content.ReadAsStringAsync();
        Assert.True(good.StatusCode == HttpStatusCode.Accepted, body);
        var caseId = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("caseId").GetString()!;
        await KeepAsync(client.PushAsync(PlantedIdentifiers.CitizenId, PushForm.Create(Decision.Metadata, Decision.Document + "。", $"{PlantedIdentifiers.Name}.txt")));
        await KeepAsync(client.PushAsync(PlantedIdentifiers.Phone, PushForm.Create(Decision.Metadata, Decision.Document, $"{PlantedIdentifiers.Name}.txt")));
        foreach (var metadata in BadMetadata())
        {
            await KeepAsync(client.PushAsync(PlantedIdentifiers.Account, PushForm.Create(metadata, Decision.Document)));
        }

        await KeepAsync(client.PushAsync("marked", PushForm.Create(Decision.Metadata, "机密★10年\n" + Decision.Document, $"{PlantedIdentifiers.Name}.txt")));
        await KeepAsync(client.PushAsync("kind", PushForm.Create(Decision.Metadata, Decision.Document, $"{PlantedIdentifiers.Name}.{PlantedIdentifiers.CitizenId}")));
        await KeepAsync(client.PushAsync("docx", PushForm.Create(Decision.Metadata, Decision.Document, $"{PlantedIdentifiers.Phone}.docx")));
        await KeepAsync(client.PushAsync("huge-field", PushForm.Create(Decision.Metadata + string.Concat(Enumerable.Repeat(PlantedIdentifiers.Everything, 4000)), Decision.Document)));
        await KeepAsync(client.PushAsync("huge", PushForm.Create(Decision.Metadata, string.Concat(Enumerable.Repeat(PlantedIdentifiers.Everything, 150_000)))));
        await KeepAsync(client.PushAsync(string.Concat(Enumerable.Repeat(PlantedIdentifiers.CitizenId, 20)), PushForm.Create(Decision.Metadata, Decision.Document)));
        using var part = new MultipartFormDataContent { { new StringContent(PlantedIdentifiers.Everything), PlantedIdentifiers.CitizenId } };
        await KeepAsync(client.PushAsync("part", part));
        using var plain = new StringContent(PlantedIdentifiers.Everything);
        await KeepAsync(client.PushAsync("plain", plain));
        await RawAsync($"POST /api/v1/decisions HTTP/1.1\r\nHost: x\r\nX-Api-Key: {DeskProcess.OwnKey}\r\nIdempotency-Key: cut\r\nContent-Type: multipart/form-data; boundary={PlantedIdentifiers.CitizenId}\r\n"
            + $"Content-Length: 90000\r\n\r\n--{PlantedIdentifiers.CitizenId}\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{Decision.Metadata}");
        return caseId;
    }

    /// <summary>Paths, queries, headers and keys of strangers and of the agency's program.</summary>
    public async Task KnockAsync()
    {
        foreach (var key in (string?[])[null, DeskProcess.OwnKey, PlantedIdentifiers.UnknownKey, DeskProcess.OwnKey[..20] + PlantedIdentifiers.Phone + "aaaaaaaaaa"])
        {
            using var client = Client(key);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"desk-session={PlantedIdentifiers.Cookie}; desk-form={PlantedIdentifiers.Cookie}");
            client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", PlantedIdentifiers.CitizenId);
            client.DefaultRequestHeaders.TryAddWithoutValidation("traceparent", "00-" + PlantedIdentifiers.CitizenId);
            client.DefaultRequestHeaders.TryAddWithoutValidation("tracestate", $"who={PlantedIdentifiers.CitizenId}");
            client.DefaultRequestHeaders.TryAddWithoutValidation("baggage", $"who={PlantedIdentifiers.CitizenId}");
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", PlantedIdentifiers.Email);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Referer", $"http://x/?q={PlantedIdentifiers.CitizenId}");
            foreach (var path in (string[])["/api/v1/decisions/{0}", "/api/v1/{0}", "/api/v1/decisions?{0}={0}", "/health/{0}", "/{0}", "/state/{0}", "/cases/{0}?handler={0}", "/openapi/{0}.json", "/audit?case={0}", "/accounts/{0}"])
            {
                foreach (var value in (string[])[PlantedIdentifiers.Name, PlantedIdentifiers.CitizenId, PlantedIdentifiers.DocumentNumber])
                {
                    await KeepAsync(client.GetAsync(new Uri(string.Format(path, Uri.EscapeDataString(value)), UriKind.Relative)));
                }
            }

            using var method = new HttpRequestMessage(new HttpMethod(PlantedIdentifiers.CitizenId), "/api/v1/decisions");
            await KeepAsync(client.SendAsync(method));
        }

        await RawAsync($"GET /{PlantedIdentifiers.CitizenId} HTTP/1.1\r\nHost: {PlantedIdentifiers.Phone} {PlantedIdentifiers.Phone}\r\n\r\n");
        await RawAsync($"GET /{PlantedIdentifiers.CitizenId} HTTP/9.9\r\n{PlantedIdentifiers.Phone}\r\n\r\n");
        await RawAsync($"GET / HTTP/1.1\r\nHost: x\r\nX: {new string('7', 40_000)}{PlantedIdentifiers.Phone}\r\n\r\n");
    }

    /// <summary>Sign-ins with them, and what a reviewer types.</summary>
    public async Task TypeAsync(string caseId)
    {
        foreach (var (account, password) in ((string, string)[])[(PlantedIdentifiers.Name, PlantedIdentifiers.Password), (PlantedIdentifiers.CitizenId, PlantedIdentifiers.Password), ("clerk", PlantedIdentifiers.Password), (new string('a', 99) + PlantedIdentifiers.Phone, PlantedIdentifiers.Password)])
        {
            using var stranger = new DeskBrowser(address);
            using var _ = await stranger.SubmitAsync("/sign-in", "/sign-in", ("Account", account), ("Password", password));
            await KeepAsync(stranger.PostBareAsync("/sign-in", ("Account", account), ("Password", password), (PlantedIdentifiers.CitizenId, PlantedIdentifiers.Name)));
        }

        using var reviewer = new DeskBrowser(address);
        using var signedIn = await reviewer.SubmitAsync("/sign-in", "/sign-in", ("Account", "reviewer"), ("Password", DeskProcess.Password));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        foreach (var value in PlantedIdentifiers.All)
        {
            using var found = await reviewer.GetAsync($"/?q={Uri.EscapeDataString(value)}&state={Uri.EscapeDataString(value)}&after={Uri.EscapeDataString(value)}");
            await KeepAsync(reviewer.GetAsync($"/cases/{Uri.EscapeDataString(value)}"));
            await KeepAsync(reviewer.GetAsync($"/cases/{Uri.EscapeDataString(value)}/withdraw"));
        }

        var page = $"/cases/{caseId}";
        foreach (var (handler, fields) in ((string, (string, string)[])[])
            [
                ("Withhold", [("WithholdClause", PlantedIdentifiers.CitizenId), ("WithholdReason", PlantedIdentifiers.Everything)]),
                ("Return", [("ReturnReason", new string('长', 1100) + PlantedIdentifiers.Everything)]),
                ("Secrecy", [("SecrecyReviewer", PlantedIdentifiers.Name), ("SecrecyReviewedOn", PlantedIdentifiers.Phone), ("SecrecyConclusion", PlantedIdentifiers.CitizenId)]),
                ("Return", [("ReturnReason", PlantedIdentifiers.Everything)]),
            ])
        {
            using var typed = await reviewer.SubmitAsync(page, $"{page}?handler={handler}", fields);
            Assert.True(typed.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{handler} {typed.StatusCode}");
        }

        await KeepAsync(reviewer.PostBareAsync($"{page}?handler=Return", ("ReturnReason", PlantedIdentifiers.Everything)));
    }

    private static (string Metadata, string Document) Plant()
    {
        var metadata = PushForm.Metadata.Replace("景市监处罚〔2026〕12号", PlantedIdentifiers.DocumentNumber, StringComparison.Ordinal)
            .Replace("岩温叫", PlantedIdentifiers.Name, StringComparison.Ordinal)
            .Replace("玉香罕", PlantedIdentifiers.OtherName, StringComparison.Ordinal);
        var document = PushForm.Document.Replace("景市监处罚〔2026〕12号", PlantedIdentifiers.DocumentNumber, StringComparison.Ordinal)
            .Replace("岩温叫", PlantedIdentifiers.Name, StringComparison.Ordinal)
            .Replace("玉香罕", PlantedIdentifiers.OtherName, StringComparison.Ordinal)
            .Replace("532801199003072245", PlantedIdentifiers.CitizenId, StringComparison.Ordinal)
            .Replace("13988012345", PlantedIdentifiers.Phone, StringComparison.Ordinal)
            .Replace("云南省景洪市勐养镇曼掌村委会9号", PlantedIdentifiers.Address, StringComparison.Ordinal)
            .Replace("证实上述事实", $"银行账号{PlantedIdentifiers.Account}，邮箱{PlantedIdentifiers.Email}，证实上述事实", StringComparison.Ordinal);
        return (metadata, document);
    }

    private static IEnumerable<string> BadMetadata()
    {
        foreach (var value in (string[])[PlantedIdentifiers.Name, PlantedIdentifiers.CitizenId, PlantedIdentifiers.Everything])
        {
            yield return $"{{\"{value}\":\"{value}\"}}";
            yield return $"{{\"{value}\":1,\"{value}\":2}}";
            yield return $"{{\"parties\":[{{\"{value}\":{{\"{value}\":[1]}}}}]}}";
            yield return $"{{\"documentNumber\":[\"{value}\"],\"decidedOn\":\"{value}\",\"actType\":\"{value}\",\"fineYuan\":\"{value}\",\"penaltyKinds\":\"{value}\"}}";
            yield return $"{{\"secrecyReview\":{{\"reviewer\":\"{value}\",\"reviewedOn\":\"{value}\",\"conclusion\":\"{value}\"}}}}";
            yield return $"{{\"title\":\"{value}\\u0000{value}\"}}";
            yield return $"{{\"title\":\"{value}";
            yield return $"{value}";
            yield return $"[\"{value}\"]";
            yield return $"{{\"title\":\"{value}\",}}{value}";
        }
    }

    private HttpClient Client(string? key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("X-Api-Key", key);
        }

        return client;
    }

    private async Task KeepAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            using var answer = await sending;
            var headers = answer.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(answer.Content.Headers)
                // A person who must sign in first is sent on to the address they asked for.
                .Where(header => !(answer.StatusCode == HttpStatusCode.Redirect && string.Equals(header.Key, "Location", StringComparison.Ordinal)))
                .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
            _answers.Add($"{(int)answer.StatusCode} {string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException)
        {
            // A server may close the connection on what is too large: no answer, nothing told.
        }
    }

    private async Task RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = socket.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
            socket.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            _answers.Add(await reader.ReadToEndAsync());
        }
        catch (IOException)
        {
            // Closed by the server.
        }
    }
}
