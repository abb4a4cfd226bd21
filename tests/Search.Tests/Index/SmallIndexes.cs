using Disclosure.TestKit;

namespace Disclosure.Search.Tests.Index;

/// <summary>Small documents over few words, so that words meet, repeat and cross borders often; and questions of every kind over them.</summary>
internal sealed class SmallIndexes(SeededRandom random)
{
    private static readonly string[] Pieces =
        ["罚款", "行政处罚", "行政", "处罚", "市场", "监管局", "市监局", "药品", "药", "和", "服务", "产品", "ab", "abc", "Ab3", "12", "5,000", "1.5", "，", "。", "\n", " ", "“", "”", "〔2026〕12号", "國", "𠮷", "岩温罕", "（", "）", "-", ":"];

    private static readonly string[] Operators = ["", "", "", "", "-", "\"", "title:", "标题：", "body:", "agency:", "-title:", "OR ", "| ", "“"];
    private static readonly string[] Ends = ["", "", "", "*", "\"", "”", " OR", " ", "  "];
    private static readonly string[] Agencies = ["市监局", "卫健局", "環保局"];

    public SearchDocument Document(int ids) => new()
    {
        Id = $"d{random.Next(ids)}",
        Date = new DateOnly(2026, 1, 1).AddDays(random.Next(4)),
        Fields = [.. Enumerable.Range(0, random.Next(0, 4)).Select(i => new SearchField { Name = i == 0 ? "title" : "body", Text = Text(random.Next(0, 9)), Weight = random.Next(1, 4) })],
        Facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["agency"] = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Pick(Agencies))],
            ["year"] = [$"202{random.Next(3)}"],
        },
    };

    public SearchRequest Request() => new()
    {
        Query = string.Join(random.Pick([" ", " ", "　", ""]), Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Pick(Operators) + Text(random.Next(1, 4)) + random.Pick(Ends))),
        Filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["agency"] = random.Next(3) == 0 ? [random.Pick(Agencies), random.Pick(Agencies)] : [],
            ["year"] = random.Next(4) == 0 ? [$"202{random.Next(4)}"] : [],
        },
        DateFrom = random.Next(5) == 0 ? new DateOnly(2026, 1, 2) : null,
        DateTo = random.Next(5) == 0 ? new DateOnly(2026, 1, 3) : null,
        Sort = random.Next(2) == 0 ? SearchSort.Relevance : SearchSort.Date,
        Top = SearchRequest.MaximumTop,
        Facets = ["agency", "year", "nothing"],
    };

    private string Text(int pieces) => string.Concat(Enumerable.Range(0, pieces).Select(_ => random.Pick(Pieces)));
}
