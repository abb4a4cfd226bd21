using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor.Tests.Verification;

/// <summary>A release that is fit to publish, with places to plant things in.</summary>
internal static class Candidate
{
    public const string CitizenId = "530428197908235226";
    public const string CreditCode = "92530100NA6A69WEWL";
    public const string Served = "某某县市场监督管理局行政处罚决定书\n当事人：刀依香，公民身份号码530428197908235226，电话13863807216。\n统一社会信用代码92530100NA6A69WEWL\n序号\t姓名\n1\t玉罕\n罚款5000元。";

    public static readonly (string Text, string Kind)[] Hidden =
    [
        (CitizenId, FindingKinds.CitizenId),
        ("13863807216", FindingKinds.Phone),
        ("刀依香", FindingKinds.Person),
        ("玉罕", FindingKinds.Person),
        ("元江县澧江街道红侨社区凤凰路18号", FindingKinds.Address),
        ("6212975220847242815", FindingKinds.BankAccount),
        ("云C87519", FindingKinds.Plate),
        ("53012819811228352X", FindingKinds.CitizenId),
        ("yixiang1979@example.com", FindingKinds.Email),
        ("双林证字（2008）第0300127号", FindingKinds.PropertyCertificate),
        ("1979年8月23日", FindingKinds.BirthDate),
        ("斯那·农布", FindingKinds.Person),
        ("Aung Kyaw", FindingKinds.Person),
    ];

    public static ReleaseEvidence Evidence { get; } = new()
    {
        Hidden = Hidden.Select(hidden => new HiddenValue(hidden.Text, hidden.Kind)).ToList(),
        Kept = [new KeptValue(CreditCode, FindingKinds.CreditCode, "GS-10-1"), new KeptValue("元江县刀依香小吃店", FindingKinds.Organisation, "GS-10-1")],
        ServedText = Served,
        Masks = Masks(("刀依香", "刀某"), (CitizenId, "〔身份证号码已隐去〕"), ("13863807216", "〔电话号码已隐去〕"), ("玉罕", "玉某某")),
        PartyNames = ["元江县刀依香小吃店"],
    };

    public static DecisionRecord FullText { get; } = new()
    {
        Id = RecordId.Parse("0123456789abcdef"),
        Version = 1,
        DocumentNumber = "元市监罚〔2024〕37号",
        Title = [new Inline { Text = "经营超过保质期的食品案" }],
        AgencyCode = "530428-scjg",
        AgencyName = "元江县市场监督管理局",
        RegionCode = "530428",
        ActType = ActType.Penalty,
        Sector = "市场监管",
        DecidedOn = new DateOnly(2024, 4, 18),
        Mode = DisclosureMode.FullText,
        PartyKind = PartyKind.Proprietorship,
        PenaltyKinds = ["罚款"],
        FineYuan = 5000,
        Summary = new DecisionSummary { Parties = [[new Inline { Text = "元江县刀依香小吃店" }]], Facts = [new Inline { Text = "经营超期食品12袋。" }] },
        Body =
        [
            new Heading { Level = 1, Inlines = [Plain("某某县市场监督管理局行政处罚决定书")] },
            new Paragraph { Inlines = [Plain("当事人："), Mask("刀某", "person"), Plain("，公民身份号码"), Mask("〔身份证号码已隐去〕", "citizen_id"), Plain("，电话"), Mask("〔电话号码已隐去〕", "phone"), Plain("。")] },
            new Paragraph { Inlines = [Plain("统一社会信用代码92530100NA6A69WEWL")] },
            new Table { Rows = [Row(Plain("序号"), Plain("姓名")), Row(Plain("1"), Mask("玉某某", "person"))] },
            new Paragraph { Inlines = [Plain("罚款5000元。")] },
        ],
    };

    public static Inline Plain(string text) => new() { Text = text };

    public static Inline Mask(string text, string kind, string clause = "GS-10-1") => new() { Text = text, Redaction = new Redaction(kind, clause) };

    public static TableRow Row(params Inline[] cells) => new() { Cells = cells.Select(cell => new TableCell { Inlines = [cell] }).ToList() };

    /// <summary>The full text with everything that a body may hold beside words: styles, notes, lists, merged cells, places, new pages.</summary>
    public static DecisionRecord WithStructure { get; } = FullText with
    {
        Body =
        [
            FullText.Body[0] with { Place = BlockPlace.Header },
            (Paragraph)FullText.Body[1] with { ListLevel = 0, BeginsPage = true },
            new Paragraph { Inlines = [Plain("统一社会信用代码") with { Style = InlineStyle.Bold | InlineStyle.Underline }, new Inline { Text = "", NoteMark = 1 }, Plain("92530100NA6A69WEWL")] },
            new Table
            {
                Rows =
                [
                    Row(Plain("序号"), Plain("姓名")) with { IsHeader = true },
                    new TableRow { Cells = [new TableCell { Inlines = [Plain("1")], Continues = true }, new TableCell { Inlines = [Mask("玉某某", "person")], ColumnSpan = 2 }] },
                ],
            },
            FullText.Body[4] with { Place = BlockPlace.Note, NoteNumber = 1 },
        ],
    };

    /// <summary>The record in summary mode, so that planted text is found by the residue rules and by nothing else.</summary>
    public static DecisionRecord Summary { get; } = FullText with { Mode = DisclosureMode.Summary, Body = [] };

    /// <summary>A proceeding fit to publish.</summary>
    public static Proceeding Appeal { get; } = new()
    {
        Kind = ProceedingKind.FirstInstance, Outcome = ProceedingOutcome.Dismissed, Body = "玉溪市红塔区人民法院", On = new DateOnly(2024, 8, 12), DocumentNumber = "（2024）云0402行初27号",
    };

    /// <summary>The full text with everything that can become of a decision.</summary>
    public static DecisionRecord WithAftermath { get; } = FullText with
    {
        Performance = new Performance { Status = PerformanceStatus.PartlyPerformed, On = new DateOnly(2024, 5, 6), PerformedYuan = 2500 },
        Proceedings =
        [
            new Proceeding { Kind = ProceedingKind.Reconsideration, Outcome = ProceedingOutcome.Upheld, Body = "元江哈尼族彝族傣族自治县人民政府", On = new DateOnly(2024, 6, 20), DocumentNumber = "元政复决字〔2024〕3号" },
            Appeal,
        ],
        Corrections = [new CorrectionNote { On = new DateOnly(2024, 6, 3), Note = "罚款金额误写为500元，应为5000元。", Version = 2, Fields = [CorrectedField.FineYuan, CorrectedField.Document] }],
    };

    /// <summary>Ways to put a text into each string of a record.</summary>
    public static IEnumerable<(string Field, Func<string, DecisionRecord> Plant)> Fields { get; } =
    [
        ("documentNumber", text => Summary with { DocumentNumber = "元市监罚" + text }),
        ("title", text => Summary with { Title = [Plain("关于"), Plain(text), Plain("的案件")] }),
        ("title cut", text => Summary with { Title = [Plain(text[..Half(text)]), Plain(text[Half(text)..])] }),
        ("agencyCode", text => Summary with { AgencyCode = text }),
        ("agencyName", text => Summary with { AgencyName = "某局" + text }),
        ("regionCode", text => Summary with { RegionCode = text }),
        ("sector", text => Summary with { Sector = text }),
        ("penaltyKinds", text => Summary with { PenaltyKinds = ["罚款", text] }),
        ("party", text => Summary with { Summary = Summary.Summary with { Parties = [[Plain(text)]] } }),
        ("facts", text => Summary with { Summary = Summary.Summary with { Facts = [Plain("查明"), Plain(text)] } }),
        ("basis", text => Summary with { Summary = Summary.Summary with { Basis = [Plain("（" + text + "）")] } }),
        ("decision", text => Summary with { Summary = Summary.Summary with { Decision = [Plain("决定" + text)] } }),
        ("mask", text => Summary with { Summary = Summary.Summary with { Decision = [Mask("〔" + text + "〕", "person")] } }),
        ("mask kind", text => Summary with { Summary = Summary.Summary with { Decision = [Mask("〔姓名已隐去〕", text)] } }),
        ("mask clause", text => Summary with { Summary = Summary.Summary with { Decision = [Mask("〔姓名已隐去〕", "person", text)] } }),
        ("proceeding body", text => Summary with { Proceedings = [Appeal with { Body = text + "人民法院" }] }),
        ("proceeding number", text => Summary with { Proceedings = [Appeal, Appeal with { DocumentNumber = "（2024）云2801行初" + text }] }),
        ("correction note", text => Summary with { Corrections = [new CorrectionNote { On = new DateOnly(2024, 6, 3), Note = "当事人" + text + "写错。" }] }),
        ("body", text => FullText with { Body = [.. FullText.Body, new Paragraph { Inlines = [Plain(text)] }] }),
        ("body cells", text => FullText with { Body = [.. FullText.Body, new Table { Rows = [Row(Plain(text[..2]), Plain(text[2..]))] }] }),
        ("body paragraphs", text => FullText with { Body = [.. FullText.Body, new Paragraph { Inlines = [Plain(text[..2])] }, new Paragraph { Inlines = [Plain(text[2..])] }] }),
    ];

    // Never within a surrogate pair.
    private static int Half(string text) => text.Length / 2 is var half && char.IsLowSurrogate(text[half]) ? half + 1 : half;

    public static IReadOnlyList<MaskedSpan> Masks(params (string Text, string Words)[] masks) => masks
        .Select(mask => new MaskedSpan(Served.IndexOf(mask.Text, StringComparison.Ordinal), Served.IndexOf(mask.Text, StringComparison.Ordinal) + mask.Text.Length, mask.Words))
        .OrderBy(mask => mask.Start).ToList();

    /// <summary>Fails unless the verifier blocks the release by this rule.</summary>
    public static void AssertBlocked(string rule, DecisionRecord record, ReleaseEvidence evidence) =>
        Assert.Contains(Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(record, evidence)).Failures, failure => failure.Rule.Equals(rule, StringComparison.Ordinal));
}
