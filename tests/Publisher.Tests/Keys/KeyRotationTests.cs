using System.Net;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Keys;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Microsoft.Extensions.Hosting;

namespace Disclosure.Publisher.Tests.Keys;

public sealed class KeyRotationTests : IAsyncLifetime
{
    private const string Number = "景市监处罚〔2026〕12号";
    private readonly PostgresServer _server = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_ThenStart_EverythingOpensAndIsFoundAndTheOldKeyIsGone(string engine)
    {
        await using var desk = await StartAsync(engine);
        var caseId = await desk.PushAsync(key: "first");
        await desk.UntilAsync(caseId, CaseState.InReview);
        var old = await File.ReadAllTextAsync(desk.KeyFile());
        var oldId = MasterKey.Read(desk.KeyFile()).IdText;
        string told = string.Empty, listed = string.Empty;

        await desk.RestartAsync(async () =>
        {
            told = await desk.KeysAsync(KeysCommand.Rotate);
            listed = await desk.KeysAsync(KeysCommand.List);
        });

        var now = MasterKey.Read(desk.KeyFile());
        Assert.NotEqual(oldId, now.IdText);
        Assert.Equal([desk.KeyFile()], desk.KeyFiles());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(desk.KeyFile()));
        }

        Assert.Contains($"{oldId} → {now.IdText}", told, StringComparison.Ordinal);
        Assert.Equal(3, listed.TrimEnd().Split('\n').Length);
        foreach (var secret in (string[])[old.Trim(), (await File.ReadAllTextAsync(desk.KeyFile())).Trim()])
        {
            Assert.DoesNotContain(secret, told + listed, StringComparison.Ordinal);
        }

        var detail = await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.Contains("玉香罕", detail.ServedText, StringComparison.Ordinal);
        await AssertRecognisedAsync(desk, caseId);
        var queue = await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), new QueueFilter { Text = Number }, default);
        Assert.Equal(Number, Assert.Single(queue.Items).DocumentNumber);
        Assert.Null(await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_CasesOfASeries_StayAndBecomeSiblings(string engine)
    {
        await using var desk = await StartAsync(engine);
        var first = await PushOfSeriesAsync(1);
        var second = await PushOfSeriesAsync(2);

        await desk.RestartAsync(desk.RotateAsync);

        var third = await PushOfSeriesAsync(3);
        var siblings = (await desk.UntilAsync(first, CaseState.Held)).Siblings;
        Assert.Equal(new[] { second, third }.Order(StringComparer.Ordinal), siblings.Select(sibling => sibling.CaseId).Order(StringComparer.Ordinal));

        async Task<string> PushOfSeriesAsync(int number)
        {
            var (metadata, document) = PushForm.Numbered($"景市监处罚〔2026〕{200 + number}号");
            var caseId = await desk.PushAsync(metadata.TrimEnd()[..^1] + ",\"seriesId\":\"连环案〔2026〕1\"}", document);
            await desk.UntilAsync(caseId, CaseState.Held);
            return caseId;
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_ManyCasesTwice_WrapsEachAndKeepsEveryIndexUnique(string engine)
    {
        await using var desk = await StartAsync(engine, "--Desk:Works", "false");
        for (var i = 0; i < 7; i++)
        {
            var (metadata, document) = PushForm.Numbered($"景市监处罚〔2026〕{100 + i}号");
            await desk.PushAsync(metadata, document, key: $"push-{i}");
        }

        await desk.RestartAsync(async () =>
        {
            await desk.RotateAsync();
            var report = await desk.KeysAsync(KeysCommand.Rotate);
            Assert.Contains("案件密钥重新封装 7 ", report, StringComparison.Ordinal);
            Assert.Contains("文号索引重新计算 7 ", report, StringComparison.Ordinal);
            Assert.Contains("推送索引重新计算 7，", report, StringComparison.Ordinal);
        });

        var listed = await KeyInventory.ReadAsync(desk.Service<Gazette.Stores.Database>(), default);
        Assert.Equal([0L, 0L, 7L], listed.Select(key => key.CaseKeys));
        Assert.Equal([false, false, true], listed.Select(key => key.RetiredAt is null));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rotate_WhileADeskRuns_IsRefusedInASentence(string engine)
    {
        await using var desk = await StartAsync(engine);
        var before = await File.ReadAllTextAsync(desk.KeyFile());

        var refusal = await Assert.ThrowsAsync<DeskStartException>(() => desk.KeysAsync(KeysCommand.Rotate));

        Assert.Contains("a desk, or another rotation", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(desk.KeyFile()));
        Assert.Equal([desk.KeyFile()], desk.KeyFiles());
        Assert.Contains("使用中", await desk.KeysAsync(KeysCommand.List), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Start_WhileARotationRuns_IsRefusedInASentence(string engine)
    {
        await using var desk = await StartAsync(engine);
        await desk.RestartAsync(async () =>
        {
            await using var rotation = await StoreFoundation.OpenAsync(desk.Options(), alone: true, TimeProvider.System, default);
            foreach (var alone in (bool[])[true, false])
            {
                await Assert.ThrowsAsync<DeskStartException>(() => StoreFoundation.OpenAsync(desk.Options(), alone, TimeProvider.System, default));
            }
        });
    }

    /// <summary>On PostgreSQL the other desk may run on another machine, with a data folder of its own.</summary>
    [Fact]
    public async Task Rotate_WhileADeskRunsElsewhere_IsRefused()
    {
        await using var desk = await StartAsync(Desks.Postgres);
        using var elsewhere = new TemporaryFolder();
        var options = desk.Options() with { DataDirectory = elsewhere.Path };
        await Assert.ThrowsAsync<DeskStartException>(() => KeysCommand.RunAsync(KeysCommand.Rotate, options, TextWriter.Null, default));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Push_ToADeskWhoseKeyWasReplacedBehindIt_StoresNothingAndTheDeskEnds(string engine)
    {
        await using var desk = await StartAsync(engine, "--Desk:Works", "false");
        var store = desk.Service<DeskStore>();
        await store.WriteAsync(
            async data =>
            {
                await MasterKeyTable.ReplaceAsync(data.Connection, data.Transaction, "0123456789abcdef", data.At);
                return true;
            },
            default);

        using var client = desk.Client();
        using var answer = await client.PushAsync("late", PushForm.Create());

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(0, await store.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM decision_case"), default));
        var stopping = desk.Service<IHostApplicationLifetime>().ApplicationStopping;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(60), stopping));
    }

    internal static async Task AssertRecognisedAsync(DeskProcess desk, string caseId)
    {
        using var client = desk.Client();
        using var again = await client.PushAsync("first", PushForm.Create());
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Contains(caseId, await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await client.PushAsync("first", PushForm.Create(document: PushForm.Document + "又。"));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        using var number = await client.PushAsync("second", PushForm.Create(document: PushForm.Document + "又。"));
        Assert.Equal(HttpStatusCode.Conflict, number.StatusCode);
        Assert.Contains(caseId, await number.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<DeskProcess> StartAsync(string engine, params string[] more) =>
        await DeskProcess.StartAsync(string.Equals(engine, Desks.Postgres, StringComparison.Ordinal) ? await _server.CreateDatabaseAsync(default) : null, more);
}
