using System.Net;
using Disclosure.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Publisher.Tests.Access;

/// <summary>Every endpoint of the running host, read off its routing table, for everyone who may come, on what is theirs and what is not.</summary>
public sealed class EveryEndpointTests(AccessDesk desk) : IClassFixture<AccessDesk>
{
    // What the seeded cases and the ones made here hold.
    private static readonly string[] Content = [AccessDesk.Marker, "密档〔2026〕", "翠岭", "楚雄某公司", "和丽春", "532801198807150015"];

    [Fact]
    public async Task EveryEndpoint_OfTheRoutingTable_HasALineThatSaysWhoMayUseIt()
    {
        var known = EndpointTable.Lines.Select(line => line.Endpoint).ToHashSet(StringComparer.Ordinal);

        var routed = await RoutedAsync();

        Assert.Empty(routed.Except(known, StringComparer.Ordinal));
        Assert.Empty(known.Except(routed, StringComparer.Ordinal));
    }

    [Fact]
    [Clause("GS-04-2")]
    [Clause("GS-04-3")]
    [Clause("GS-12-2")]
    [Clause("LAW-XZCF-50")]
    [Clause("JL-22")]
    public async Task EveryEndpoint_ForEveryone_AnswersAboutTheirOwnAndNothingElse()
    {
        var visitors = AccessDesk.Everyone.Select(who => new Visitor(who, desk)).ToList();
        foreach (var visitor in visitors)
        {
            await visitor.ComeInAsync();
        }

        var faults = new List<string>();
        foreach (var line in EndpointTable.Lines)
        {
            foreach (var visitor in visitors)
            {
                await CheckAsync(line, visitor, faults);
            }
        }

        visitors.ForEach(visitor => visitor.Dispose());
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n" + string.Join('\n', faults.Take(60)));
    }

    [Theory]
    [InlineData("POST", "/cases/c-review?handler=Nothing")]
    [InlineData("POST", "/supervision")]
    [InlineData("POST", "/accounts")]
    [InlineData("PUT", "/cases/c-review")]
    [InlineData("DELETE", "/cases/c-review")]
    public async Task UnknownMethodOrHandler_WithAToken_FindsNothing(string method, string path)
    {
        foreach (var who in (Who[])[Who.Reviewer, Who.Supervisor, Who.AgencyAdmin])
        {
            using var visitor = new Visitor(who, desk);
            await visitor.ComeInAsync();

            var reply = await visitor.SendAsync(new EndpointLine($"{method} {path}", path, Who.Nobody), Target.Missing);

            Assert.True(reply.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{method} {path} answered {(int)reply.Status} to {who}.");
            Assert.DoesNotContain(Content, word => reply.Body.Contains(word, StringComparison.Ordinal));
        }
    }

    private async Task CheckAsync(EndpointLine line, Visitor visitor, List<string> faults)
    {
        var isAbroad = visitor.Who is Who.ForeignKey;
        var own = await AskAsync(line, visitor, await desk.NewTargetAsync(isAbroad ? AccessDesk.Foreign : AccessDesk.Own), line.Opens, faults, "own");
        if (!HasTarget(line))
        {
            return;
        }

        var foreign = await AskAsync(line, visitor, await desk.NewTargetAsync(isAbroad ? AccessDesk.Own : AccessDesk.Foreign), line.OpensForeign, faults, "foreign");
        var missing = await AskAsync(line, visitor, Target.Missing, Who.Nobody, faults, "missing");
        // The platform's admin sees that accounts exist, wherever they are.
        if (visitor.Who is Who.PlatformAdmin && line.Path.Contains("{account}", StringComparison.Ordinal))
        {
            return;
        }

        if (!line.OpensForeign.HasFlag(visitor.Who) && foreign != missing)
        {
            faults.Add($"{line.Endpoint} tells {visitor.Who} that something foreign exists: {(int)foreign.Status} and {(int)missing.Status}.");
        }

        // Those who may not at all learn nothing of their own agency's cases either.
        if (!line.Opens.HasFlag(visitor.Who) && !Who.Readers.HasFlag(visitor.Who) && own != missing)
        {
            faults.Add($"{line.Endpoint} tells {visitor.Who} that something of the own agency exists: {(int)own.Status} and {(int)missing.Status}.");
        }
    }

    private async Task<Reply> AskAsync(EndpointLine line, Visitor visitor, Target target, Who opens, List<string> faults, string whose)
    {
        var actor = desk.ActorOf(visitor.Who);
        var before = actor is null ? 0 : await desk.RefusalsAsync(actor);
        var reply = await visitor.SendAsync(line, target);
        var isOpen = opens.HasFlag(visitor.Who);
        var told = $"{line.Endpoint} answered {(int)reply.Status} {reply.Location} to {visitor.Who} ({whose})";
        if (isOpen != (line.OpenStatus is { } status ? (int)reply.Status == status : !reply.IsRefusal) || (int)reply.Status >= 500)
        {
            faults.Add(told + (isOpen ? ", to whom it is open." : ", to whom it is not open."));
        }

        if (!(Who.Readers.HasFlag(visitor.Who) && whose is "own") && !(line.Path is "/?state=all" && Who.Readers.HasFlag(visitor.Who))
            && Array.Find(Content, word => reply.Body.Contains(word, StringComparison.Ordinal)) is { } shown)
        {
            faults.Add($"{told} and showed {shown}.");
        }

        if (!isOpen && line.IsAct && actor is not null && reply.Location is not "/password" && !(Who.Keys.HasFlag(visitor.Who) && reply.Location.Length > 0)
            && reply.Status is not HttpStatusCode.Unauthorized && await desk.RefusalsAsync(actor) == before)
        {
            faults.Add($"{told}, and the audit does not say so.");
        }

        if (line.Path is "/sign-out" && line.IsAct && isOpen && whose is "own")
        {
            Assert.Equal("/sign-in?out=true", reply.Location);
        }

        return reply;
    }

    private static bool HasTarget(EndpointLine line) =>
        line.Path.Contains('{', StringComparison.Ordinal) || line.Fields.Any(field => field.Value.Contains('{', StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> RoutedAsync()
    {
        var pages = desk.Services.GetRequiredService<PageLoader>();
        var routed = new List<string>();
        foreach (var endpoint in desk.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints))
        {
            var route = Assert.IsType<RouteEndpoint>(endpoint);
            var path = "/" + route.RoutePattern.RawText!.Trim('/');
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await pages.LoadAsync(page, EndpointMetadataCollection.Empty);
                routed.Add($"GET {path}");
                routed.AddRange(compiled.HandlerMethods.Select(handler =>
                    $"{handler.HttpMethod.ToUpperInvariant()} {path}{(handler.Name is null ? string.Empty : $"?handler={handler.Name}")}"));
            }
            else
            {
                routed.AddRange((route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => $"{method} {path}"));
            }
        }

        return [.. routed.Distinct(StringComparer.Ordinal)];
    }
}
