using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Disclosure.Gazette.Inbox;
using Disclosure.PublicSite.Corrections;
using Disclosure.PublicSite.Settings;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.PublicSite.Tests.Corrections;

/// <summary>One site with a mailbox for the tests that do not disturb it.</summary>
public sealed class SharedRequestSite : IAsyncLifetime
{
    internal RequestSite Requests { get; private set; } = null!;

    internal DecisionRecord Decision { get; } = InventedDecisions.Many()[0];

    public async Task InitializeAsync()
    {
        Requests = await RequestSite.StartAsync(visitorBurst: 1000);
        await Requests.Site.PublishAsync(Decision);
    }

    public async Task DisposeAsync() => await Requests.DisposeAsync();
}

/// <summary>A site with a mailbox, and the desk's end of it.</summary>
internal sealed partial class RequestSite : IAsyncDisposable
{
    public const string Origin = "http://localhost";

    private readonly TemporaryFolder _folder;
    private readonly InboxKey _key;

    private RequestSite(TemporaryFolder folder, MailboxOptions options, InboxKey key, Mailbox desk, SiteHost site) =>
        (_folder, Options, _key, Desk, Site) = (folder, options, key, desk, site);

    public SiteHost Site { get; }

    public Mailbox Desk { get; }

    public MailboxOptions Options { get; }

    public static async Task<RequestSite> StartAsync(int? visitorBurst = null)
    {
        var folder = new TemporaryFolder();
        var options = new MailboxOptions { Inbox = folder.File("inbox"), Outbox = folder.File("outbox"), SealKey = folder.File("seal.pem") };
        var key = InboxKey.InFiles(folder.File("private.pem"), options.SealKey);
        var desk = new Mailbox(options, isPublic: false, TimeProvider.System);
        await desk.PrepareAsync(TimeProvider.System, CancellationToken.None);
        var site = await SiteHost.StartAsync(
            services => services.AddSingleton(provider =>
            {
                var limits = RequestLimits.Read(Path.Combine(provider.GetRequiredService<SiteSettings>().ConfigDirectory, "correction-requests.json"));
                return limits with { VisitorBurst = visitorBurst ?? limits.VisitorBurst };
            }),
            settings: [("Mailbox:Inbox", options.Inbox), ("Mailbox:Outbox", options.Outbox), ("Mailbox:SealKey", options.SealKey)]);
        return new RequestSite(folder, options, key, desk, site);
    }

    /// <summary>What the desk finds in the inbox.</summary>
    public async Task<IReadOnlyList<CorrectionMessage>> TakenAsync(string? formKey = null) =>
    [
        .. (await Desk.Inbox.PeekAsync(1000, CancellationToken.None)).Select(item => CorrectionMessage.Read(_key.Open(item.Content))!)
            .Where(message => formKey is null || string.Equals(message.Code, RequestReceipt.OfForm(formKey)?.Code, StringComparison.Ordinal)),
    ];

    /// <summary>Every byte that the public process wrote or could read, its logs too.</summary>
    public IEnumerable<byte[]> PublicBytes() =>
    [
        .. new[] { Options.Inbox, Options.Outbox, Site.DataFolder, Site.GazetteFolder }.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Distinct().Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(Bytes),
        System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Site.Logged)),
    ];

    public static string FormKey(string page) => KeyField().Match(page).Groups["key"].Value;

    public Task<HttpResponseMessage> SendAsync(MultipartFormDataContent form, string? origin = Origin, string? site = null) => PostAsync("/corrections", form, origin, site);

    public Task<HttpResponseMessage> AskAsync(string number, string code, string? origin = Origin) =>
        PostAsync("/corrections/status", new FormUrlEncodedContent([new("number", number), new("code", code)]), origin, site: null);

    public static MultipartFormDataContent Form(string key, params (string Name, string Value)[] others)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["key"] = key,
            ["record"] = string.Empty,
            ["number"] = "景市监处罚〔2026〕8号",
            ["agency"] = "jhscj",
            ["kind"] = nameof(CorrectionKind.Inaccurate),
            ["statement"] = "金额写错了。",
            ["name"] = "测试人甲",
        };
        foreach (var (name, value) in others)
            fields[name] = value;
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    public static void Attach(MultipartFormDataContent form, string name, byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "files", name);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Desk.DisposeAsync();
        _key.Dispose();
        _folder.Dispose();
    }

    private async Task<HttpResponseMessage> PostAsync(string address, HttpContent content, string? origin, string? site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (site is not null)
            request.Headers.Add("Sec-Fetch-Site", site);
        return await Site.Client.SendAsync(request);
    }

    private static byte[] Bytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    [GeneratedRegex("name=\"key\" value=\"(?<key>[0-9a-f]{64})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyField();
}
