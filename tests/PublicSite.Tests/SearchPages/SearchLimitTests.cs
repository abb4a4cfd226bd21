using System.Net;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Tests.Invented;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.PublicSite.Tests.SearchPages;

public sealed class SearchLimitTests
{
    [Fact]
    public async Task Ask_LongerThanAllowed_IsGivenUp()
    {
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(InventedDecisions.FoodPenalty());
        var query = new SearchQuery { Text = string.Join(' ', Enumerable.Repeat("的 了 在 是 食 品", 10)) };

        Assert.Throws<SearchTooLongException>(() => SearchDesk.Ask(site.Holder.Latest!, query, 20, withFacets: true, TimeSpan.Zero, default));
        Assert.ThrowsAny<OperationCanceledException>(() => SearchDesk.Ask(site.Holder.Latest!, query, 20, withFacets: true, TimeSpan.FromSeconds(5), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Search_GivenUp_IsSaidInPlainWords()
    {
        await using var site = await SiteHost.StartAsync(services => services.Configure<MvcOptions>(options => options.Filters.Add(new TooLong())));

        using var answer = await site.GetAsync("/search?q=x");

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Contains("查询用时过长", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private sealed class TooLong : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.Request.Path == "/search")
                throw new SearchTooLongException();
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
            // Nothing follows.
        }
    }
}
