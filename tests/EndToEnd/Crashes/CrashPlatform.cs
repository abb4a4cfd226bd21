using System.Security.Cryptography;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>Desk and public site of one store, each a process of its own on a port that stays the same over its deaths.</summary>
internal sealed class CrashPlatform : IAsyncDisposable
{
    public static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private const string DeskProgram = "Disclosure.Publisher";
    private const string SiteProgram = "Disclosure.PublicSite";
    private const string Password = "correct horse battery";

    private readonly string _apiKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    private KillableProcess? _lastDesk;

    public CrashPlatform(CrashStore store)
    {
        var ports = FreePort.Take(2);
        (Store, Desk, Site) = (store, new Uri($"http://127.0.0.1:{ports[0]}"), new Uri($"http://127.0.0.1:{ports[1]}"));
        Api = new DeskApi(Desk, _apiKey);
        Forms = new DeskForms(Desk, "jhscj.shenhe", Password) { Second = new DeskForms(Desk, "jhscj.fuhe", Password) };
    }

    public CrashStore Store { get; }

    public Uri Desk { get; }

    public Uri Site { get; }

    public DeskApi Api { get; }

    public DeskForms Forms { get; }

    /// <summary>What the desk that was started last said at its end, to understand a failure.</summary>
    public string LastWords => _lastDesk?.Words() ?? string.Empty;

    public KillableProcess StartDesk(KillPoint? kill, string? record = null) =>
        _lastDesk = KillableProcess.Start(DeskProgram, [.. Store.DeskSettings, $"--urls={Desk.AbsoluteUri}"], kill: kill, record: record);

    public KillableProcess StartSite(KillPoint? kill, string? record = null) =>
        KillableProcess.Start(SiteProgram, [.. Store.SiteSettings, $"--urls={Site.AbsoluteUri}"], kill: kill, record: record);

    /// <summary>Makes the accounts; the same again changes nothing.</summary>
    /// <returns>How the process ended.</returns>
    public async Task<int> ProvisionAsync(KillPoint? kill = null, string? record = null)
    {
        var request =
            $$"""
            {"agencies":"config",
             "accounts":[
              {"name":"jhscj.jingban","displayName":"经办","agency":"{{CrashDecision.Agency}}","role":"clerk","password":"{{Password}}"},
              {"name":"jhscj.shenhe","displayName":"审核","agency":"{{CrashDecision.Agency}}","role":"reviewer","password":"{{Password}}"},
              {"name":"jhscj.fuhe","displayName":"复核","agency":"{{CrashDecision.Agency}}","role":"reviewer","password":"{{Password}}"}],
             "apiKeys":[{"agency":"{{CrashDecision.Agency}}","owner":"jhscj.jingban","key":"{{_apiKey}}"}]}
            """;
        await using var process = KillableProcess.Start(DeskProgram, ["provision", .. Store.DeskSettings], request, kill, record);
        await process.Ended;
        Assert.True(process.ExitCode is 0 or KillableProcess.Killed, process.Words());
        return process.ExitCode;
    }

    /// <summary>What the desk's own check of its audit says; null when the chain holds.</summary>
    public async Task<string?> AuditBreakAsync()
    {
        await using var process = KillableProcess.Start(DeskProgram, ["audit-verify", .. Store.DeskSettings]);
        await process.Ended;
        return process.ExitCode == 0 ? null : process.Words();
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Forms.Dispose();
        await Store.DisposeAsync();
    }
}
