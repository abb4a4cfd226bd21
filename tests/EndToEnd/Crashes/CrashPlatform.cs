using System.Security.Cryptography;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.Crashes;

/// <summary>
/// Desk and public nodes of one store, each a process of its own on a port that stays the same over its deaths. The desk asks the nodes that it
/// was told of for receipts.
/// </summary>
internal sealed class CrashPlatform : IAsyncDisposable
{
    public static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private const string DeskProgram = "Disclosure.Publisher";
    private const string SiteProgram = "Disclosure.PublicSite";
    private const string Password = "correct horse battery";

    private readonly string _apiKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    private readonly Dictionary<string, Uri> _nodes;
    private KillableProcess? _lastDesk;

    public CrashPlatform(CrashStore store, params string[] nodes)
    {
        Names = nodes.Length > 0 ? nodes : ["site"];
        var ports = FreePort.Take(Names.Count + 1);
        (Store, Desk) = (store, new Uri($"http://127.0.0.1:{ports[0]}"));
        _nodes = Names.Zip(ports.Skip(1)).ToDictionary(node => node.First, node => new Uri($"http://127.0.0.1:{node.Second}"), StringComparer.Ordinal);
        Api = new DeskApi(Desk, _apiKey);
        Forms = new DeskForms(Desk, "jhscj.shenhe", Password) { Second = new DeskForms(Desk, "jhscj.fuhe", Password) };
    }

    public CrashStore Store { get; }

    public Uri Desk { get; }

    /// <summary>Names of the public nodes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Address of the first node.</summary>
    public Uri Site => Node(Names[0]);

    public DeskApi Api { get; }

    public DeskForms Forms { get; }

    /// <summary>What the desk that was started last said at its end, to understand a failure.</summary>
    public string LastWords => _lastDesk?.Words() ?? string.Empty;

    public Uri Node(string name) => _nodes[name];

    /// <param name="kill">Where it dies; null when it is left alone.</param>
    /// <param name="record">File the points it passes are added to; null when none.</param>
    /// <param name="listed">The nodes that it is told of; all when null.</param>
    /// <param name="at">Its address; the usual one when null.</param>
    /// <param name="settings">Further settings.</param>
    public KillableProcess StartDesk(KillPoint? kill, string? record = null, IReadOnlyList<string>? listed = null, Uri? at = null, params string[] settings) =>
        _lastDesk = KillableProcess.Start(DeskProgram, [.. Store.DeskSettings, .. Listed(listed ?? Names), .. settings, $"--urls={(at ?? Desk).AbsoluteUri}"], kill: kill, record: record);

    public KillableProcess StartSite(KillPoint? kill, string? record = null, string? node = null, params string[] settings)
    {
        node ??= Names[0];
        return KillableProcess.Start(SiteProgram, [.. Store.SiteSettings(node), .. settings, $"--urls={Node(node).AbsoluteUri}"], kill: kill, record: record);
    }

    /// <summary>Hands the public half of each node's key to the desk, as whoever runs both does.</summary>
    public Task IntroduceAsync() => Task.WhenAll(Names.Select(IntroduceAsync));

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

    private async Task IntroduceAsync(string node)
    {
        var process = KillableProcess.Start(SiteProgram, ["node-key", $"--Site:DataDirectory={Store.SiteFolder(node)}"]);
        await using (process)
        {
            await process.Ended;
            Assert.True(process.ExitCode == 0, process.Words());
        }

        // Everything it said has been read by now.
        await File.WriteAllTextAsync(Store.NodeKey(node), process.Output[process.Output.IndexOf("-----BEGIN", StringComparison.Ordinal)..]);
    }

    private IEnumerable<string> Listed(IReadOnlyList<string> nodes) => nodes.SelectMany((node, index) => new[]
    {
        $"--Desk:Nodes:{index}:Name={node}", $"--Desk:Nodes:{index}:Address={Node(node).AbsoluteUri}", $"--Desk:Nodes:{index}:KeyFile={Store.NodeKey(node)}",
    });

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Forms.Dispose();
        await Store.DisposeAsync();
    }
}
