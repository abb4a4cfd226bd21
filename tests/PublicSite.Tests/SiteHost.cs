using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Disclosure.PublicSite.Tests;

/// <summary>The public process over a real gazette in a temporary folder, with the desk's writer beside it.</summary>
public sealed class SiteHost : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder;
    private readonly GazetteStore _store;
    private readonly HeadSigner _signer;
    private readonly HeadVerifier _trusted;
    private readonly Func<WebApplicationFactory<Program>> _make;
    private WebApplicationFactory<Program> _factory;
    private long _size;

    static SiteHost() => FileWatching.Spare();

    private SiteHost(TemporaryFolder folder, GazetteStore store, HeadSigner signer, HeadVerifier trusted, GazetteWriter writer, Func<WebApplicationFactory<Program>> make)
    {
        (_folder, _store, _signer, _trusted, _make) = (folder, store, signer, trusted, make);
        Writer = writer;
        _factory = make();
        Client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    /// <summary>The desk's side.</summary>
    public GazetteWriter Writer { get; }

    /// <summary>A visitor that follows no redirects.</summary>
    public HttpClient Client { get; private set; }

    /// <summary>Folder of the gazette's files.</summary>
    public string GazetteFolder => _folder.Path;

    /// <summary>Folder of the site's own data.</summary>
    public string DataFolder => _folder.File("site");

    /// <summary>What the site logged since it was started last.</summary>
    public IReadOnlyCollection<string> Logged => _factory.Services.GetRequiredService<LoggedLines>().Lines;

    /// <summary>What the site answers.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _factory.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>What the site serves.</summary>
    public SnapshotHolder Holder => _factory.Services.GetRequiredService<SnapshotHolder>();

    /// <summary>Starts a site over an empty gazette and waits until it serves.</summary>
    public static Task<SiteHost> StartAsync(Action<IServiceCollection>? services = null, TimeProvider? time = null, params (string Key, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        return StartAsync(folder, GazetteStore.InFolder(folder.Path, readOnly: false), services, time, [("Gazette:Directory", folder.Path), .. settings]);
    }

    /// <summary>Starts a site over an empty gazette on PostgreSQL, which the settings lead to.</summary>
    public static Task<SiteHost> StartOnAsync(GazetteStore store, params (string Key, string Value)[] settings) =>
        StartAsync(new TemporaryFolder(), store, services: null, time: null, settings);

    private static async Task<SiteHost> StartAsync(
        TemporaryFolder folder, GazetteStore store, Action<IServiceCollection>? services, TimeProvider? time, (string Key, string Value)[] settings)
    {
        var publicKey = Path.Combine(folder.Path, "head.pem");
        var signer = HeadSigner.Create(Path.Combine(folder.Path, "signing.pem"), publicKey);
        var trusted = HeadVerifier.FromFile(publicKey);
        var writer = await GazetteWriter.OpenAsync(store, signer, trusted, time ?? TimeProvider.System, CancellationToken.None);
        var site = new SiteHost(folder, store, signer, trusted, writer, () => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Gazette:HeadKey", publicKey).UseSetting("Site:DataDirectory", folder.File("site")).UseSetting("Site:PollMilliseconds", "20")
                .UseSetting("Site:RateLimit:Burst", "100000");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureTestServices(collection =>
            {
                collection.AddSingleton<LoggedLines>();
                collection.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LoggedLines>());
                if (time is not null)
                    collection.Replace(ServiceDescriptor.Singleton(time));
                services?.Invoke(collection);
            });
        }));
        await site.WaitAsync();
        return site;
    }

    /// <summary>Ends the site's process; gazette and folders stay.</summary>
    public async Task StopAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
    }

    /// <summary>Starts it again.</summary>
    public void Start()
    {
        _factory = _make();
        Client = _factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    /// <summary>Ends it, starts it again and waits until everything appended is served.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Start();
        await WaitAsync();
    }

    /// <summary>Publishes decisions and waits until they are served.</summary>
    public async Task PublishAsync(params IReadOnlyList<DecisionRecord> decisions)
    {
        foreach (var decision in decisions)
            await AppendAsync(decision, decision.Version == 1 ? EntryKind.Published : EntryKind.Amended);
        await WaitAsync();
    }

    /// <summary>Appends a decision without waiting for the site.</summary>
    public async Task AppendAsync(DecisionRecord decision, EntryKind kind)
    {
        await Writer.AppendAsync(PublishableRecords.Of(decision), kind, ChangeNature.Legal, CancellationToken.None);
        _size++;
    }

    /// <summary>Counts an entry that was appended by <see cref="Writer"/> itself.</summary>
    public void Counted() => _size++;

    /// <summary>Withdraws a record and waits until the site knows.</summary>
    public async Task WithdrawAsync(NoticeRecord notice, ChangeNature nature = ChangeNature.Legal)
    {
        await AppendWithdrawalAsync(notice, nature);
        await WaitAsync();
    }

    /// <summary>Appends a withdrawal without waiting for the site.</summary>
    public async Task AppendWithdrawalAsync(NoticeRecord notice, ChangeNature nature = ChangeNature.Legal)
    {
        await Writer.WithdrawAsync(PublishableRecords.Of(notice), nature, CancellationToken.None);
        _size++;
    }

    /// <summary>Puts a notice beside a text and waits until the site knows.</summary>
    public async Task NoteAsync(NoticeRecord notice)
    {
        await Writer.AppendAsync(PublishableRecords.Of(notice), EntryKind.Notice, ChangeNature.Legal, CancellationToken.None);
        _size++;
        await WaitAsync();
    }

    /// <summary>Waits until everything appended is served.</summary>
    public async Task WaitAsync()
    {
        using var patience = new CancellationTokenSource(Longest);
        while (Holder.Leased()?.Snapshot is not { } snapshot || snapshot.Position < _size)
            await Task.Delay(10, patience.Token);
    }

    /// <summary>The body of a page that must answer 200.</summary>
    public async Task<string> ReadAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The answer of an address.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        _trusted.Dispose();
        _signer.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}
