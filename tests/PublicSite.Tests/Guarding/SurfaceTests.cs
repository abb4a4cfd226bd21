using System.Text.RegularExpressions;
using Disclosure.DecisionPages.Surfaces;
using Disclosure.PublicSite.Caching;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Routing;

namespace Disclosure.PublicSite.Tests.Guarding;

/// <summary>The list of what the site answers is the site: what is checked after a removal is all that could still show it.</summary>
public sealed partial class SurfaceTests
{
    [Fact]
    [Clause("CX-14-4")]
    public async Task EveryRoute_IsOnTheListOfSurfaces_AndThoseThatShowTextsAreAsked()
    {
        await using var site = await SiteHost.StartAsync();
        var routes = site.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Pattern: "/" + Parameters().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "{${name}}"), ShowsTexts: endpoint.Metadata.GetMetadata<ShowsTextsAttribute>() is not null))
            .Distinct().OrderBy(route => route.Pattern, StringComparer.Ordinal).ToList();

        Assert.Equal(PublicSurface.All.Select(surface => surface.Pattern).Order(StringComparer.Ordinal), routes.Select(route => route.Pattern));
        Assert.Equal(
            PublicSurface.All.Where(surface => surface.Use is not SurfaceUse.Nothing).Select(surface => surface.Pattern).Order(StringComparer.Ordinal),
            routes.Where(route => route.ShowsTexts).Select(route => route.Pattern));
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameters();
}
