using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.Records;
using Microsoft.OpenApi;

namespace Disclosure.PublicSite.Api;

/// <summary>The examples of the description, of an invented firm. A test asks a real site with them and reads the answers by their types.</summary>
public static class ApiExamples
{
    private const string Id = "m4x9c1va3z5e7kq2";
    private const string Gone = "7kq2m4x9c1va3z5e";
    private static readonly DateTimeOffset PublishedAt = new(2026, 3, 24, 1, 30, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, JsonNode> Parameters = new(StringComparer.Ordinal)
    {
        ["q"] = "超过保质期",
        ["region"] = new JsonArray("532800"),
        ["agency"] = new JsonArray("jhscj"),
        ["act"] = new JsonArray("penalty"),
        ["penalty"] = new JsonArray("罚款"),
        ["fine"] = new JsonArray("1000"),
        ["year"] = new JsonArray("2026"),
        ["from"] = "2026-01-01",
        ["to"] = "2026-12-31",
        ["sort"] = "date",
        ["size"] = "20",
        ["after"] = "AAECAwQ",
        ["since"] = "1280",
        ["id"] = Id,
    };

    private static readonly ApiNotice Notice = new()
    {
        Kind = NoticeKind.Revocation, KindName = "撤销", Origin = NoticeOrigin.Reconsideration, Authority = "西双版纳傣族自治州人民政府",
        AuthorityDocumentNumber = "西政行复〔2026〕8号", AuthorityDecidedOn = new DateOnly(2026, 5, 20), Content = "撤销原行政执法决定。", Reason = "认定事实的主要证据不足。",
        DocumentNumber = "景市监罚〔2026〕29号", AgencyName = "景洪市市场监督管理局", NoticedAt = PublishedAt.AddDays(60),
    };

    /// <summary>An answer to each operation, by its name.</summary>
    public static IReadOnlyDictionary<string, object> Answers { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["listDecisions"] = new ApiDecisionList
        {
            Total = 1,
            Items = [Item("……货架上摆放超过保质期的食品……")],
            Facets = new Dictionary<string, IReadOnlyList<ApiFacetValue>>(StringComparer.Ordinal)
            {
                ["act"] = [new ApiFacetValue { Value = "penalty", Label = "行政处罚", Count = 1 }],
            },
            Widening = "none",
        },
        ["getDecision"] = new ApiDecision(Item(snippet: null))
        {
            Mode = DisclosureMode.Summary,
            Sector = "市场监管",
            Summary = new ApiSummary
            {
                Parties = ["景洪澜沧江边食品店"], Facts = "货架上摆放超过保质期的食品。", Basis = "《中华人民共和国食品安全法》第三十四条第十项", Decision = "没收违法经营的食品，罚款5000元。",
            },
            PublishedAt = PublishedAt,
            ChangedAt = PublishedAt,
            GazetteIndex = 1280,
        },
        ["listChanges"] = new ApiChangeList
        {
            Items =
            [
                new ApiChange { Position = 1280, Id = Id, Change = ApiChangeKind.Published, Nature = ApiChangeNature.Legal, Version = 1, ChangedAt = PublishedAt, Url = Address(Id) },
                new ApiChange
                {
                    Position = 1311, Id = Gone, Change = ApiChangeKind.Removed, Nature = ApiChangeNature.Legal, Version = 2, ChangedAt = PublishedAt.AddDays(60), Url = Address(Gone), Notice = Notice,
                },
            ],
            Next = "1312",
            IsComplete = true,
        },
        ["listSuggestions"] = new ApiSuggestionList { Items = ["超过保质期", "超限运输"] },
    };

    /// <summary>Puts them into an operation.</summary>
    public static void Describe(OpenApiOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.Name is { } name && Parameters.TryGetValue(name, out var example))
                parameter.Example = example.DeepClone();
        }

        if (operation.OperationId is { } operationId && Answers.TryGetValue(operationId, out var answer)
            && operation.Responses is { } responses && responses.TryGetValue(StatusCodes.Status200OK.ToString(CultureInfo.InvariantCulture), out var response)
            && response.Content is { } contents && contents.TryGetValue("application/json", out var content))
        {
            content.Example = JsonSerializer.SerializeToNode(answer, answer.GetType(), ApiProblem.Json);
        }
    }

    private static ApiDecisionItem Item(string? snippet) => new()
    {
        Id = Id, Version = 1, Title = "景洪澜沧江边食品店经营超过保质期的食品案", DocumentNumber = "景市监罚〔2026〕37号", AgencyCode = "jhscj", AgencyName = "景洪市市场监督管理局",
        RegionCode = "532801", ActType = "penalty", DecidedOn = new DateOnly(2026, 3, 18), PenaltyKinds = ["罚款", "没收非法财物"], FineYuan = 5000m, Snippet = snippet, Url = Address(Id),
    };

    private static string Address(string id) => $"https://example.gov.cn/decisions/{id}";
}
