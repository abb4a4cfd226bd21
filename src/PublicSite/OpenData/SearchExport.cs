using System.Globalization;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Api;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.OpenData;

/// <summary>The results of a search as one file, up to a limit that page and file both state; whoever wants more follows the API's cursor.</summary>
public sealed class SearchExport(PublishedTexts texts, PermanentAddress addresses) : IDisposable
{
    /// <summary>Paths; the parameters are those of the search page.</summary>
    public const string Csv = "/search.csv";

    /// <inheritdoc cref="Csv"/>
    public const string Json = "/search.json";

    /// <summary>Decisions in one file: as many as one question to the index gives.</summary>
    public const int Most = SearchRequest.MaximumTop;

    private const int ReadAtOnce = 250;
    private const int MadeAtOnce = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Columns =
        ["标识", "版本", "案件名称", "文号", "当事人", "执法类别", "执法机关", "机关代码", "地区代码", "决定日期", "处罚种类", "罚款金额（元）", "公开时间", "永久地址"];

    // Held while a file is made, and not while it is sent: a slow reader is in nobody's way.
    private readonly SemaphoreSlim _turns = new(MadeAtOnce);

    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Csv, Reading, static (HttpContext context, SearchExport export, CancellationToken cancellationToken) => export.InTurnAsync(context, export.CsvAsync, cancellationToken))
            .WithMetadata(new ShowsTextsAttribute(TextScope.List)).ExcludeFromDescription();
        routes.MapMethods(Json, Reading, static (HttpContext context, SearchExport export, CancellationToken cancellationToken) => export.InTurnAsync(context, export.JsonAsync, cancellationToken))
            .WithMetadata(new ShowsTextsAttribute(TextScope.List)).ExcludeFromDescription();
    }

    private async Task<IResult> InTurnAsync(HttpContext context, Func<HttpContext, CancellationToken, Task<IResult>> make, CancellationToken cancellationToken)
    {
        if (!await _turns.WaitAsync(Patience, cancellationToken))
        {
            context.Response.Headers.RetryAfter = ((int)Patience.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        try
        {
            return await make(context, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<IResult> CsvAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (total, found) = await FindAsync(context, cancellationToken);
        var csv = new CsvText();
        csv.Add(Columns);
        foreach (var (state, decision) in found)
        {
            csv.Add(
                state.Id.Value, decision.Version.ToString(CultureInfo.InvariantCulture), BlockText.Of(decision.Title), decision.DocumentNumber,
                string.Join('、', decision.Summary.Parties.Select(BlockText.Of)), decision.ActType.Chinese(), decision.AgencyName, decision.AgencyCode, decision.RegionCode,
                ChineseDate.Iso(decision.DecidedOn), string.Join('、', decision.PenaltyKinds), decision.FineYuan?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                ChineseDate.Iso(ChineseDate.Day(state.PublishedAt)), addresses.Of(state.Id, context.Request));
        }

        return File(context, "csv", total, csv.ToBytes(), "text/csv; charset=utf-8");
    }

    private async Task<IResult> JsonAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (total, found) = await FindAsync(context, cancellationToken);
        var file = new ApiExport { Total = total, Limit = Most, Items = [.. found.Select(one => DecisionsApi.Item(one.Decision, addresses.Of(one.State.Id, context.Request), snippet: null))] };
        return File(context, "json", total, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(file, ApiProblem.Json), "application/json; charset=utf-8");
    }

    private async Task<(int Total, IReadOnlyList<(RecordState State, DecisionRecord Decision)> Found)> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Snapshot();
        var result = SearchDesk.Ask(snapshot, SearchQuery.Read(context.Request.Query) with { After = null }, Most, withFacets: false, cancellationToken);
        var found = new List<(RecordState, DecisionRecord)>();
        foreach (var states in SearchDesk.Standing(snapshot, result.Hits).Chunk(ReadAtOnce))
            found.AddRange(await texts.DecisionsAsync(states, cancellationToken));
        return (result.Total, found);
    }

    private static IResult File(HttpContext context, string ending, int total, byte[] bytes, string type)
    {
        context.Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        context.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"decisions.{ending}\"";
        return Results.Bytes(bytes, type);
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
