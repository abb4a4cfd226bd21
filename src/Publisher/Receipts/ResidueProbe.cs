using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher.Receipts;

/// <summary>What looking for a removed text on a node has shown.</summary>
/// <param name="IsComplete">Whether every question was answered: a node that refuses texts, or slows the asker, shows nothing and proves nothing.</param>
/// <param name="Places">Where something was found: addresses, with the number of the phrase in place of its words.</param>
internal sealed record ResidueResult(bool IsComplete, IReadOnlyList<string> Places);

/// <summary>
/// Asks a public node, as any visitor could, for a text that was removed: by its own addresses, by phrases, by its number, in completions, and
/// among the similar decisions of others. It must find nothing but the notice. What is sought is sent to the node alone, through no proxy, and
/// neither side logs it.
/// </summary>
internal sealed class ResidueProbe(IHttpClientFactory http, TimeProvider time)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string HttpName = "residue";

    private const int LargestAnswer = 8 * 1024 * 1024;
    private const int Neighbours = 3;

    // A visitor is allowed twenty questions a second, and the desk has others to ask.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);
    private static readonly string[] OwnAddresses = ["/decisions/{0}", "/decisions/{0}.txt", "/decisions/{0}.json", "/decisions/{0}.docx", "/api/v1/decisions/{0}"];

    // The page of a search, its feed and its file.
    private static readonly string[] ListForms = ["/search", "/search.atom", "/search.csv"];

    /// <summary>Adds the HTTP client.</summary>
    public static void AddHttp(IServiceCollection services) => services
        .AddHttpClient(HttpName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(15);
            client.MaxResponseContentBufferSize = LargestAnswer;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
        .RemoveAllLoggers();

    /// <summary>Looks.</summary>
    public async Task<ResidueResult> LookAsync(NodeOptions node, SoughtWords sought, CancellationToken cancellationToken)
    {
        using var client = http.CreateClient(HttpName);
        client.BaseAddress = new Uri(node.Address);
        var look = new ResidueLook(client, sought, time);
        foreach (var address in OwnAddresses)
        {
            await look.OwnAsync(string.Format(CultureInfo.InvariantCulture, address, sought.RecordId), cancellationToken);
        }

        var others = new List<string>();
        for (var number = 1; number <= sought.Phrases.Count; number++)
        {
            var phrase = sought.Phrases[number - 1];
            others.AddRange(await look.ListAsync($"\"{phrase}\"", string.Create(CultureInfo.InvariantCulture, $"phrase-{number}"), cancellationToken));
            await look.CompletionAsync(phrase, number, isElsewhere: others.Count > 0, cancellationToken);
        }

        if (!sought.IsReplaced)
        {
            others.AddRange(await look.ListAsync(sought.DocumentNumber, "number", cancellationToken));
            foreach (var other in others.Distinct(StringComparer.Ordinal).Take(Neighbours))
            {
                await look.NeighbourAsync(other, cancellationToken);
            }
        }

        return new ResidueResult(look.IsComplete, look.Places);
    }

    private sealed class ResidueLook(HttpClient client, SoughtWords sought, TimeProvider time)
    {
        private readonly List<string> _places = [];

        public bool IsComplete { get; private set; } = true;

        public IReadOnlyList<string> Places => _places;

        /// <summary>One of the record's own addresses: gone, or, of one that was replaced, without the old words.</summary>
        public async Task OwnAsync(string address, CancellationToken cancellationToken)
        {
            if (await GetAsync(address, cancellationToken) is not var (status, body))
            {
                return;
            }

            var text = WebUtility.HtmlDecode(body);
            if ((status is StatusCodes.Status200OK && !sought.IsReplaced) || sought.Phrases.Any(phrase => text.Contains(phrase, StringComparison.Ordinal)))
            {
                _places.Add(address);
            }
        }

        /// <summary>The lists, of programs and of people, for a query; the ids of other records that it finds.</summary>
        public async Task<IReadOnlyList<string>> ListAsync(string query, string name, CancellationToken cancellationToken)
        {
            var others = new List<string>();
            if (await GetAsync("/api/v1/decisions?q=" + Uri.EscapeDataString(query), cancellationToken) is (StatusCodes.Status200OK, var list))
            {
                var ids = Strings(list, "items", "id");
                if (ids.Contains(sought.RecordId, StringComparer.Ordinal))
                {
                    _places.Add("/api/v1/decisions#" + name);
                }

                others.AddRange(ids.Where(id => !string.Equals(id, sought.RecordId, StringComparison.Ordinal)));
            }

            foreach (var form in ListForms)
            {
                if (await GetAsync($"{form}?q={Uri.EscapeDataString(query)}", cancellationToken) is (StatusCodes.Status200OK, var page) && Leads(page))
                {
                    _places.Add($"{form}#{name}");
                }
            }

            return others;
        }

        /// <summary>Completions of the phrase's beginning; what other public texts say too may be offered.</summary>
        public async Task CompletionAsync(string phrase, int number, bool isElsewhere, CancellationToken cancellationToken)
        {
            var beginning = phrase[..(SoughtWords.ShortestRun / 2)];
            if (await GetAsync("/api/v1/suggestions?q=" + Uri.EscapeDataString(beginning), cancellationToken) is (StatusCodes.Status200OK, var offered)
                && !isElsewhere && offered.Contains(phrase, StringComparison.Ordinal))
            {
                _places.Add(string.Create(CultureInfo.InvariantCulture, $"/api/v1/suggestions#phrase-{number}"));
            }
        }

        /// <summary>The page of another decision that is like it.</summary>
        public async Task NeighbourAsync(string id, CancellationToken cancellationToken)
        {
            if (await GetAsync("/decisions/" + id, cancellationToken) is (StatusCodes.Status200OK, var page) && Leads(page))
            {
                _places.Add($"/decisions/{id}#similar");
            }
        }

        private bool Leads(string page) => !sought.IsReplaced && page.Contains("/decisions/" + sought.RecordId, StringComparison.Ordinal);

        private async Task<(int Status, string Body)?> GetAsync(string address, CancellationToken cancellationToken)
        {
            await Task.Delay(Pace, time, cancellationToken);
            try
            {
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
                var status = (int)answer.StatusCode;
                if (status is StatusCodes.Status429TooManyRequests or >= StatusCodes.Status500InternalServerError)
                {
                    IsComplete = false;
                    return null;
                }

                // UTF-8, whatever the node says of itself: a name of no character set would end the check.
                return (status, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken)));
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                IsComplete = false;
                return null;
            }
        }

        private List<string> Strings(string json, string list, string member)
        {
            try
            {
                using var document = JsonDocument.Parse(json);
                return [.. document.RootElement.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                IsComplete = false;
                return [];
            }
        }
    }
}
