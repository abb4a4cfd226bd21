using Disclosure.Records;

namespace Disclosure.TestKit.Renditions;

/// <summary>An invented decision whose text has everything that the model can say: places, notes, lists, merges, styles, masks.</summary>
public static class WholeDecision
{
    /// <summary>Words that a paragraph holds and nothing else does.</summary>
    public const string Distinctive = "当事人自2026年3月起在未取得食品经营许可的情况下销售预包装食品";

    /// <summary>文号.</summary>
    public const string DocumentNumber = "西市监罚〔2026〕118号";

    /// <summary>The text.</summary>
    public static IReadOnlyList<Block> Body { get; } =
    [
        new Paragraph { Inlines = [Plain("西山市市场监督管理局　行政处罚决定书")], Place = BlockPlace.Header, Alignment = Alignment.Center },
        new Heading { Level = 1, Inlines = [Plain("西山市市场监督管理局")] },
        new Heading { Level = 1, Inlines = [Plain("行政处罚决定书")] },
        new Paragraph { Inlines = [Plain(DocumentNumber)], Alignment = Alignment.Center },
        new Paragraph { Inlines = [Plain("当事人："), Mask("岳某", "person", "GS-09-3"), Plain("，公民身份号码："), Mask("〔身份证号码已隐去〕", "citizen_id", "GS-10-2b"), Plain("，住址："), Mask("〔住址已隐去〕", "address", "GS-10-2a"), Plain("。")] },
        new Paragraph { Inlines = [Plain("联系电话："), Mask("〔电话已隐去〕", "phone", "GS-10-2c"), Plain("；统一社会信用代码：92530112MA6K00000X。")] },
        new Heading { Level = 2, Inlines = [Plain("一、违法事实")] },
        new Paragraph { Inlines = [Plain("经查，" + Distinctive), Mark(1), Plain("，货值金额"), Plain("12,600.00元", InlineStyle.Bold), Plain("，经营场所面积36m"), Plain("2", InlineStyle.Superscript), Plain("。证人"), Mask("证人甲", "person", "GS-10-1"), Plain("证实上述事实。")] },
        new Heading { Level = 3, Inlines = [Plain("（一）扣押物品")] },
        new Table
        {
            Rows =
            [
                new TableRow { IsHeader = true, Cells = [Cell("序号"), Cell("物品名称"), Cell("规格"), Cell("数量"), Cell("处理")] },
                new TableRow { Cells = [Cell("1"), Cell("滇味酱菜"), Cell("250g/瓶"), Cell("40瓶"), Cell("没收")] },
                new TableRow { Cells = [Cell("2"), Cell("滇味酱菜"), Cell("500g/瓶"), Cell("12瓶"), Cell(string.Empty) with { Continues = true }] },
                new TableRow { Cells = [Cell("3"), Cell("散装饼干（标签载明生产日期2025年9月1日，已超过保质期）"), Cell("—"), Cell("3.5kg"), Cell("销毁")] },
                new TableRow { Cells = [Cell("合计") with { ColumnSpan = 3 }, Cell("货值12,600.00元") with { ColumnSpan = 2 }] },
            ],
        },
        new Paragraph { Inlines = [Plain("以上事实，有下列证据证明：")] },
        new Paragraph { Inlines = [Plain("1．现场笔录一份；")], ListLevel = 0 },
        new Paragraph { Inlines = [Plain("2．询问笔录两份：")], ListLevel = 0 },
        new Paragraph { Inlines = [Plain("（1）对当事人的询问笔录；")], ListLevel = 1 },
        new Paragraph { Inlines = [Plain("（2）对"), Mask("证人甲", "person", "GS-10-1"), Plain("的询问笔录。")], ListLevel = 1 },
        new Heading { Level = 2, Inlines = [Plain("二、处罚依据和决定")] },
        new Paragraph { Inlines = [Plain("当事人的行为违反了"), Plain("《中华人民共和国食品安全法》第三十五条第一款", InlineStyle.Underline), Plain("的规定"), Mark(2), Plain("。依照该法第一百二十二条第一款，决定：没收违法经营的食品，并处罚款伍万元（"), Plain("￥60,000.00", InlineStyle.Strike), Plain("￥50,000.00）。")] },
        new Paragraph { Inlines = [Plain("三、权利告知")], BeginsPage = true },
        new Paragraph { Inlines = [Plain("　　如不服本决定，可以自收到本决定书之日起六十日内向西山市人民政府申请行政复议，或者在六个月内依法提起行政诉讼。")] },
        new Paragraph { Inlines = [] },
        new Paragraph { Inlines = [Plain("西山市市场监督管理局")], Alignment = Alignment.End },
        new Paragraph { Inlines = [Plain("2026年5月18日")], Alignment = Alignment.End },
        new Paragraph { Inlines = [Plain("预包装食品的范围见《食品安全国家标准　预包装食品标签通则》。")], Place = BlockPlace.Note, NoteNumber = 1 },
        new Paragraph { Inlines = [Plain("该条自2015年10月1日起施行。")], Place = BlockPlace.Note, NoteNumber = 2 },
        new Paragraph { Inlines = [Plain("当事人以外的人"), Mask("相关人员甲", "person", "GS-10-1"), Plain("不受本决定约束。")], Place = BlockPlace.Note, NoteNumber = 3 },
        new Paragraph { Inlines = [Plain("本决定书一式三份")], Place = BlockPlace.Footer },
    ];

    /// <summary>A decision in full text.</summary>
    public static DecisionRecord FullText => Summary with { Mode = DisclosureMode.FullText, Body = Body };

    /// <summary>A decision as 摘要.</summary>
    public static DecisionRecord Summary => new()
    {
        Id = RecordId.New(),
        Version = 1,
        DocumentNumber = DocumentNumber,
        Title = [Mask("岳某", "person", "GS-09-3"), Plain("未取得食品经营许可销售预包装食品案")],
        AgencyCode = "xsscj",
        AgencyName = "西山市市场监督管理局",
        RegionCode = "530112",
        ActType = ActType.Penalty,
        DecidedOn = new DateOnly(2026, 5, 18),
        Mode = DisclosureMode.Summary,
        PartyKind = PartyKind.NaturalPerson,
        Summary = new DecisionSummary
        {
            Parties = [[Mask("岳某", "person", "GS-09-3")]],
            Facts = [Plain(Distinctive + "。")],
            Basis = [Plain("《中华人民共和国食品安全法》第一百二十二条第一款")],
            Decision = [Plain("没收违法经营的食品，罚款50,000元。")],
        },
    };

    private static Inline Plain(string text, InlineStyle style = InlineStyle.None) => new() { Text = text, Style = style };

    private static Inline Mark(int note) => new() { Text = string.Empty, NoteMark = note };

    private static Inline Mask(string words, string kind, string clause) => new() { Text = words, Redaction = new Redaction(kind, clause) };

    private static TableCell Cell(string text) => new() { Inlines = text.Length == 0 ? [] : [Plain(text)] };
}
