using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Disclosure.EndToEnd.Crashes;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.EndToEnd.Receipts;

/// <summary>
/// Desk and public site as two processes: decisions are withdrawn while people read, each removal is confirmed by the site, nothing is shown
/// after its receipt, and in the end no file of the site or the gazette holds a word of it. Times are printed, not asserted: they are the
/// machine's as much as the product's.
/// </summary>
public sealed partial class RemovalTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Count = TestSize.Of(20, 1_000);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ReachableFolder _folder = new();
    private readonly int[] _ports = FreePort.Take(2);
    private CommandProcess? _up;

    private Uri Site => new($"http://127.0.0.1:{_ports[0]}");

    private Uri Desk => new($"http://127.0.0.1:{_ports[1]}");

    public async Task InitializeAsync()
    {
        _up = CommandProcess.Start("up", "--empty", "--data", _folder.Data, "--site-port", $"{_ports[0]}", "--desk-port", $"{_ports[1]}");
        await _up.WaitForOutputAsync("Ctrl-C ends it", TimeSpan.FromMinutes(4));
    }

    public async Task DisposeAsync()
    {
        await _up!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    public async Task Withdrawals_UnderReading_AreHiddenWithReceiptsAndLeaveNothingBehind()
    {
        using var accounts = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Keys, "sample-accounts.json")));
        var agency = accounts.RootElement.GetProperty("agencies").EnumerateArray().Single(item => item.GetProperty("code").ValueEquals(CrashDecision.Agency));
        using var api = new DeskApi(Desk, agency.GetProperty("apiKey").GetString()!);
        using var forms = new DeskForms(Desk, $"{CrashDecision.Agency}.shenhe", accounts.RootElement.GetProperty("password").GetString()!);
        using var site = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Site, Timeout = TimeSpan.FromSeconds(30) };
        var published = await PublishAsync(api, forms, site);
        Assert.NotEmpty(Holding("site", published));

        var hidden = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var stale = new ConcurrentQueue<string>();
        using var reading = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(seed => Task.Run(() => ReadAsync(site, published, hidden, stale, seed, reading.Token))).ToList();
        foreach (var decision in published)
        {
            Assert.True(await forms.WithdrawAsync(decision.CaseId));
            await SeenAsync(forms, published, hidden);
        }

        await UntilAsync(async () => await SeenAsync(forms, published, hidden) == published.Count, "A withdrawal was not confirmed as hidden.");
        // Some reading after the last receipt, of everything that is gone.
        foreach (var decision in published)
            await LookAsync(site, decision, hidden, stale);
        await reading.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Empty(stale);

        await UntilAsync(async () => (await ReceiptsAsync(forms, published)).All(text => text.Contains("内清除", StringComparison.Ordinal)), "A withdrawal was not confirmed as purged.");
        Assert.Empty(Holding("site", published));
        await UntilAsync(() => Task.FromResult(Holding("gazette", published).Count == 0), "The gazette's files hold what was withdrawn.");
        using var desk = new HttpClient { BaseAddress = Desk };
        Assert.Equal("confirmed", await desk.GetStringAsync(new Uri("/health/receipts", UriKind.Relative)));
        Tell(await ReceiptsAsync(forms, published));
    }

    private async Task<IReadOnlyList<Decision>> PublishAsync(DeskApi api, DeskForms forms, HttpClient site)
    {
        var published = new ConcurrentBag<Decision>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (serial, _) =>
        {
            var decision = CrashDecision.Of(serial, edition: 0);
            var (status, pushed) = await api.PushAsync(decision.Metadata, System.Text.Encoding.UTF8.GetBytes(decision.Document), "决定书.txt", $"receipt-{serial}");
            Assert.Equal(202, status);
            var caseId = pushed.GetProperty("caseId").GetString()!;
            await api.AtRestAsync(caseId);
            Assert.True(await forms.ApproveAsync(caseId));
            await api.UntilStateAsync(caseId, state => state is "published");
            var found = await RunningPlatform.UntilAsync(() => FindAsync(site, decision.Company), id => id is not null, Patience);
            published.Add(new Decision(caseId, found!, decision.Company));
        });
        return [.. published];
    }

    private static async Task<string?> FindAsync(HttpClient site, string company)
    {
        using var answer = JsonDocument.Parse(await site.GetStringAsync(Query(company)));
        return answer.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).FirstOrDefault();
    }

    private static async Task ReadAsync(
        HttpClient site, IReadOnlyList<Decision> published, ConcurrentDictionary<string, bool> hidden, ConcurrentQueue<string> stale, int seed, CancellationToken cancellationToken)
    {
        var random = new SeededRandom((ulong)seed + 7);
        while (!cancellationToken.IsCancellationRequested)
        {
            await LookAsync(site, published[random.Next(published.Count)], hidden, stale);
            // The site slows whoever asks more often than twenty times a second, and the desk asks from the same address.
            await Task.Delay(700, CancellationToken.None);
        }
    }

    /// <summary>Looks at a decision in every way, and notes what was shown of it although its receipt was there before the question was asked.</summary>
    private static async Task LookAsync(HttpClient site, Decision decision, ConcurrentDictionary<string, bool> hidden, ConcurrentQueue<string> stale)
    {
        string[] own = [$"decisions/{decision.Id}", $"decisions/{decision.Id}.txt", $"api/v1/decisions/{decision.Id}"];
        string[] lists = [Query(decision.Company), "search?q=" + Uri.EscapeDataString(CrashDecision.Passage)];
        foreach (var address in own.Concat(lists))
        {
            var isGone = hidden.ContainsKey(decision.CaseId);
            try
            {
                using var answer = await site.GetAsync(new Uri(address, UriKind.Relative));
                var isShown = own.Contains(address)
                    ? answer.StatusCode is HttpStatusCode.OK
                    : answer.StatusCode is HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync()).Contains(decision.Id, StringComparison.Ordinal);
                if (isGone && isShown)
                    stale.Enqueue(address);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException && !isGone)
            {
                // It was cut off because it would have shown what was just removed.
            }
        }
    }

    /// <summary>Marks what is confirmed as hidden; how many are.</summary>
    private static async Task<int> SeenAsync(DeskForms forms, IReadOnlyList<Decision> published, ConcurrentDictionary<string, bool> hidden)
    {
        foreach (var decision in published.Where(decision => !hidden.ContainsKey(decision.CaseId)))
        {
            if (!(await forms.TextAsync($"cases/{decision.CaseId}", "[data-receipts]")).Contains("内隐去", StringComparison.Ordinal))
                break;
            hidden[decision.CaseId] = true;
        }

        return hidden.Count;
    }

    private static async Task<IReadOnlyList<string>> ReceiptsAsync(DeskForms forms, IReadOnlyList<Decision> published)
    {
        var texts = new List<string>();
        foreach (var decision in published)
            texts.Add(await forms.TextAsync($"cases/{decision.CaseId}", "[data-receipts]"));
        return texts;
    }

    private void Tell(IReadOnlyList<string> texts)
    {
        foreach (var (what, pattern) in new[] { ("hidden", Hidden()), ("purged", Purged()) })
        {
            var seconds = texts.Select(text => pattern.Match(text)).Select(match => match.Groups["seconds"] is { Success: true } number ? double.Parse(number.Value, CultureInfo.InvariantCulture) : 0.1).Order().ToList();
            output.WriteLine($"{what}: median {seconds[seconds.Count / 2]:0.0} s, 99th percentile {seconds[(int)Math.Ceiling(seconds.Count * 0.99) - 1]:0.0} s, longest {seconds[^1]:0.0} s, of {seconds.Count}");
        }
    }

    // An index cuts names into pairs of signs. Nothing else was ever published here, so none of them may be left.
    private List<string> Holding(string folder, IReadOnlyList<Decision> published) =>
    [
        .. published.SelectMany(decision => new[] { decision.Company[2..4], decision.Company[3..5] }).Append("饼干").Distinct(StringComparer.Ordinal)
            .SelectMany(words => DiskSearch.FilesHolding(Path.Combine(_folder.Data, folder), words)).Distinct(StringComparer.Ordinal),
    ];

    private static string Query(string company) => "api/v1/decisions?q=" + Uri.EscapeDataString($"\"{company}\"");

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, otherwise);
            await Task.Delay(200);
        }
    }

    [GeneratedRegex(@"(?<seconds>[0-9.]+) 秒内隐去", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?<seconds>[0-9.]+) 秒内清除", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Purged();

    private sealed record Decision(string CaseId, string Id, string Company);
}
