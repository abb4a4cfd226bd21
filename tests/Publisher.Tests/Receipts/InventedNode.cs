using System.Collections.Concurrent;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Disclosure.Publisher.Tests.Receipts;

/// <summary>A node that says whatever a test wants it to, with a key and an address of its own: no real one can be made to lie.</summary>
internal sealed class InventedNode : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private InventedNode(string name)
    {
        Name = name;
        Key = NodeKey.InFolder(_folder.Path);
        File.WriteAllText(_folder.File("public.pem"), Key.PublicPem);
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapFallback("{*path}", context =>
        {
            var asked = context.Request.Path.Value + Uri.UnescapeDataString(context.Request.QueryString.Value ?? string.Empty);
            Asked.Enqueue(asked);
            var (status, body) = Page(asked);
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });
        _app.MapGet("/transparency/receipts", (string nonce) => Answer(nonce) is { } answer ? Results.Bytes(answer, "application/json") : Results.StatusCode(500));
    }

    public string Name { get; }

    public NodeKey Key { get; }

    /// <summary>What it sends; null for an error.</summary>
    public Func<string, byte[]?> Answer { get; set; } = _ => null;

    /// <summary>What it answers to everything else, by path and query; nothing of any decision, unless told.</summary>
    public Func<string, (int Status, string Body)> Page { get; set; } = Clean;

    /// <summary>What it was asked.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>A node on which a decision is gone.</summary>
    public static (int Status, string Body) Clean(string asked) =>
        asked.Contains("/decisions/", StringComparison.Ordinal) ? (410, "已撤下") : (200, "{\"items\":[]}");

    public NodeOptions Options => new() { Name = Name, Address = _app.Urls.First(), KeyFile = _folder.File("public.pem") };

    public static async Task<InventedNode> StartAsync(string name)
    {
        var node = new InventedNode(name);
        await node._app.StartAsync();
        return node;
    }

    /// <summary>A statement on the desk's newest head, as a node makes it that is all there; the gazette's own files are purged too.</summary>
    public async Task<NodeStatement> TrueAsync(DeskProcess desk, string nonce = "", bool purges = true)
    {
        while (purges && !await desk.Service<GazetteWriter>().PurgeAsync(default))
        {
            await Task.Delay(20);
        }

        var head = (await desk.Service<GazetteReader>().LatestHeadAsync(default))!;
        var now = TimeProvider.System.GetUtcNow();
        return new NodeStatement
        {
            Node = Name, Nonce = nonce, MadeAt = now, Serves = true, Head = head, Since = now,
            Hidden = new NodeReach(head.TreeSize, now), Purged = new NodeReach(head.TreeSize, now),
        };
    }

    /// <summary>Says this from now on, to each question anew.</summary>
    public void Says(NodeStatement statement) => Answer = nonce => Key.Sign(statement with { Nonce = nonce }).ToBytes();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Key.Dispose();
        _folder.Dispose();
    }
}
