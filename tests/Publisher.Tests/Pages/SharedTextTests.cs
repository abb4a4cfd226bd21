using System.Text.Encodings.Web;
using System.Text.Unicode;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Microsoft.AspNetCore.Html;

namespace Disclosure.Publisher.Tests.Pages;

public sealed class SharedTextTests
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Theory]
    [InlineData("2026-10-14")]
    [InlineData("2026-10-4", 4)]
    [InlineData("2026/10/14")]
    [InlineData("2026.10.14")]
    [InlineData(" 2026 年 10 月 14 日 ")]
    [InlineData("２０２６－１０－１４")]
    [InlineData("2026。10。14")]
    public void TryParse_AsOfficialsType_Reads(string text, int day = 14)
    {
        Assert.True(LegalDateText.TryParse(text, out var date));
        Assert.Equal(new DateOnly(2026, 10, day), date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("2026-02-30")]
    [InlineData("10-14")]
    [InlineData("14/10/2026")]
    [InlineData("2026-10-14 12:00")]
    [InlineData("\ud800")]
    public void TryParse_AnythingElse_Refuses(string? text) => Assert.False(LegalDateText.TryParse(text, out _));

    [Fact]
    public void Like_SameLinesAndCells_GivesTheShapeBack()
    {
        Block[] body =
        [
            new Heading { Level = 1, Inlines = [new Inline { Text = "决定书" }] },
            new Table { Rows = [Row("姓名", "张某"), Row("罚款", "500元")] },
            new Paragraph { Inlines = [new Inline { Text = "某日" }], Alignment = Alignment.End },
        ];

        var shaped = ServedShape.Like(body, "决定书\n姓名\t张晓明\n罚款\t500元\n2026年1月2日");

        var table = Assert.IsType<SourceTable>(shaped.Blocks[1]);
        Assert.Equal("张晓明", shaped.Text[table.Rows[0].Cells[1].Range.Start..table.Rows[0].Cells[1].Range.End]);
        Assert.Equal(Alignment.End, Assert.IsType<SourceParagraph>(shaped.Blocks[2]).Alignment);
    }

    [Theory]
    [InlineData("一行")]
    [InlineData("决定书\n只有一格\n罚款\t500元")]
    [InlineData("决定书\n姓名\t张晓明\n罚款\t500元\n多一行")]
    [InlineData("")]
    public void Like_OtherLines_KeepsTheTextWholeAsParagraphs(string text)
    {
        Block[] body = [new Heading { Level = 1, Inlines = [new Inline { Text = "决定书" }] }, new Table { Rows = [Row("姓名", "张某"), Row("罚款", "500元")] }];

        var shaped = ServedShape.Like(body, text);

        Assert.Equal(text, string.Join('\n', shaped.Blocks.Cast<SourceParagraph>().Select(block => text[block.Range.Start..block.Range.End])));
    }

    [Fact]
    public void ServedText_MergedCells_StandAsOneAndNoTextIsLost()
    {
        Block[] body =
        [
            new Table { Rows = [Row("饼干", "12件"), Below("", "9件"), Row("饮料", "1件"), Below("茶", "2件")] },
        ];

        var markup = Markup(new ServedMarkup(ServedShape.Like(body, "饼干\t12件\n\t9件\n饮料\t1件\n茶\t2件"), []));

        Assert.Contains(
            "<tr><td rowspan=\"2\">饼干</td><td>12件</td></tr><tr><td>9件</td></tr><tr><td>饮料</td><td>1件</td></tr><tr><td>茶</td><td>2件</td></tr>", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ServedText_Notes_BearTheirNumberOnceAndOutsideTheText()
    {
        Block[] body =
        [
            new Paragraph { Inlines = [new Inline { Text = "正文" }] },
            new Paragraph { Inlines = [new Inline { Text = "一" }], Place = BlockPlace.Note, NoteNumber = 1 },
            new Paragraph { Inlines = [new Inline { Text = "续" }], Place = BlockPlace.Note, NoteNumber = 1 },
            new Paragraph { Inlines = [new Inline { Text = "二" }], Place = BlockPlace.Note, NoteNumber = 2 },
        ];

        Assert.Equal(
            "<p>正文</p>\n<p class=\"note\" data-note=\"1\">一</p>\n<p class=\"note\">续</p>\n<p class=\"note\" data-note=\"2\">二</p>\n",
            Markup(new ServedMarkup(ServedShape.Like(body, "正文\n一\n续\n二"), [])));
    }

    [Fact]
    public void ServedText_FindingOverTwoParagraphs_MarksBothAndNamesItOnce()
    {
        const string text = "账号622848\n0123，见上";
        var findings = MarkedFinding.Of(Judged(Found(2, 13, text, "（账号已隐去）")), []);

        var markup = Markup(new ServedMarkup(SourceDocument.FromText(text), findings));

        Assert.Equal(2, markup.Split("<mark").Length - 1);
        Assert.Single(markup.Split("id=\"f1\"")[1..]);
        Assert.Contains(">622848<span", markup, StringComparison.Ordinal);
        Assert.Contains(">0123</mark>，见上", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MasksThatDoNotPairOff_LinksNothing()
    {
        const string text = "张晓明和李大为";
        Finding[] findings = [Found(0, 3, text, "张某"), Found(4, 7, text, "李某")];
        Block[] body = [new Paragraph { Inlines = [Mask("张某"), new Inline { Text = "和" }, Mask("李某某")] }];

        Assert.All(MarkedFinding.Of(Judged(findings), body), finding => Assert.Null(finding.MaskNumber));
    }

    [Fact]
    public void Of_MasksThatPairOff_LinksInOrder()
    {
        const string text = "张晓明和李大为";
        Finding[] findings = [Found(4, 7, text, "李某"), Found(0, 3, text, "张某")];
        Block[] body = [new Paragraph { Inlines = [Mask("张某"), new Inline { Text = "和" }, Mask("李某")] }];

        Assert.Equal([1, 2], MarkedFinding.Of(Judged(findings), body).Select(finding => finding.MaskNumber!.Value));
    }

    [Fact]
    public void History_ReadingsInARow_AreOneLineNewestFirst()
    {
        var start = new DateTimeOffset(2026, 10, 15, 0, 0, 0, TimeSpan.Zero);
        CaseEvent Read(int minute, string actor) => new(start.AddMinutes(minute), actor, AuditActs.OriginalRead, null, null, null);

        var lines = HistoryLine.Of([Read(1, "account:a"), Read(2, "account:a"), Read(3, "account:b"), Read(4, "account:a")]);

        Assert.Equal("查看原文|查看原文|查看原文 2 次", string.Join('|', lines.Select(line => line.What)));
        Assert.Equal(start.AddMinutes(4), lines[0].At);
    }

    private static TableRow Row(params string[] cells) =>
        new() { Cells = [.. cells.Select(cell => new TableCell { Inlines = [new Inline { Text = cell }] })] };

    private static TableRow Below(string first, string second)
    {
        var row = Row(first, second);
        return row with { Cells = [row.Cells[0] with { Continues = true }, row.Cells[1]] };
    }

    private static Inline Mask(string text) => new() { Text = text, Redaction = new Redaction(FindingKinds.Person, "GS-10-1") };

    private static IReadOnlyList<JudgedFinding> Judged(params Finding[] findings) => JudgedFinding.Of("case", findings, "text", new ConfidenceBands(0.8, 0.95), corrections: null, acceptances: null);

    private static Finding Found(int start, int end, string text, string replacement) => new()
    {
        Start = start,
        End = end,
        Text = text[start..end],
        Kind = FindingKinds.BankAccount,
        Action = FindingAction.Hide,
        Rule = "sample",
        Clause = "GS-10-3a",
        Confidence = 1,
        Replacement = replacement,
    };

    private static string Markup(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    [Theory]
    [InlineData("身份证号码", CheckDigit.Right, "附近有“身份证号码”，校验码相符")]
    [InlineData("身份证号码", CheckDigit.Wrong, "附近有“身份证号码”，校验码不符，可能有笔误")]
    [InlineData("账号", CheckDigit.None, "附近有“账号”")]
    [InlineData(null, CheckDigit.Right, "校验码相符")]
    [InlineData(null, CheckDigit.None, "")]
    public void Evidence_Trace_SaysWhatSpokeForIt(string? context, CheckDigit check, string expected) =>
        Assert.Equal(expected, FindingWords.Evidence(new FindingTrace("digits-18", context, check, 0.5, 0.9)));
}
