using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Audit;

public sealed class AuditChainTests
{
    [Theory]
    [Clause("GS-20-2")]
    [InlineData("UPDATE audit SET actor = 'account:other' WHERE sequence = 3", 3, AuditRules.Content)]
    [InlineData("UPDATE audit SET agency_code = 'other' WHERE sequence = 3", 3, AuditRules.Content)]
    [InlineData("DELETE FROM audit WHERE sequence = 4", 4, AuditRules.Gap)]
    [InlineData("DELETE FROM audit WHERE sequence = (SELECT MAX(sequence) FROM audit)", null, AuditRules.Gap)]
    [InlineData("UPDATE audit SET sequence = 100000 WHERE sequence = 5", 5, AuditRules.Gap)]
    [InlineData("UPDATE audit SET hash = previous_hash WHERE sequence = 5", 5, AuditRules.Content)]
    [InlineData("UPDATE audit SET previous_hash = hash WHERE sequence = 5", 5, AuditRules.Link)]
    [InlineData("UPDATE audit_head SET hash = zeroblob(32)", null, AuditRules.Head)]
    [InlineData("UPDATE audit_head SET sequence = sequence - 1", null, AuditRules.Head)]
    public async Task Walk_AnyTampering_IsFoundWhereItIs(string tampering, int? at, string rule)
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var checks = desk.Service<AuditChecks>();
        Assert.Null((await checks.CheckAllAtOnceAsync(default)).Break);
        await TamperAsync(desk, tampering);
        var found = (await checks.CheckAllAtOnceAsync(default)).Break;
        Assert.NotNull(found);
        Assert.Equal(rule, found.Rule);
        Assert.True(at is null || found.Sequence == at, $"found {found}");
        Assert.Equal(found, checks.Known.Break);
    }

    [Theory]
    [Clause("GS-20-2")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Walk_ChainWrittenAnew_FitsItselfButNotItsAnchors(bool cutShort)
    {
        // Only this test sets anchors: one that the desk's own watch sets while its accounts are still being added would be the first to be broken.
        await using var desk = await DeskProcess.StartWithAsync(
            services => services.Remove(services.Single(service => service.ImplementationType == typeof(AuditWatch))), "--Desk:Works", "false");
        var checks = desk.Service<AuditChecks>();
        var anchored = (await checks.AnchorAsync(default)).Head.Sequence;
        await RewriteAsync(desk, cutShort ? 3 : null);
        using var none = new AuditAnchors(Path.Combine(desk.Folder, "none"), desk.Service<Gazette.Log.HeadSigner>().Verifier());
        var alone = await desk.Service<DeskStore>().ReadAsync(
            async connection => await new AuditChain(connection, await none.ReadAsync(1, default)).WalkAsync(1, null, _ => Task.CompletedTask, default), default);
        Assert.Null(alone.Break);
        Assert.Equal(new AuditBreak(cutShort ? 4 : anchored, AuditRules.Anchor), (await checks.CheckAllAtOnceAsync(default)).Break);
        Assert.Equal(AuditRules.Anchor, (await checks.CheckNewestAsync(default)).Break?.Rule);
    }

    [Fact]
    public async Task Anchors_ForgedLine_IsFoundAndTornLineIsNot()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        var checks = desk.Service<AuditChecks>();
        await checks.AnchorAsync(default);
        var file = Path.Combine(desk.Folder, "keys", "desk", "audit-heads.jsonl");
        var line = (await File.ReadAllLinesAsync(file)).Last(candidate => candidate.Length > 0);
        await File.AppendAllTextAsync(file, line[..(line.Length / 2)]);
        Assert.Null((await checks.CheckAllAtOnceAsync(default)).Break);
        await File.AppendAllTextAsync(file, "\n" + line.Replace("\"signedAt\":1", "\"signedAt\":2", StringComparison.Ordinal) + "\n");
        Assert.Equal(AuditRules.Signature, (await checks.CheckAllAtOnceAsync(default)).Break?.Rule);
    }

    [Fact]
    public async Task Start_BrokenChain_IsToldAtTheHighestLevelAndTheDeskRuns()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        await TamperAsync(desk, "UPDATE audit SET actor = 'account:other' WHERE sequence = 3");
        await desk.RestartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!desk.Logs.Lines.Any(line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("entry 3: content", StringComparison.Ordinal)))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    [Fact]
    public async Task Walk_WhileEntriesAreAdded_FindsNoBreak()
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        using var stop = new CancellationTokenSource();
        var adding = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await AddAsync(desk);
            }
        })).ToList();
        for (var i = 0; i < 30; i++)
        {
            Assert.Null((await desk.Service<AuditChecks>().CheckAllAtOnceAsync(default)).Break);
        }

        await stop.CancelAsync();
        await Task.WhenAll(adding);
    }

    [Theory]
    [Clause("GS-12-2")]
    [InlineData("UPDATE audit SET actor = 'account:other' WHERE sequence = 1")]
    [InlineData("DELETE FROM audit WHERE sequence = 1")]
    public async Task Store_ChangingAnEntry_IsRefused(string change)
    {
        await using var desk = await DeskProcess.StartAsync(null, "--Desk:Works", "false");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync(change, transaction: data.Transaction), default));
    }

    private static Task AddAsync(DeskProcess desk) => desk.Service<DeskStore>().WriteAsync(
        async data =>
        {
            await AuditTrail.AppendAsync(data, new AuditEntry { Actor = Actor.Worker.Id, Act = AuditActs.AuditRead });
            return true;
        },
        default);

    // Who owns the file can take the triggers away.
    private static Task TamperAsync(DeskProcess desk, string sql) => desk.Service<DeskStore>().WriteAsync(
        data => data.Connection.ExecuteAsync($"DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_cut; {sql}", transaction: data.Transaction), default);

    private static async Task RewriteAsync(DeskProcess desk, int? cutAfter)
    {
        await TamperAsync(desk, cutAfter is null ? string.Empty : $"DELETE FROM audit WHERE sequence > {cutAfter}");
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var entries = (await data.Connection.QueryAsync<AuditEntry>($"SELECT {AuditTrail.Columns} FROM audit ORDER BY sequence", transaction: data.Transaction)).AsList();
                var previous = new byte[32];
                foreach (var entry in entries)
                {
                    // Cut short, the rest stays as it was; otherwise the second entry is given to someone else and all after it chained anew.
                    var forged = entry with { Actor = cutAfter is null && entry.Sequence == 2 ? "account:other" : entry.Actor, PreviousHash = previous };
                    forged = forged with { Hash = forged.ComputeHash() };
                    await data.Connection.ExecuteAsync(
                        "UPDATE audit SET actor = @Actor, previous_hash = @PreviousHash, hash = @Hash WHERE sequence = @Sequence", forged, data.Transaction);
                    previous = forged.Hash;
                }

                return await data.Connection.ExecuteAsync(
                    "UPDATE audit_head SET sequence = @Count, hash = @previous", new { entries.Count, previous }, data.Transaction);
            },
            default);
    }
}
