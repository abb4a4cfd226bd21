using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Benchmarks.Desk;

/// <summary>Asks the desk for its lists and a review page over HTTP, with very many cases of one agency and some of others in its store.</summary>
internal static partial class QueueLoad
{
    private const string Agency = "kmscj";
    private static readonly string[] States = ["inReview", "held", "published", "returned", "quarantined", "withheld", "withdrawn", "all"];

    public static async Task<string> RunAsync(DeskServer server, int cases, int repeats)
    {
        var filling = Stopwatch.StartNew();
        await FillAsync(server, cases);
        var filled = filling.Elapsed;
        await using var store = server.OpenStore();
        var questions = await QuestionsAsync(store, cases);
        await server.RunAsync();

        using var client = await SignInAsync(server.Address);
        // The first of each kind reads pages of the store that no one has read yet, and compiles; it is named beside the others.
        var firsts = new List<double>();
        foreach (var (_, address) in questions)
        {
            firsts.Add(await TimeAsync(client, address));
        }

        var lines = new List<string>();
        foreach (var ((name, address), first) in questions.Zip(firsts))
        {
            var times = new List<double>(repeats);
            for (var i = 0; i < repeats; i++)
            {
                times.Add(await TimeAsync(client, address));
            }

            var timings = new Timings(times);
            lines.Add($"{name}: median {timings.At(50):0.0} p95 {timings.At(95):0.0} (first {first:0.0})");
        }

        return $"{cases:#,0} cases of one agency, {cases / 10:#,0} of others, one in {CaseCopies.Whole} with all parts, filled in {filled.TotalSeconds:0} s; ms over {repeats} requests\n         "
            + string.Join("\n         ", lines);
    }

    private static async Task FillAsync(DeskServer server, int cases)
    {
        using (var client = new HttpClient { BaseAddress = server.Address })
        {
            await PushLoad.WarmUpAsync(client);
        }

        await using (var store = server.OpenStore())
        {
            while (await PushLoad.CountAsync(store, PushLoad.IsWaiting) > 0)
            {
                await Task.Delay(250);
            }
        }

        await server.StopAsync();
        // A host inside this process, never started: its vault and its store.
        await using var app = await DeskHost.CreateAsync([.. server.Arguments, "--Desk:Works=false"], more: null, CancellationToken.None);
        var vault = app.Services.GetRequiredService<CaseVault>();
        var desk = app.Services.GetRequiredService<DeskStore>();
        var templates = await desk.ReadAsync(connection => CaseTemplate.ReadAsync(connection, vault, "inReview"), CancellationToken.None);
        var newest = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var copies = new CaseCopies(vault);
        await copies.AddAsync(desk, templates, Agency, cases, newest);
        await copies.AddAsync(desk, templates, "ynyj", cases / 20, newest);
        await copies.AddAsync(desk, templates, "cxhbj", cases / 20, newest);
        await app.Services.GetRequiredService<Database>().SettleAsync(CancellationToken.None);
    }

    private static async Task<List<(string Name, string Address)>> QuestionsAsync(Database store, int cases)
    {
        await using var connection = await store.OpenAsync(CancellationToken.None);
        if (store.Engine == DatabaseEngine.Postgres)
        {
            await connection.ExecuteAsync("VACUUM ANALYZE"); // as its autovacuum would have done by then
        }

        var deep = await connection.QuerySingleAsync<(long Rank, string CaseId)>(
            "SELECT queue_rank, case_id FROM decision_case WHERE agency_code = @Agency AND state = 'published' ORDER BY queue_rank, case_id LIMIT 1 OFFSET @skip",
            new { Agency, skip = cases * 8 / 10 });
        var review = await connection.QuerySingleAsync<string>(
            "SELECT d.case_id FROM decision_case d JOIN case_part p ON p.case_id = d.case_id AND p.part = 'redaction' WHERE d.agency_code = @Agency AND d.state = 'inReview' ORDER BY d.received_at LIMIT 1",
            new { Agency });
        return
        [
            .. States.Select(state => ($"tab {state}", $"/?state={state}")),
            ("published, page 3,000 or so", $"/?state=published&after={deep.Rank}/{deep.CaseId}"),
            ("all, as deep", $"/?state=all&after={deep.Rank}/{deep.CaseId}"),
            ("waits for me", "/?state=inReview&who=others"),
            ("two states", "/?state=inReview&state=held"),
            ("late", "/?state=all&late=late"),
            ("one act in twelve", "/?state=all&act=award"),
            ("a month of decisions", "/?state=all&from=2025-03-01&to=2025-03-31"),
            ("open questions", "/?state=inReview&open=yes"),
            ("narrowed to nothing", "/?state=all&person=yes&act=levy&who=mine"),
            ("a whole number", $"/?state=all&q={Uri.EscapeDataString($"试市监处罚〔{2000 + ((cases / 2) % 27)}〕{(cases / 2) + 1}号")}"),
            ("words that many have", $"/?state=all&q={Uri.EscapeDataString("公司")}"),
            ("words that none has", $"/?state=all&q={Uri.EscapeDataString("没有这样的字")}"),
            ("review page", $"/cases/{review}"),
        ];
    }

    private static async Task<HttpClient> SignInAsync(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        var token = Token().Match(await client.GetStringAsync("/sign-in")).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Account"] = Agency, ["Password"] = DeskServer.Password, ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
        });
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return (await answer.Content.ReadAsStringAsync()).Contains("案件列表", StringComparison.Ordinal)
            ? client
            : throw new InvalidOperationException("Signing in did not lead to the list.");
    }

    private static async Task<double> TimeAsync(HttpClient client, string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        await answer.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK ? took : throw new InvalidOperationException($"{address}: {answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
