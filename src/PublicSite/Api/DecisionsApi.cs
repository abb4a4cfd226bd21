using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.PublicSite.Api;

/// <summary>The public API: the search of the site and its decisions, as JSON.</summary>
public sealed class DecisionsApi(SearchDesk desk, PublishedTexts texts, FacetPanels panels, PermanentAddress addresses)
{
    private const int UsualSize = 20;
    private const int GreatestSize = 100;

    /// <summary>Maps <c>/api/v1/decisions</c> and <c>/api/v1/decisions/{id}</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/decisions").WithTags("decisions");
        api.MapGet("", (
            HttpContext context,
            DecisionsApi decisions,
            [Description("查询文字：词语、带引号的语句、-排除、OR、文号；可为空。")] string? q,
            [Description("行政区划代码，可重复；包含其下级。")] string[]? region,
            [Description("执法机关代码，可重复。")] string[]? agency,
            [Description("执法类别，可重复。")] string[]? act,
            [Description("处罚种类，可重复。")] string[]? penalty,
            [Description("罚款金额的档，以其下限（元）表示，可重复：0、1000、10000、100000、1000000。")] string[]? fine,
            [Description("决定年份，可重复。")] string[]? year,
            [Description("起始日期，yyyy-MM-dd，含当日。")] string? from,
            [Description("截止日期，yyyy-MM-dd，含当日。")] string? to,
            [Description("relevance（默认）或 date；没有查询文字时一律按日期。")] string? sort,
            [Description("每页件数，1 到 100，默认 20。")] string? size,
            [Description("上一页的 next。")] string? after,
            CancellationToken cancellationToken) => decisions.ListAsync(context, size, cancellationToken))
            .WithName("listDecisions").WithSummary("查询决定").WithDescription("与网站查询相同的条件和结果。没有任何查询文字会使它报错。")
            .WithMetadata(new ShowsTextsAttribute(TextScope.List))
            .Produces<ApiDecisionList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/{id}", (HttpContext context, DecisionsApi decisions, [Description("决定的标识。")] string id, CancellationToken cancellationToken) =>
            decisions.OneAsync(context, id, cancellationToken))
            .WithName("getDecision").WithSummary("读取一件决定").WithDescription("已撤下的决定返回 410，并附公告 notice；停止公示的只返回 410。")
            .WithMetadata(new ShowsTextsAttribute(TextScope.Record))
            .Produces<ApiDecision>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<IResult> ListAsync(HttpContext context, string? size, CancellationToken cancellationToken)
    {
        var top = UsualSize;
        if (!string.IsNullOrEmpty(size)
            && !(int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out top) && top is >= 1 and <= GreatestSize))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest);
        }

        var snapshot = context.Snapshot();
        var query = SearchQuery.Read(context.Request.Query);
        var result = SearchDesk.Ask(snapshot, query, top, withFacets: true, cancellationToken);
        var list = new ApiDecisionList
        {
            Total = result.Total,
            Items = [.. (await desk.HitsAsync(snapshot, query, result, cancellationToken)).Select(hit => Item(hit.Decision, addresses.Of(hit.Id, context.Request), hit.Snippet.Text))],
            Facets = result.Facets.ToDictionary(
                facet => facet.Key,
                facet => (IReadOnlyList<ApiFacetValue>)[.. facet.Value.Select(value => new ApiFacetValue
                {
                    Value = value.Value,
                    Label = panels.Label(facet.Key, value.Value),
                    Count = value.Count,
                })],
                StringComparer.Ordinal),
            Next = result.Next,
            Widening = JsonNamingPolicy.CamelCase.ConvertName(result.Understood.Widening.ToString()),
        };
        return Results.Json(list, ApiProblem.Json);
    }

    private async Task<IResult> OneAsync(HttpContext context, string id, CancellationToken cancellationToken)
    {
        if (context.Snapshot().Find(id) is not { } state)
            return ApiProblem.Of(StatusCodes.Status404NotFound);
        if (state.Standing != Standing.Published)
            return ApiProblem.Of(StatusCodes.Status410Gone, state.Notices.Count > 0 ? ApiNotice.Of(state.Notices[^1]) : null);

        var decision = await texts.DecisionAsync(state, cancellationToken);
        return Results.Json(
            new ApiDecision(Item(decision, addresses.Of(state.Id, context.Request), snippet: null))
            {
                Mode = decision.Mode,
                Sector = decision.Sector,
                Summary = new ApiSummary
                {
                    Parties = [.. decision.Summary.Parties.Select(BlockText.Of)],
                    Facts = BlockText.Of(decision.Summary.Facts),
                    Basis = BlockText.Of(decision.Summary.Basis),
                    Decision = BlockText.Of(decision.Summary.Decision),
                },
                Text = BlockText.Of(decision.Body),
                Blocks = decision.Body,
                Performance = decision.Performance,
                Proceedings = decision.Proceedings,
                Corrections = decision.Corrections,
                Versions = [.. PageVersion.Of(state.Versions, decision, [.. state.Notices.Select(dated => new PageNotice(dated.Notice, dated.At, dated.RemovesText))]).Select(ApiVersion.Of)],
                Notices = [.. state.Notices.Select(ApiNotice.Of)],
                PublishedAt = state.PublishedAt,
                ChangedAt = state.ChangedAt,
                GazetteIndex = state.Index,
            },
            ApiProblem.Json);
    }

    /// <summary>A decision as lists of programs have it.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="address">Full address of its page.</param>
    /// <param name="snippet">The passage that was found; null or empty where none was looked for.</param>
    public static ApiDecisionItem Item(DecisionRecord decision, string address, string? snippet) => new()
    {
        Id = decision.Id.Value,
        Version = decision.Version,
        Title = BlockText.Of(decision.Title),
        DocumentNumber = decision.DocumentNumber,
        AgencyCode = decision.AgencyCode,
        AgencyName = decision.AgencyName,
        RegionCode = decision.RegionCode,
        ActType = ActTypeCodes.Of(decision.ActType),
        DecidedOn = decision.DecidedOn,
        PenaltyKinds = decision.PenaltyKinds,
        FineYuan = decision.FineYuan,
        Snippet = string.IsNullOrEmpty(snippet) ? null : snippet,
        Url = address,
    };
}
