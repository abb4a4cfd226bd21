using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Disclosure.EndToEnd.Crashes;
using Disclosure.EndToEnd.Platform;
using Disclosure.Gazette.Log;
using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.EndToEnd.Restoring;

/// <summary>
/// Publish, back up, withdraw, put the backup back, start real processes: the port opens after the erasure and not before, whatever dies on the
/// way, and no file of desk, gazette or node holds what was withdrawn.
/// </summary>
[Collection(CrashCollection.Name)]
public sealed class RestoreTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static int Deaths => TestSize.Of(usual: 5, full: 1_000);

    [Fact]
    [Clause("CX-14-4")]
    public Task Restore_OnFiles_OpensOnlyWhenWhatWasWithdrawnIsGone() => RunAsync(CrashStore.InFiles(), database: null);

    [Fact]
    [Clause("CX-14-4")]
    public async Task Restore_OnPostgres_OpensOnlyWhenWhatWasWithdrawnIsGone()
    {
        await using var server = new PostgresServer();
        var store = await CrashStore.OnServerAsync(server);
        await RunAsync(store, store.DeskSettings.Single(setting => setting.StartsWith("--Gazette:ConnectionString=", StringComparison.Ordinal)).Split('=', 2)[1]);
    }

    private async Task RunAsync(CrashStore store, string? database)
    {
        await using var platform = new CrashPlatform(store);
        var copies = new Copies(store, database);
        var erased = new ErasedBytes(store);
        Assert.Equal(0, await platform.ProvisionAsync());
        Case goes, stays;
        await using (var desk = platform.StartDesk(kill: null))
        await using (var node = platform.StartSite(kill: null))
        {
            Assert.True(await desk.ReadyAsync(platform.Desk, Patience), desk.Words());
            (goes, stays) = (await PublishAsync(platform, 1), await PublishAsync(platform, 2));
            Assert.True(await node.ReadyAsync(platform.Site, Patience), node.Words());
            await StandsAsync(platform, goes, HttpStatusCode.OK);
            await StandsAsync(platform, stays, HttpStatusCode.OK);
            Assert.True(await erased.RememberAsync(goes.CaseId, act: 0, goes.RecordId));
            await copies.BackUpAsync();
            Assert.True(await platform.Forms.WithdrawAsync(goes.CaseId), desk.Words());
            await platform.Api.UntilStateAsync(goes.CaseId, state => state is "withdrawn");
            await StandsAsync(platform, goes, HttpStatusCode.Gone);
        }

        await copies.RestoreAsync();
        if (store.IsInFiles)
        {
            // Otherwise this would prove nothing: the restored files hold sealed text and key.
            Assert.NotEmpty(erased.Found());
        }

        var record = store.File("restored.txt");
        await using (var desk = platform.StartDesk(kill: null, record))
        {
            await CheckAsync(platform, desk, goes, erased);
        }

        var points = Points(await File.ReadAllLinesAsync(record));
        Assert.Contains(points, point => point.Contains("desk.restore", StringComparison.Ordinal));
        var random = new SeededRandom(20261122);
        foreach (var point in points.OrderBy(_ => random.Next(int.MaxValue)).Take(Deaths))
        {
            await copies.RestoreAsync();
            await using (var dying = platform.StartDesk(new KillPoint(point, 1)))
            {
                await Task.WhenAny(dying.Ended, Task.Delay(Patience));
                Assert.True(dying.Ended.IsCompleted && dying.ExitCode == KillableProcess.Killed, point + dying.Words());
            }

            await using var desk = platform.StartDesk(kill: null);
            await CheckAsync(platform, desk, goes, erased);
            output.WriteLine($"killed at {point}");
        }

        await using (var desk = platform.StartDesk(kill: null))
        await using (var node = platform.StartSite(kill: null))
        {
            Assert.True(await node.ReadyAsync(platform.Site, Patience), node.Words());
            await StandsAsync(platform, goes, HttpStatusCode.Gone);
            await StandsAsync(platform, stays, HttpStatusCode.OK);
            await AbsentAsync(platform, store, goes);
        }

        Assert.Null(await platform.AuditBreakAsync());
        output.WriteLine($"{points.Count} points from start to port");
    }

    /// <summary>At the first moment in which the port takes a connection everything is done.</summary>
    private static async Task CheckAsync(CrashPlatform platform, KillableProcess desk, Case goes, ErasedBytes erased)
    {
        await OpenAsync(platform.Desk, desk);
        var entries = await new GazetteReader(platform.Store.Gazette).OfRecordAsync(Records.RecordId.Parse(goes.RecordId), default);
        Assert.All(entries.SkipLast(1), entry => Assert.Null(entry.Payload));
        Assert.Equal(EntryKind.Withdrawn, entries[^1].Kind);
        Assert.Empty(erased.Found());
        using var trusted = HeadVerifier.FromFile(platform.Store.HeadKey);
        var report = await new GazetteVerifier(platform.Store.Gazette, trusted).VerifyAsync(default);
        Assert.True(report.IsSound, string.Join('\n', report.Problems));
        Assert.True(await desk.ReadyAsync(platform.Desk, Patience), desk.Words());
        var state = (await platform.Api.ReadAsync(goes.CaseId)).GetProperty("state").GetString();
        Assert.True(state is "suspended" or "withdrawn", state);
    }

    private static async Task OpenAsync(Uri address, KillableProcess process)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Assert.True(!process.Ended.IsCompleted && TimeProvider.System.GetElapsedTime(started) < Patience, process.Words());
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>What the process passes up to the end of the restoration.</summary>
    private static IReadOnlyList<string> Points(IReadOnlyList<string> passed) =>
        [.. passed.TakeWhile(point => !point.EndsWith("desk.restore ends", StringComparison.Ordinal))
            .Where(point => point.StartsWith("gazette.open", StringComparison.Ordinal) || point.StartsWith("desk.restore", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)];

    private static async Task<Case> PublishAsync(CrashPlatform platform, int serial)
    {
        var decision = CrashDecision.Of(serial, edition: 0);
        var (status, pushed) = await platform.Api.PushAsync(decision.Metadata, System.Text.Encoding.UTF8.GetBytes(decision.Document), "决定书.txt", $"restore-{serial}");
        Assert.Equal(202, status);
        var caseId = pushed.GetProperty("caseId").GetString()!;
        await platform.Api.AtRestAsync(caseId);
        Assert.True(await platform.Forms.ApproveAsync(caseId));
        var published = await platform.Api.UntilStateAsync(caseId, state => state is "published");
        return new Case(caseId, published.GetProperty("recordId").GetString()!, decision.Company);
    }

    private static async Task StandsAsync(CrashPlatform platform, Case decision, HttpStatusCode status)
    {
        using var site = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = platform.Site };
        await RunningPlatform.UntilAsync(
            async () =>
            {
                try
                {
                    using var answer = await site.GetAsync(new Uri($"decisions/{decision.RecordId}", UriKind.Relative));
                    return answer.StatusCode;
                }
                catch (HttpRequestException)
                {
                    return HttpStatusCode.ServiceUnavailable;
                }
            },
            found => found == status,
            Patience);
    }

    private static async Task AbsentAsync(CrashPlatform platform, CrashStore store, Case decision)
    {
        using var site = new HttpClient { BaseAddress = platform.Site };
        using var found = JsonDocument.Parse(await site.GetStringAsync(new Uri("api/v1/decisions?q=" + Uri.EscapeDataString($"\"{decision.Company}\""), UriKind.Relative)));
        Assert.Equal(0, found.RootElement.GetProperty("total").GetInt64());
        // Its own sign and the one beside it: the index cuts names into pairs.
        foreach (var folder in new[] { "desk", "gazette", "site" }.Select(store.File).Where(Directory.Exists))
        {
            Assert.Empty(DiskSearch.FilesHolding(folder, decision.Company[4..6]));
        }
    }

    private sealed record Case(string CaseId, string RecordId, string Company);
}
