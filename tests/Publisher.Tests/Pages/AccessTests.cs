using System.Net;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>What may be had without signing in, read off the routing table: a new page cannot be forgotten here.</summary>
[Collection(SharedDesk.Name)]
public sealed class AccessTests(SeededDesk desk)
{
    private static readonly string[] OpenPages = ["sign-in", "state/{code:int}"];

    [Fact]
    [Clause("LAW-XZCF-50")]
    public async Task EveryPage_NotSignedIn_LeadsToSignIn()
    {
        using var browser = desk.Open();
        var closed = PageRoutes().Except(OpenPages, StringComparer.Ordinal).ToList();
        Assert.True(closed.Count >= 4, "The routing table lacks pages that are known to be there.");

        foreach (var route in closed)
        {
            var response = await browser.GetAsync(Path(route));

            Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"/{route} answered {(int)response.StatusCode} to a stranger.");
            Assert.Equal("/sign-in", response.Headers.Location!.IsAbsoluteUri ? response.Headers.Location.AbsolutePath : response.Headers.Location.OriginalString.Split('?')[0]);
        }
    }

    [Fact]
    public void OnlySignInAndStates_AmongPages_AreOpenToStrangers()
    {
        var open = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!);

        Assert.Equal(OpenPages.Order(StringComparer.Ordinal), open.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Clause("LAW-XZCF-50")]
    public async Task EveryEndpoint_NotSignedIn_GivesNothingUnlessDeclaredOpen()
    {
        using var browser = desk.Open();
        foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var path = Path(endpoint.RoutePattern.RawText!);
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            foreach (var method in methods)
            {
                var response = string.Equals(method, "POST", StringComparison.Ordinal) ? await browser.PostBareAsync(path) : await browser.GetAsync(path);

                Assert.True(
                    response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden,
                    $"{method} {path} answered {(int)response.StatusCode} to a stranger.");
            }
        }
    }

    [Fact]
    public async Task EveryPage_PostWithoutToken_IsRefused()
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        string[] handlers = ["", "?handler=Secrecy", "?handler=Approve", "?handler=Return", "?handler=Withhold", "?handler=Release"];
        foreach (var route in PageRoutes().Except(["state/{code:int}"], StringComparer.Ordinal))
        {
            foreach (var handler in handlers)
            {
                var response = await browser.PostBareAsync(Path(route) + handler, ("Step", "confirm"), ("Account", "x"));

                Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"POST /{route}{handler} without a token answered {(int)response.StatusCode}.");
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/withdraw")]
    [Clause("GS-04-2")]
    public async Task ForeignCase_Get_IsNotThere(string rest)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);

        var foreign = await browser.GetAsync($"/cases/{SampleCases.Foreign}{rest}");
        var missing = await browser.GetAsync($"/cases/no-such-case{rest}");

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        var (one, other) = (await browser.ParseAsync(foreign), await browser.ParseAsync(missing));
        Assert.Equal(other.QuerySelector("main")!.TextContent, one.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("楚雄", one.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?handler=Secrecy")]
    [InlineData("?handler=Approve")]
    [InlineData("?handler=Return")]
    [InlineData("?handler=Withhold")]
    [InlineData("?handler=Release")]
    [InlineData("/withdraw")]
    [Clause("GS-04-2")]
    public async Task ForeignCase_PostWithToken_IsNotThere(string rest)
    {
        using var browser = await desk.OpenAsAsync(SeededDesk.Reviewer);
        var page = await browser.PageAsync("/sign-out");
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var response = await browser.PostBareAsync(
            $"/cases/{SampleCases.Foreign}{rest}",
            ("__RequestVerificationToken", token), ("SecrecyReviewer", "某人"), ("SecrecyReviewedOn", "2026-10-15"), ("SecrecyConclusion", "Publishable"),
            ("Seen", "1"), ("Accept", "1-abc"), ("ReturnReason", "理由"), ("WithholdClause", "GS-11-4"), ("WithholdReason", "理由"), ("ReleaseReason", "理由"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        desk.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private IReadOnlyList<string> PageRoutes() =>
    [
        .. Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Distinct(StringComparer.Ordinal),
    ];

    private static string Path(string route) => "/" + string.Join('/', route.TrimStart('/').Split('/').Select(part =>
        part.Contains("caseId", StringComparison.Ordinal) ? SampleCases.InReview
            : part.Contains("requestId", StringComparison.Ordinal) ? new string('0', 32)
            : part.StartsWith('{') ? "1" : part));
}
