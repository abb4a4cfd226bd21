using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Rescanning;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Rescanning;

/// <summary>Originals that are gone or do not open: what is public is looked at all the same, and nothing is passed over in silence.</summary>
public sealed class RescanOriginalTests : IAsyncLifetime
{
    private readonly PostgresServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rescan_OriginalErased_FindsInWhatIsPublic(string engine)
    {
        await using var desk = await RescanKit.StartAsync(_server, engine, RescanKit.Weak(_folder));
        var row = await desk.PublishAsync(PushForm.Metadata, RescanKit.Document);
        await desk.EraseAsync(row);

        var run = await desk.RescanAsync();

        Assert.Equal(3, run.Code);
        var hit = run.Of(row.RecordId);
        Assert.Equal(RescanKit.Hidden, RescanRun.Findings(hit));
        Assert.False(hit.TryGetProperty("unreadable", out _));
        Assert.Equal((1, 0), (run.Summary.GetProperty("withoutOriginal").GetInt32(), run.Summary.GetProperty("unreadable").GetInt32()));
    }

    [Fact]
    public async Task Rescan_OriginalErasedAndMasksAlone_FindsNothing()
    {
        await using var desk = await RescanKit.StartAsync(_server, Desks.Sqlite, RescanKit.RealConfig);
        await desk.EraseAsync(await desk.PublishAsync(PushForm.Metadata, RescanKit.Document));

        var run = await desk.RescanAsync();

        Assert.Equal(0, run.Code);
        Assert.Equal((1, 1, 1), (run.Summary.GetProperty("scanned").GetInt32(), run.Summary.GetProperty("clean").GetInt32(), run.Summary.GetProperty("withoutOriginal").GetInt32()));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rescan_OriginalDoesNotOpen_IsListedAndThePublicTextIsSearched(string engine)
    {
        (string Damage, string Obstacle)[] damages =
        [
            ("UPDATE case_part SET content = (SELECT content FROM case_part WHERE part = 'file' AND case_id = @CaseId) WHERE part = 'original' AND case_id = @CaseId", RescanObstacle.Original),
            ("DELETE FROM case_part WHERE part = 'redaction' AND case_id = @CaseId", RescanObstacle.Original),
            ("DELETE FROM case_key WHERE case_id = @CaseId", RescanObstacle.Key),
            ("UPDATE case_key SET wrapped = (SELECT wrapped FROM case_key WHERE case_id <> @CaseId LIMIT 1) WHERE case_id = @CaseId", RescanObstacle.Key),
            ("DELETE FROM outbox WHERE case_id = @CaseId", RescanObstacle.Case),
        ];
        await using var desk = await RescanKit.StartAsync(_server, engine, RescanKit.Weak(_folder));
        var rows = new List<CaseRow>();
        for (var i = 0; i < damages.Length; i++)
        {
            rows.Add(await desk.PublishAsync($"景市监处罚〔2026〕{100 + i}号"));
        }

        foreach (var (row, damage) in rows.Zip(damages).Reverse())
        {
            await desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync(damage.Damage, new { row.CaseId }, data.Transaction), default);
        }

        var run = await desk.RescanAsync();

        Assert.Equal(3, run.Code);
        foreach (var (row, damage) in rows.Zip(damages))
        {
            Assert.Equal((damage.Damage, damage.Obstacle), (damage.Damage, run.Of(row.RecordId).GetProperty("unreadable").GetString()));
            Assert.Equal(RescanKit.Hidden, RescanRun.Findings(run.Of(row.RecordId)));
        }

        Assert.Equal((5, 0), (run.Summary.GetProperty("unreadable").GetInt32(), run.Summary.GetProperty("withoutOriginal").GetInt32()));
    }

    [Fact]
    public async Task Rescan_PublicTextIsNotTheDesks_IsSearchedForWhatTheOriginalDoesNotHold()
    {
        await using var desk = await RescanKit.StartAsync(_server, Desks.Sqlite, RescanKit.RealConfig);
        var row = await desk.PublishAsync(PushForm.Metadata, RescanKit.Document);
        await desk.ReplaceAsync(row, decision => decision with
        {
            Body = [.. decision.Body, new Paragraph { Inlines = [new Inline { Text = "证人李桂芝，联系电话13987654031。" }] }],
        });

        var run = await desk.RescanAsync();

        var hit = run.Of(row.RecordId);
        Assert.Equal(RescanObstacle.Alignment, hit.GetProperty("unreadable").GetString());
        Assert.Equal([("body[10]", "person"), ("body[10]", "phone")], RescanRun.Findings(hit).Select(finding => (finding.Where, finding.Kind)));
        Assert.DoesNotContain("李桂芝", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rescan_EntryIsDamaged_IsListedAndTheOthersAreLookedAt()
    {
        await using var desk = await RescanKit.StartAsync(_server, Desks.Sqlite, RescanKit.Weak(_folder));
        var first = await desk.PublishAsync(PushForm.Metadata, RescanKit.Document);
        var second = await desk.PublishAsync("景市监处罚〔2026〕13号");
        await using (var gazette = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(desk.Folder, "data", "gazette", "gazette.db")}"))
        {
            await gazette.ExecuteAsync("UPDATE gazette_contents SET ciphertext = zeroblob(64) WHERE entry_index = 0");
        }

        var run = await desk.RescanAsync();

        Assert.Equal(3, run.Code);
        Assert.Equal(2, run.Hits.Count);
        Assert.Equal(("entry", 0), (run.Hits[0].GetProperty("unreadable").GetString(), run.Hits[0].GetProperty("entry").GetInt32()));
        Assert.Equal(2, RescanRun.Findings(run.Of(second.RecordId)).Count);
        Assert.Equal("entry", (await desk.RescanAsync($"--record={first.RecordId}")).Of(first.RecordId).GetProperty("unreadable").GetString());
    }
}
