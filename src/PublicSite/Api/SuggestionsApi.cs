using System.ComponentModel;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;

namespace Disclosure.PublicSite.Api;

/// <summary>Completions while typing, for programs; the site's own pages do without a script.</summary>
public static class SuggestionsApi
{
    /// <summary>Maps <c>/api/v1/suggestions</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/suggestions", (
            HttpContext context,
            [Description("已输入的文字，最多 64 个字符。")] string? q,
            CancellationToken cancellationToken) => Complete(context, q, cancellationToken))
            .WithTags("decisions").WithName("listSuggestions").WithSummary("补全查询").WithDescription("只来自已公开的决定：多件决定中出现的词语，以及机关、企业和法律的名称。")
            .WithMetadata(new ShowsTextsAttribute(TextScope.List))
            .Produces<ApiSuggestionList>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Complete(HttpContext context, string? typed, CancellationToken cancellationToken)
    {
        var text = SearchQuery.Clean(typed ?? string.Empty, SearchRequest.MaximumQueryLength);
        return Results.Json(new ApiSuggestionList { Items = [.. QueryAids.Complete(context.Snapshot(), text, cancellationToken).Select(suggestion => suggestion.Query)] }, ApiProblem.Json);
    }
}

/// <summary>Completions of what was typed.</summary>
public sealed record ApiSuggestionList
{
    /// <summary>Queries that begin as what was typed and find something, the most frequent first.</summary>
    public required IReadOnlyList<string> Items { get; init; }
}
