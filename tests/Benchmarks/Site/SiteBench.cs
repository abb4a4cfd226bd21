using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Disclosure.TestKit;

namespace Disclosure.Benchmarks.Site;

/// <summary>
/// The public site under load: wrk, a process of its own, over loopback. Searches that no cache has, pages that it has, the time to the first byte, and
/// what the site keeps in memory.
/// </summary>
internal static class SiteBench
{
    private const int Connections = 16;
    private const int Samples = 200;

    private static readonly string[] Words =
    [
        "食品", "超过保质期", "糕点 罚款", "超限运输", "未经批准在公路上行驶", "虚假广告", "茶叶 广告", "污水处理设施", "安全生产 培训", "食品经营许可", "\"货架上摆放\"", "\"没有取得执业证书\"",
        "食品安全法 第三十四条", "水污染防治法83条", "广告法第五十五条", "安全生产法 罚款", "医疗机构 -罚款", "昆明市监局 食品", "古城区城管局", "大理交通", "楚雄环保局 废水", "云峰 商贸", "翠泉食品", "苍松运输",
    ];

    private static readonly string[] Choices = ["", "&region=532800", "&act=penalty", "&year=2025", "&year=2024&year=2023", "&fine=1000", "&sort=date", "&region=530100&act=penalty", "&penalty=%E7%BD%9A%E6%AC%BE", "&from=2025-01-01"];

    /// <summary>Measures.</summary>
    /// <param name="decisions">How many are published.</param>
    /// <param name="seconds">How long each load lasts.</param>
    /// <param name="kept">The folder the gazette is kept in for the next time; null for a temporary one.</param>
    /// <param name="output">Where the figures go.</param>
    public static async Task<int> RunAsync(int decisions, int seconds, string? kept, TextWriter output)
    {
        using var temporary = new TemporaryFolder();
        var folder = kept ?? temporary.File("gazette");
        await using var gazette = await SiteGazette.OpenAsync(folder, decisions, output);
        var started = Stopwatch.GetTimestamp();
        await using var site = await SiteServer.StartAsync(gazette);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decisions:N0} decisions, {Environment.ProcessorCount} processors, load of others {Load()}; ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s"));

        using var client = new HttpClient { BaseAddress = site.Address };
        string[] searches = [.. Words.SelectMany(words => Choices, (words, choice) => $"/search?q={Uri.EscapeDataString(words)}{choice}")];
        string[] pages = [.. (await IdsAsync(client)).Select(id => $"/decisions/{id}")];
        output.WriteLine("first byte, one visitor (ms):      median      p95    most");
        await FirstByteAsync(client, "search, in no cache", searches.Select((address, number) => $"{address}&first={number}"), output);
        await FirstByteAsync(client, "decision, in no cache", pages, output);
        await FirstByteAsync(client, "decision, cached", pages, output);
        await FirstByteAsync(client, "home", Enumerable.Range(0, Samples).Select(number => $"/?first={number}"), output);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load, {Connections} connections, {seconds} s:   a second   median ms     p95     p99   errors"));
        await LoadAsync(site, "search, in no cache", searches, isFresh: true, seconds, output);
        await LoadAsync(site, "one decision, cached", [pages[0]], isFresh: false, seconds, output);
        await LoadAsync(site, "200 decisions, cached", pages, isFresh: false, seconds, output);
        var (anonymous, files, most) = site.Memory();
        output.WriteLine($"memory: {anonymous} MB of its own, {files} MB of mapped files, {most} MB at most; load of others {Load()}");
        return 0;
    }

    private static async Task<List<string>> IdsAsync(HttpClient client)
    {
        var ids = new List<string>();
        for (var page = 0; page < Samples / 100; page++)
        {
            using var list = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/v1/decisions?size=100&year={2025 - page}", UriKind.Relative)));
            ids.AddRange(list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
        }

        return ids;
    }

    private static async Task FirstByteAsync(HttpClient client, string what, IEnumerable<string> addresses, TextWriter output)
    {
        var times = new List<double>();
        foreach (var address in addresses.Take(Samples))
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
        }

        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-30} {times[times.Count / 2],8:N1} {times[times.Count * 95 / 100],8:N1} {times[^1],7:N1}"));
    }

    private static async Task LoadAsync(SiteServer site, string what, string[] addresses, bool isFresh, int seconds, TextWriter output)
    {
        using var folder = new TemporaryFolder();
        var list = folder.File("addresses.txt");
        await File.WriteAllLinesAsync(list, addresses);
        var start = new ProcessStartInfo("wrk")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { "-t2", $"-c{Connections}", $"-d{seconds}s", "-s", Path.Combine(AppContext.BaseDirectory, "Site", "load.lua"), site.Address.AbsoluteUri, "--", list, isFresh ? "fresh" : "same" },
        };
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start (apt-get install wrk).");
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (said.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))?.Split(' ') is not { } result)
            throw new InvalidOperationException("wrk said: " + said);
        var figures = result.Skip(1).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-30} {figures[0] / (figures[1] / 1e6),8:N0} {figures[2] / 1e3,10:N1} {figures[3] / 1e3,8:N1} {figures[4] / 1e3,7:N1} {figures[5],8:N0}"));
    }

    // What the machine had to do in the last minute, this measurement included.
    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
