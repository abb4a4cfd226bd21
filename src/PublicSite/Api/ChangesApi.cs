using System.ComponentModel;
using System.Globalization;
using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Snapshot;

namespace Disclosure.PublicSite.Api;

/// <summary>
/// What changed since a place in the gazette, for whoever keeps a copy. It tells where each record stands now, once, at the place of its last
/// change: who follows it to the end holds what is public and nothing that was taken down, however long it was away.
/// </summary>
public sealed class ChangesApi(PermanentAddress addresses)
{
    private const int UsualSize = 100;
    private const int GreatestSize = 1_000;

    // Places of records that changed again later are passed over; one question passes over no more than this.
    private const int MostPassed = 20_000;

    /// <summary>Maps <c>/api/v1/changes</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/changes", (
            HttpContext context,
            ChangesApi changes,
            [Description("上一次答复中的 next；第一次不填，或填 0。")] string? since,
            [Description("最多返回几条，1 到 1000，默认 100。")] string? size) => changes.List(context, since, size))
            .WithTags("decisions").WithName("listChanges").WithSummary("读取变动")
            .WithDescription("自某一位置以来有变动的决定，每件只列一次，列出它现在的状态。change 为 removed 的，请立即删除您保存的副本。请反复用 next 继续，直到 isComplete 为 true；以后从最后的 next 接着读。")
            .WithMetadata(new ShowsTextsAttribute(TextScope.List))
            .Produces<ApiChangeList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private IResult List(HttpContext context, string? since, string? size)
    {
        if (!Reads(since, 0, 0, long.MaxValue, out var from) || !Reads(size, UsualSize, 1, GreatestSize, out var most))
            return ApiProblem.Of(StatusCodes.Status400BadRequest);

        var snapshot = context.Snapshot();
        var items = new List<ApiChange>();
        var position = Math.Min(from, snapshot.Position);
        for (var end = Math.Min(snapshot.Position, position + MostPassed); position < end && items.Count < most; position++)
        {
            if (snapshot.Find(snapshot.Order.Span[(int)position]) is { } state && state.ChangeIndex == position)
                items.Add(Change(state, context.Request));
        }

        return Results.Json(
            new ApiChangeList { Items = items, Next = position.ToString(CultureInfo.InvariantCulture), IsComplete = position == snapshot.Position }, ApiProblem.Json);
    }

    private ApiChange Change(RecordState state, HttpRequest request) => new()
    {
        Position = state.ChangeIndex,
        Id = state.Id.Value,
        Change = state switch
        {
            { Standing: not Standing.Published } => ApiChangeKind.Removed,
            { Notices: [.., var notice] } when notice.Index == state.ChangeIndex => ApiChangeKind.Noticed,
            { IsAmended: true } => ApiChangeKind.Amended,
            _ => ApiChangeKind.Published,
        },
        Nature = state.Nature == ChangeNature.Technical ? ApiChangeNature.Technical : ApiChangeNature.Legal,
        Version = state.Version,
        ChangedAt = state.ChangedAt,
        Url = addresses.Of(state.Id, request),
        Notice = state.Standing == Standing.Withdrawn ? ApiNotice.Of(state.Notices[^1]) : null,
    };

    private static bool Reads(string? text, long usual, long least, long most, out long number)
    {
        number = usual;
        return string.IsNullOrEmpty(text) || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}

/// <summary>What became of a record.</summary>
public enum ApiChangeKind
{
    /// <summary>A decision was published.</summary>
    Published = 1,

    /// <summary>A new text took the place of an earlier one.</summary>
    Amended,

    /// <summary>A notice was put beside a text that stays.</summary>
    Noticed,

    /// <summary>The text is gone: copies are to be deleted.</summary>
    Removed,
}

/// <summary>Law or technique.</summary>
public enum ApiChangeNature
{
    /// <summary>Ordered by law or by a decision.</summary>
    Legal = 1,

    /// <summary>A mending of form, or a takedown of a leak.</summary>
    Technical,
}

/// <summary>Where a record stands now.</summary>
public sealed record ApiChange
{
    [Description("最近一次变动在公示簿中的位置，从 0 起。")]
    public required long Position { get; init; }

    [Description("决定的标识。")]
    public required string Id { get; init; }

    [Description("published（公开）、amended（内容已更新）、noticed（内容仍在，另有公告）、removed（内容已撤下，请删除副本）。")]
    public required ApiChangeKind Change { get; init; }

    [Description("legal（依法变动）或 technical（技术性变动，如文字形式的订正、泄露信息的紧急撤下）。")]
    public required ApiChangeNature Nature { get; init; }

    [Description("变动后的版本。")]
    public required int Version { get; init; }

    [Description("变动的时间。")]
    public required DateTimeOffset ChangedAt { get; init; }

    [Description("页面的永久地址；撤下后返回 410。")]
    public required string Url { get; init; }

    [Description("撤下的公告；不说明理由的停止公示没有。")]
    public ApiNotice? Notice { get; init; }
}

/// <summary>A stretch of changes.</summary>
public sealed record ApiChangeList
{
    [Description("变动，按在公示簿中的位置。")]
    public required IReadOnlyList<ApiChange> Items { get; init; }

    [Description("下一次的 since。")]
    public required string Next { get; init; }

    [Description("是否已经读到最新。")]
    public required bool IsComplete { get; init; }
}
