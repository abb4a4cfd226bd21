using System.Globalization;
using System.Text.Json;
using Disclosure.Gazette.Log;
using Disclosure.TestKit;
using Disclosure.TestKit.Published;

namespace Disclosure.Benchmarks.Site;

/// <summary>A gazette of invented decisions in a folder, made once and kept, and its heads signed while it is used.</summary>
internal sealed class SiteGazette : IAsyncDisposable
{
    private const ulong Seed = 20261122;
    private static readonly TimeSpan SignEvery = TimeSpan.FromSeconds(8);

    private readonly GazetteStore _store;
    private readonly HeadSigner _signer;
    private readonly HeadVerifier _trusted;
    private readonly GazetteWriter _writer;
    private readonly CancellationTokenSource _stop = new();
    private Task _signing = Task.CompletedTask;

    private SiteGazette(string folder, GazetteStore store, HeadSigner signer, HeadVerifier trusted, GazetteWriter writer)
    {
        (Folder, _store, _signer, _trusted, _writer) = (folder, store, signer, trusted, writer);
    }

    public string Folder { get; }

    public string PublicKey => Path.Combine(Folder, "head.pem");

    /// <summary>Opens the gazette of a folder and appends what it lacks.</summary>
    public static async Task<SiteGazette> OpenAsync(string folder, int decisions, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        var (secret, open) = (Path.Combine(folder, "signing.pem"), Path.Combine(folder, "head.pem"));
        var signer = File.Exists(secret) ? HeadSigner.Load(secret) : HeadSigner.Create(secret, open);
        var trusted = HeadVerifier.FromFile(open);
        var store = GazetteStore.InFolder(folder, readOnly: false);
        var gazette = new SiteGazette(folder, store, signer, trusted, await GazetteWriter.OpenAsync(store, signer, trusted, TimeProvider.System, CancellationToken.None));
        var present = (await gazette._writer.ReSignHeadAsync(CancellationToken.None)).TreeSize;
        if (present < decisions)
        {
            var started = TimeProvider.System.GetTimestamp();
            foreach (var decision in new GeneratedDecisions(Seed, Agencies()).Take(decisions).Skip((int)present))
                await gazette._writer.AppendAsync(PublishableRecords.Of(decision), EntryKind.Published, ChangeNature.Legal, CancellationToken.None);
            var took = TimeProvider.System.GetElapsedTime(started);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{decisions - present:N0} decisions appended in {took.TotalSeconds:N0} s"));
        }

        gazette._signing = gazette.SignAsync();
        return gazette;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _signing;
        _trusted.Dispose();
        _signer.Dispose();
        await _store.DisposeAsync();
        _stop.Dispose();
    }

    private static List<GeneratedAgency> Agencies()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "config", "agencies.json")));
        return [.. file.RootElement.GetProperty("agencies").EnumerateArray().Select(agency =>
            new GeneratedAgency(agency.GetProperty("code").GetString()!, agency.GetProperty("name").GetString()!, agency.GetProperty("region").GetString()!))];
    }

    private async Task SignAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(SignEvery, _stop.Token);
                await _writer.ReSignHeadAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
