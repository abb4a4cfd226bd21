using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.EndToEnd.Crashes;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Receipts;

/// <summary>
/// People and programs that read a public site in every way there is, without a pause, each over connections of their own, and note for each
/// decision when they asked a question that was still answered with it as it was.
/// </summary>
internal sealed partial class Visitors(Uri site, IReadOnlyList<PublicDecision> decisions)
{
    private static readonly string[] OwnAddresses = ["decisions/{0}", "decisions/{0}.txt", "decisions/{0}.json", "decisions/{0}.docx", "api/v1/decisions/{0}"];

    private readonly Dictionary<string, PublicDecision> _gone = decisions.Where(known => known.Decision.IsGone).ToDictionary(known => known.RecordId, StringComparer.Ordinal);
    private long _answers;
    private long _cut;

    /// <summary>Questions that were answered.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>Answers that were cut off.</summary>
    public long Cut => Interlocked.Read(ref _cut);

    /// <summary>Kinds of questions about one decision.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. OwnAddresses, .. OwnAddresses.Select(address => "again " + address), "search", "list", "facets", "suggestions", "number", "notices", "home", "pages"];

    /// <summary>Learns the version tags of every decision as it is.</summary>
    public async Task LearnAsync()
    {
        using var client = NewClient();
        await Parallel.ForEachAsync(decisions, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (known, token) =>
        {
            var tags = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var address in OwnAddresses)
            {
                using var answer = await client.GetAsync(Own(address, known), token);
                Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address} was answered {(int)answer.StatusCode} before anything was removed.");
                tags[address] = answer.Headers.ETag!.ToString();
            }

            known.Tags = tags;
        });
    }

    /// <summary>Reads until told to stop.</summary>
    public Task ReadAsync(int atOnce, ulong seed, CancellationToken over) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(number => Task.Run(
        async () =>
        {
            using var client = NewClient();
            var random = new SeededRandom(seed + (ulong)number);
            while (!over.IsCancellationRequested)
            {
                await AskAsync(client, random.Pick(decisions), random.Pick(Kinds));
            }
        },
        CancellationToken.None)));

    /// <summary>Asks everything once of every decision.</summary>
    public async Task ReadAllAsync()
    {
        using var client = NewClient();
        await Parallel.ForEachAsync(
            decisions.SelectMany(known => Kinds.Select(kind => (known, kind))),
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (question, _) => await AskAsync(client, question.known, question.kind));
    }

    private HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site, Timeout = TimeSpan.FromSeconds(30) };

    private async Task AskAsync(HttpClient client, PublicDecision known, string kind)
    {
        var asked = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        try
        {
            var isConditional = kind.StartsWith("again ", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(HttpMethod.Get, Address(known, isConditional ? kind["again ".Length..] : kind));
            if (isConditional)
            {
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(known.Tags[kind["again ".Length..]]));
            }

            using var answer = await client.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            Interlocked.Increment(ref _answers);
            foreach (var seen in Seen(known, kind, answer, body))
            {
                seen.See(kind, asked);
            }
        }
        catch (Exception exception) when (Broken.Is(exception))
        {
            // It was cut off because it would have shown what was just removed.
            Interlocked.Increment(ref _cut);
        }
    }

    private static Uri Address(PublicDecision known, string kind) => kind switch
    {
        "search" => Relative("search?q=" + Uri.EscapeDataString($"\"{Words(known)}\"")),
        "list" => Relative("api/v1/decisions?q=" + Uri.EscapeDataString($"\"{Words(known)}\"")),
        "facets" => Relative($"search?q={Uri.EscapeDataString(RemovedDecision.Passage)}&agency={RemovedDecision.Agency}&year=2026&sort=date"),
        "pages" => Relative("api/v1/decisions?size=100&sort=date"),
        "suggestions" => Relative("api/v1/suggestions?q=" + Uri.EscapeDataString(known.Decision.Company[..4])),
        "number" => Relative("number?n=" + Uri.EscapeDataString(known.Decision.Number)),
        "notices" => Relative("notices"),
        "home" => Relative(string.Empty),
        _ => Own(kind, known),
    };

    /// <summary>The decisions that an answer shows as they were.</summary>
    private IEnumerable<PublicDecision> Seen(PublicDecision known, string kind, HttpResponseMessage answer, byte[] body)
    {
        // It says that what it gave before still stands.
        if (kind.StartsWith("again ", StringComparison.Ordinal))
        {
            return answer.StatusCode is HttpStatusCode.NotModified ? [known] : Seen(known, kind["again ".Length..], answer, body);
        }

        if (kind is "number")
        {
            // Of a withdrawal its notice is found there.
            var isFound = answer.Headers.Location?.OriginalString.Contains(known.RecordId, StringComparison.Ordinal) is true;
            return isFound && known.Decision.Leaving is Leaving.Silently ? [known] : [];
        }

        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            return [];
        }

        var text = Plain(kind.EndsWith(".docx", StringComparison.Ordinal) ? Unpacked(body) : Encoding.UTF8.GetString(body));
        if (kind is "suggestions")
        {
            return known.Decision.IsGone && text.Contains(known.Decision.Company, StringComparison.Ordinal) ? [known] : [];
        }

        // What is gone is linked by nothing but its notice.
        var named = Ids().Matches(text).Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal)
            .Select(id => _gone.GetValueOrDefault(id)).OfType<PublicDecision>()
            .Where(other => kind is not ("notices" or "home") || other.Decision.Leaving is Leaving.Silently);
        if (kind is "search" or "list")
        {
            return known.Decision.Leaving is Leaving.Corrected && text.Contains(known.RecordId, StringComparison.Ordinal) ? named.Append(known) : named;
        }

        return kind.Contains("{0}", StringComparison.Ordinal) && IsAsItWas(known, kind, text) ? named.Append(known) : named;
    }

    private static bool IsAsItWas(PublicDecision known, string kind, string text) => known.Decision.Leaving switch
    {
        Leaving.Corrected => text.Contains(known.Decision.Phrase, StringComparison.Ordinal),
        // Files for programs and for paper say it in words of their own.
        Leaving.WithBanner => kind is "decisions/{0}" or "decisions/{0}.txt" && !text.Contains(RemovedDecision.Banner, StringComparison.Ordinal),
        _ => true,
    };

    private static string Words(PublicDecision known) => known.Decision.Leaving is Leaving.Corrected ? known.Decision.Phrase : known.Decision.Company;

    private static Uri Own(string address, PublicDecision known) => Relative(address.Replace("{0}", known.RecordId, StringComparison.Ordinal));

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    // Pages escape for HTML, programs are given JSON.
    private static string Plain(string text) =>
        Escapes().Replace(WebUtility.HtmlDecode(text), static escape => ((char)int.Parse(escape.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static string Unpacked(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
        return Tags().Replace(reader.ReadToEnd(), string.Empty);
    }

    [GeneratedRegex("(decisions/|\"id\":\")(?<id>[0-9a-z]{16})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escapes();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tags();
}
