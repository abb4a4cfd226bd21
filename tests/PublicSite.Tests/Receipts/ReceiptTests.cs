using System.Net;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.PublicSite.Tests.Receipts;

/// <summary>What a node says of itself, against what it does.</summary>
public sealed class ReceiptTests
{
    private const string Nonce = "0123456789abcdefABCDEF_-";

    [Fact]
    [Clause("CX-14-4")]
    public async Task Statement_IsSignedByTheNodeForTheNonceOnTheDesksHead()
    {
        await using var site = await SiteHost.StartAsync(settings: ("Site:Node", "node-7"));
        await site.PublishAsync(InventedDecisions.FoodPenalty());

        using var answer = await site.GetAsync("/transparency/receipts?nonce=" + Nonce);
        var signed = SignedStatement.Read(await answer.Content.ReadAsByteArrayAsync())!;
        var statement = NodeStatement.Read(signed.Content.Span)!;

        using var key = NodeKey.InFolder(site.DataFolder);
        using var keys = HeadVerifier.FromPem(key.PublicPem);
        using var desk = HeadVerifier.FromFile(Path.Combine(site.GazetteFolder, "head.pem"));
        Assert.True(signed.VerifiesWith(keys));
        Assert.True(desk.Verifies(statement.Head!));
        Assert.Equal(("node-7", Nonce, true, 1, 1), (statement.Node, statement.Nonce, statement.Serves, statement.Head!.TreeSize, statement.Hidden.UpTo));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("/transparency/receipts")]
    [InlineData("/transparency/receipts?nonce=short")]
    [InlineData("/transparency/receipts?nonce=0123456789abcdef012345%3Cb%3E")]
    [InlineData("/transparency/receipts?nonce=0123456789abcdef012345&nonce=0123456789abcdef012346")]
    [InlineData("/transparency/receipts?nonce=01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Question_WithoutAProperNonce_IsRefused(string address)
    {
        await using var site = await SiteHost.StartAsync();

        using var answer = await site.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Asker_WhoAsksTooOften_IsSlowedLikeAnyVisitor()
    {
        await using var site = await SiteHost.StartAsync(settings: [("Site:RateLimit:Burst", "5"), ("Site:RateLimit:PerSecond", "1")]);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            using var answer = await site.GetAsync("/transparency/receipts?nonce=" + Nonce);
            statuses.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Lease_RunOut_TextsAreRefusedAndTheStatementSaysSo()
    {
        var time = new ManualTime();
        await using var site = await SiteHost.StartAsync(time: time);
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        Assert.True((await SayAsync(site)).Serves);

        time.Advance(TimeSpan.FromSeconds(30));

        using (var text = await site.GetAsync($"/decisions/{decision.Id}"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, text.StatusCode);
        var statement = await SayAsync(site);
        Assert.False(statement.Serves);
        Assert.Equal(1, statement.Head!.TreeSize);
    }

    [Fact]
    [Clause("CX-14-4")]
    [Clause("LAW-XZCF-48-2")]
    public async Task Withdrawal_WhileAnOlderPageIsRendered_IsHiddenWhenThatHasEnded()
    {
        using var held = new HeldRender();
        await using var site = await SiteHost.StartAsync(held.Install);
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        var rendering = RenderAsync();
        await held.Reached;

        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        var during = await SayAsync(site);
        held.Release();
        await rendering;

        Assert.Equal((2, 1), (during.Head!.TreeSize, during.Hidden.UpTo));
        await Patience.UntilAsync(async () => (await SayAsync(site)).Hidden.UpTo == 2);
        await Patience.UntilAsync(async () => (await SayAsync(site)).Purged.UpTo == 2);
        var after = await SayAsync(site);
        Assert.True(after.Purged.Since >= after.Hidden.Since && after.Hidden.Since >= during.MadeAt);

        // Of its own, so that the answer, which in this host holds all that it was made of, is out of reach afterwards.
        async Task RenderAsync()
        {
            using var answer = await held.SendAsync(site.Client, $"/decisions/{decision.Id}");
        }
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Render_ThatGoesOnAfterAWithdrawal_IsCutOff()
    {
        using var held = new HeldRender();
        await using var site = await SiteHost.StartAsync(held.Install);
        var (goes, stays) = (InventedDecisions.FoodPenalty(), InventedDecisions.Licence());
        await site.PublishAsync(goes, stays);
        var list = held.SendAsync(site.Client, "/search?q=食品");
        await held.Reached;

        await site.WithdrawAsync(InventedDecisions.Revocation(goes));

        await Assert.ThrowsAnyAsync<Exception>(() => list.WaitAsync(TimeSpan.FromSeconds(20)));
        held.Release();
        await Patience.UntilAsync(async () => (await SayAsync(site)).Hidden.UpTo == 3);
        using var txt = await site.GetAsync($"/decisions/{goes.Id}.txt");
        Assert.Equal(HttpStatusCode.Gone, txt.StatusCode);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Render_ThatOutlastsTheLease_IsNotSent()
    {
        using var held = new HeldRender();
        var time = new ManualTime();
        await using var site = await SiteHost.StartAsync(held.Install, time: time);
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        var page = held.SendAsync(site.Client, $"/decisions/{decision.Id}");
        await held.Reached;

        time.Advance(TimeSpan.FromSeconds(30));
        held.Release();

        await Assert.ThrowsAnyAsync<Exception>(() => page.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Additions_DoNotMakeTheTimesOfEarlierRemovalsLater()
    {
        await using var site = await SiteHost.StartAsync();
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        await Patience.UntilAsync(async () => (await SayAsync(site)).Purged.UpTo == 2);
        var before = await SayAsync(site);

        await site.PublishAsync(InventedDecisions.Licence());

        await Patience.UntilAsync(async () => (await SayAsync(site)).Purged.UpTo == 3);
        var after = await SayAsync(site);
        Assert.Equal((before.Hidden.Since, before.Purged.Since), (after.Hidden.Since, after.Purged.Since));
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task Node_KilledWhilePurging_ClaimsNothingBeforeTheNextLifeHasPurged()
    {
        const string Firm = "昆明绮鑱琅玕泓泉有限公司";
        using var folder = new TemporaryFolder();
        await using var store = GazetteStore.InFolder(folder.Path, readOnly: false);
        using var signer = HeadSigner.Create(folder.File("signing.pem"), folder.File("head.pem"));
        using var trusted = signer.Verifier();
        var writer = await GazetteWriter.OpenAsync(store, signer, trusted, TimeProvider.System, default);
        var goes = InventedDecisions.Licence(firm: Firm);
        foreach (var decision in InventedDecisions.Many().Append(goes))
            await writer.AppendAsync(PublishableRecords.Of(decision), EntryKind.Published, ChangeNature.Legal, default);
        var size = InventedDecisions.Many().Count + 1;
        await using (var site = Snapshot.SiteProcess.Start(folder, "site.purge begins#2"))
        {
            await Patience.UntilAsync(async () => (await SayAsync(site.Client))?.Hidden.UpTo == size);
            await writer.WithdrawAsync(PublishableRecords.Of(InventedDecisions.Revocation(goes)), ChangeNature.Legal, default);
            await site.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await using var next = Snapshot.SiteProcess.Start(folder, dieAt: null);
        var signing = Task.Run(() => writer.ReSignHeadAsync(default));
        NodeStatement? statement = null;
        await Patience.UntilAsync(async () => (statement = await SayAsync(next.Client)) is { } said && said.Purged.UpTo > size);

        Assert.Empty(DiskSearch.FilesHolding(folder.File("site"), "绮鑱"));
        Assert.Equal(size + 1, statement!.Hidden.UpTo);
        await signing;
    }

    private static async Task<NodeStatement> SayAsync(SiteHost site) => (await SayAsync(site.Client))!;

    private static async Task<NodeStatement?> SayAsync(HttpClient client)
    {
        try
        {
            var bytes = await client.GetByteArrayAsync(new Uri("/transparency/receipts?nonce=" + Nonce, UriKind.Relative));
            return NodeStatement.Read(SignedStatement.Read(bytes)!.Content.Span);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Holds the render of requests that ask for it.</summary>
    private sealed class HeldRender : IAsyncResultFilter, IDisposable
    {
        private const string Header = "X-Hold";
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public void Install(IServiceCollection services) => services.Configure<MvcOptions>(options => options.Filters.Add(this));

        public async Task<HttpResponseMessage> SendAsync(HttpClient client, string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Add(Header, "1");
            return await client.SendAsync(request);
        }

        public void Release() => _released.TrySetResult();

        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            if (context.HttpContext.Request.Headers.ContainsKey(Header))
            {
                _reached.TrySetResult();
                await _released.Task;
            }

            await next();
        }

        public void Dispose() => Release();
    }
}
