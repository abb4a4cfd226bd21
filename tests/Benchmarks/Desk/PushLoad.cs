using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.Benchmarks.Desk;

/// <summary>
/// Pushes at a fixed rate whatever the answers take (open loop: a push is timed from when it was due, so that a slow answer delays no
/// later one out of sight), one in ten twice under the same key; then counts what was acknowledged against what is in the store.
/// </summary>
internal static class PushLoad
{
    /// <summary>Picks the cases that wait for the machine.</summary>
    public const string IsWaiting = "state IN ('received', 'read', 'assessed', 'redacted', 'verified')";


    public static async Task<string> RunAsync(DeskServer server, int rate, int seconds)
    {
        var pushes = RenumberedSamples.Create(rate * seconds).ToList();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 512 }) { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(100) };
        await WarmUpAsync(client);
        await using var store = server.OpenStore();
        var known = await CountAsync(store, "1 = 1");

        var answers = new ConcurrentBag<(string Number, int Status, string? CaseId, double Milliseconds)>();
        var sent = new List<Task>(pushes.Count);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < pushes.Count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate);
            if (due - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } early)
            {
                await Task.Delay(early);
            }

            for (var time = 0; time < (i % 10 == 0 ? 2 : 1); time++)
            {
                sent.Add(PushAsync(pushes[i], due));
            }
        }

        await Task.WhenAll(sent);
        var took = Stopwatch.GetElapsedTime(start);

        var backlog = await CountAsync(store, IsWaiting);
        var (lost, doubled) = await AccountAsync(store, answers, known, pushes.Count);
        var drained = Stopwatch.StartNew();
        while (await CountAsync(store, IsWaiting) > 0 && drained.Elapsed < TimeSpan.FromMinutes(10))
        {
            await Task.Delay(250);
        }

        var timings = new Timings(answers.Select(answer => answer.Milliseconds));
        var refused = answers.Where(answer => answer.Status != 202).GroupBy(answer => answer.Status).Select(group => $"{group.Count()}×{group.Key}").DefaultIfEmpty("0");
        return $"{pushes.Count / took.TotalSeconds:0.0}/s for {took.TotalSeconds:0} s, {answers.Count} requests | acknowledged p50 {timings.At(50):0.0} ms p95 {timings.At(95):0.0} ms "
            + $"p99 {timings.At(99):0.0} ms max {timings.At(100):0.0} ms | lost {lost} doubled {doubled} refused {string.Join(' ', refused)} | pipeline {backlog} behind, done {drained.Elapsed.TotalSeconds:0.0} s later";

        async Task PushAsync(PreparedPush push, TimeSpan due)
        {
            var (status, caseId) = await SendAsync(client, push);
            answers.Add((push.Number, status, caseId, (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds));
        }
    }

    // The first requests compile code: they are no measure of the desk under load.
    public static async Task WarmUpAsync(HttpClient client)
    {
        foreach (var push in RenumberedSamples.Create(48, "热身处罚"))
        {
            await SendAsync(client, push);
        }
    }

    private static async Task<(int Status, string? CaseId)> SendAsync(HttpClient client, PreparedPush push)
    {
        var metadata = new ByteArrayContent(push.Metadata) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/decisions")
        {
            Content = new MultipartFormDataContent { { metadata, "metadata" }, { new ByteArrayContent(push.Document), "document", push.FileName } },
        };
        request.Headers.Add("X-Api-Key", DeskServer.Key(push.Agency));
        request.Headers.Add("Idempotency-Key", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(push.Number))));
        try
        {
            using var answer = await client.SendAsync(request);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
            return ((int)answer.StatusCode, json.RootElement.TryGetProperty("caseId", out var id) ? id.GetString() : null);
        }
        catch (HttpRequestException)
        {
            return (0, null);
        }
    }

    private static async Task<(long Lost, long Doubled)> AccountAsync(
        Database store, IEnumerable<(string Number, int Status, string? CaseId, double Milliseconds)> answers, long known, int pushes)
    {
        var acknowledged = answers.Where(answer => answer.Status == 202).GroupBy(answer => answer.Number, StringComparer.Ordinal).ToList();
        await using var connection = await store.OpenAsync(CancellationToken.None);
        var stored = (await connection.QueryAsync<string>("SELECT case_id FROM decision_case")).ToHashSet(StringComparer.Ordinal);
        var lost = acknowledged.Count(number => number.Any(answer => !stored.Contains(answer.CaseId!)));
        var disagreeing = acknowledged.Count(number => number.Select(answer => answer.CaseId).Distinct(StringComparer.Ordinal).Count() > 1);
        return (lost, Math.Max(disagreeing, stored.Count - known - pushes));
    }

    public static async Task<long> CountAsync(Database store, string condition)
    {
        await using var connection = await store.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM decision_case WHERE {condition}");
    }
}
