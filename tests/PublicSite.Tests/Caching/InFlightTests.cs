using System.Net;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.PublicSite.Tests.Caching;

/// <summary>A removal against renders that began before it.</summary>
public sealed class InFlightTests
{
    private const string Words = "没收超过保质期的食品17袋";

    [Fact]
    [Clause("CX-14-4")]
    public async Task RequestAfterWithdrawal_DuringAnOlderRender_DoesNotGetTheOldPage()
    {
        using var held = new HeldRender();
        await using var site = await SiteHost.StartAsync(held.Install);
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        var address = $"/decisions/{decision.Id}";

        var first = held.SendAsync(site.Client, address);
        await held.Reached;
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        using (var second = await site.GetAsync(address).WaitAsync(TimeSpan.FromSeconds(5)))
            Assert.Equal(HttpStatusCode.Gone, second.StatusCode);

        held.Release();
        using (var late = await first)
            Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        using var third = await site.GetAsync(address);
        Assert.Equal(HttpStatusCode.Gone, third.StatusCode);
        Assert.DoesNotContain(Words, await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CX-14-4")]
    public async Task ListAfterWithdrawal_DuringAnOlderRender_DoesNotHoldTheDecision()
    {
        using var held = new HeldRender();
        await using var site = await SiteHost.StartAsync(held.Install);
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        const string Address = "/search?q=保质期";

        var first = held.SendAsync(site.Client, Address);
        await held.Reached;
        await site.WithdrawAsync(InventedDecisions.Revocation(decision));
        var second = await site.ReadAsync(Address).WaitAsync(TimeSpan.FromSeconds(5));
        held.Release();
        using var late = await first;
        var third = await site.ReadAsync(Address);

        Assert.DoesNotContain(decision.Id.Value, second, StringComparison.Ordinal);
        Assert.DoesNotContain(decision.Id.Value, third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestForTheSameVersion_DuringARender_JoinsIt()
    {
        using var held = new HeldRender();
        await using var site = await SiteHost.StartAsync(held.Install);
        var decision = InventedDecisions.FoodPenalty();
        await site.PublishAsync(decision);
        var address = $"/decisions/{decision.Id}";

        var first = held.SendAsync(site.Client, address);
        await held.Reached;
        var second = site.GetAsync(address);
        await Task.Delay(100);
        Assert.False(second.IsCompleted);
        held.Release();
        (await first).Dispose();
        (await second).Dispose();

        Assert.Equal(1, held.Renders);
    }

    /// <summary>A filter inside the output cache that holds the render of requests that ask for it.</summary>
    private sealed class HeldRender : IAsyncResultFilter, IDisposable
    {
        private const string Header = "X-Hold";
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _renders;

        public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(5));

        public int Renders => _renders;

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
            Interlocked.Increment(ref _renders);
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
