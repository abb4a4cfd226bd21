using System.Globalization;

namespace Disclosure.Records.Renditions;

/// <summary>The eight fields of a 摘要 (Art. 9(2)) as blocks: the title, then a table; a field that the act does not have is left out.</summary>
internal static class SummaryBody
{
    public static IReadOnlyList<Block> Of(DecisionRecord decision)
    {
        var summary = decision.Summary;
        (string Label, IReadOnlyList<Inline> Value)[] fields =
        [
            ("文号", Words(decision.DocumentNumber)),
            ("当事人", Listed(summary.Parties)),
            (decision.ActType == ActType.Penalty ? "违法事实" : "事实", summary.Facts),
            ("法律依据", summary.Basis),
            ("执法决定", summary.Decision),
            ("执法机关", Words(decision.AgencyName)),
            ("决定日期", Words(decision.DecidedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ];
        return
        [
            new Heading { Level = 1, Inlines = decision.Title },
            new Table
            {
                Rows =
                [
                    Row(Words("项目"), Words("内容")) with { IsHeader = true },
                    .. fields.Where(field => BlockText.Of(field.Value).Length > 0).Select(field => Row(Words(field.Label), field.Value)),
                ],
            },
        ];
    }

    private static TableRow Row(params IReadOnlyList<Inline>[] cells) => new() { Cells = [.. cells.Select(inlines => new TableCell { Inlines = inlines })] };

    private static IReadOnlyList<Inline> Words(string text) => [new Inline { Text = text }];

    private static List<Inline> Listed(IReadOnlyList<IReadOnlyList<Inline>> parties)
    {
        var listed = new List<Inline>();
        foreach (var party in parties)
        {
            if (listed.Count > 0)
                listed.Add(new Inline { Text = "、" });
            listed.AddRange(party);
        }

        return listed;
    }
}
