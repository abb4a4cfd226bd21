using System.Diagnostics;
using System.Net;
using System.Text;
using Dapper;
using Disclosure.EndToEnd.Crashes;
using Disclosure.EndToEnd.Platform;
using Disclosure.TestKit;

namespace Disclosure.EndToEnd.Receipts;

/// <summary>
/// Three public nodes on the lists of two desks, on one PostgreSQL store. One node is stopped in the middle of its work, one is cut off from
/// the gazette while the desk that lists it dies, and a decision is withdrawn: nobody is shown it once a lease is over.
/// </summary>
[Collection(CrashCollection.Name)]
public sealed class NodeFenceTests
{
    private const string Cut = "cut_reader";
    private const int LeaseSeconds = 15;
    private static readonly string[] Texts = ["decisions/{0}", "decisions/{0}.txt", "decisions/{0}.docx", "api/v1/decisions/{0}", "api/v1/decisions", "search", ""];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Limits = [$"--Desk:Receipts:LeaseSeconds={LeaseSeconds}"];

    [Fact]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    public async Task Nodes_StoppedOrCutOff_ShowNothingOnceTheirLeaseIsOverAndAreReportedByWhicheverDeskIsLeft()
    {
        await using var server = new PostgresServer();
        var store = await CrashStore.OnServerAsync(server);
        await using var platform = new CrashPlatform(store, "well", "stopped", "cut");
        await platform.IntroduceAsync();
        Assert.Equal(0, await platform.ProvisionAsync());
        await using var east = platform.StartDesk(kill: null, listed: ["well", "stopped"], settings: [.. Limits, "--Desk:NodeList=east"]);
        Assert.True(await east.ReadyAsync(platform.Desk, CrashPlatform.StartPatience), east.Words());
        await PostgresServer.ExecuteAsync(store.Connection!, $"CREATE ROLE {Cut} LOGIN; GRANT {CrashStore.Reader} TO {Cut}", CancellationToken.None);
        var elsewhere = new Uri($"http://127.0.0.1:{FreePort.Take(1)[0]}");
        await using var well = await NodeAsync(platform, "well");
        await using var stopped = await NodeAsync(platform, "stopped");
        await using var cut = await NodeAsync(platform, "cut", $"--Gazette:ConnectionString={PostgresServer.As(store.Connection!, Cut)}");
        await using (var west = platform.StartDesk(kill: null, listed: ["cut"], at: elsewhere, settings: [.. Limits, "--Desk:NodeList=west"]))
        {
            Assert.True(await west.ReadyAsync(elsewhere, CrashPlatform.StartPatience), west.Words());
            await UntilAsync(async () => await CountAsync(store, "SELECT COUNT(*) FROM node WHERE heard_at IS NOT NULL AND unlisted_at IS NULL") == 3, "A node was never heard.");
        }

        var (caseId, recordId) = await PublishAsync(platform);
        foreach (var node in platform.Names)
        {
            await UntilAsync(async () => await StatusAsync(platform.Node(node), $"decisions/{recordId}") is HttpStatusCode.OK, "A node does not show what was published.");
        }

        Signal(stopped, "STOP");
        await CutAsync(store, isCut: true);
        var since = TimeProvider.System.GetTimestamp();
        Assert.True(await platform.Forms.WithdrawAsync(caseId));
        await UntilAsync(async () => await StatusAsync(platform.Node("well"), $"decisions/{recordId}") is HttpStatusCode.Gone, "A node that is well still shows what was withdrawn.");
        await UntilAsync(async () => await CountAsync(store, "SELECT COUNT(*) FROM receipt WHERE node = 'well' AND hidden_at IS NOT NULL AND purged_at IS NOT NULL") == 1, "The receipt of a node that is well is missing.");

        // Asked while it cannot answer: it finds the questions when it goes on.
        using var client = new HttpClient { BaseAddress = platform.Node("stopped"), Timeout = Patience };
        var waiting = Texts.Select(address => client.GetAsync(new Uri(address.Replace("{0}", recordId, StringComparison.Ordinal), UriKind.Relative))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(LeaseSeconds + 1) - TimeProvider.System.GetElapsedTime(since) is { Ticks: > 0 } rest ? rest : TimeSpan.Zero);
        foreach (var address in Texts)
        {
            var status = await StatusAsync(platform.Node("cut"), address.Replace("{0}", recordId, StringComparison.Ordinal));
            Assert.True(status is HttpStatusCode.ServiceUnavailable, $"Cut off from the gazette for longer than its lease, a node answers {address} with {(int)status}.");
        }

        foreach (var node in new[] { "stopped", "cut" })
        {
            await UntilAsync(async () => await CountAsync(store, $"SELECT COUNT(*) FROM audit WHERE act = 'case.receipt-missing' AND code LIKE 'hidden/{node}/%'") == 1, $"No alarm was raised on {node}.");
        }

        // Whom it is about is told to nobody who is not signed in.
        Assert.Matches("^not confirmed: [2-9]$", await HealthAsync(platform));
        Assert.Equal(0, await CountAsync(store, "SELECT COUNT(*) FROM audit WHERE act = 'case.receipt-missing' AND code LIKE '%/well/%'"));
        Signal(stopped, "CONT");
        foreach (var answer in await Task.WhenAll(waiting))
        {
            Assert.DoesNotContain(CrashDecision.Of(0, edition: 0).Company, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            answer.Dispose();
        }

        await CutAsync(store, isCut: false);
        await using var again = platform.StartDesk(kill: null, listed: ["cut"], at: elsewhere, settings: [.. Limits, "--Desk:NodeList=west"]);
        await UntilAsync(async () => await CountAsync(store, "SELECT COUNT(*) FROM receipt WHERE hidden_at IS NOT NULL AND purged_at IS NOT NULL") == 3, "Not every node confirmed what it had missed.");
        await UntilAsync(async () => await HealthAsync(platform) is "confirmed", "The desk does not come to rest.");
        foreach (var node in platform.Names)
        {
            Assert.Equal(HttpStatusCode.Gone, await StatusAsync(platform.Node(node), $"decisions/{recordId}"));
        }
    }

    private static async Task<KillableProcess> NodeAsync(CrashPlatform platform, string node, params string[] settings)
    {
        var process = platform.StartSite(kill: null, node: node, settings: [$"--Site:LeaseSeconds={LeaseSeconds}", .. settings]);
        Assert.True(await process.ReadyAsync(platform.Node(node), CrashPlatform.StartPatience), process.Words());
        return process;
    }

    private static async Task<(string CaseId, string RecordId)> PublishAsync(CrashPlatform platform)
    {
        var decision = CrashDecision.Of(0, edition: 0);
        var (_, pushed) = await platform.Api.PushAsync(decision.Metadata, Encoding.UTF8.GetBytes(decision.Document), "决定书.txt", "fenced");
        var caseId = pushed.GetProperty("caseId").GetString()!;
        await platform.Api.AtRestAsync(caseId);
        Assert.True(await platform.Forms.ApproveAsync(caseId));
        var answer = await platform.Api.UntilStateAsync(caseId, state => state is "published");
        return (caseId, answer.GetProperty("recordId").GetString()!);
    }

    private static async Task CutAsync(CrashStore store, bool isCut)
    {
        await PostgresServer.ExecuteAsync(store.Connection!, $"ALTER ROLE {Cut} {(isCut ? "NOLOGIN" : "LOGIN")}", CancellationToken.None);
        if (isCut)
        {
            await PostgresServer.ExecuteAsync(store.Connection!, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{Cut}'", CancellationToken.None);
        }
    }

    private static void Signal(KillableProcess process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri node, string address)
    {
        using var client = new HttpClient { BaseAddress = node, Timeout = TimeSpan.FromSeconds(10) };
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    private static async Task<string> HealthAsync(CrashPlatform platform)
    {
        using var client = new HttpClient { BaseAddress = platform.Desk };
        using var answer = await client.GetAsync(new Uri("health/receipts", UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<long> CountAsync(CrashStore store, string sql)
    {
        await using var connection = await store.Desk.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, otherwise);
            await Task.Delay(200);
        }
    }
}
