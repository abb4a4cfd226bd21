using System.Text;
using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;
using static Disclosure.Redactor.Tests.Verification.Candidate;

namespace Disclosure.Redactor.Tests.Verification;

public sealed class ReleaseVerifierTests
{
    private static readonly (string Name, Func<string, string> Disguise)[] Disguises =
    [
        ("plain", text => text),
        ("spaced", text => string.Join(' ', text.ToCharArray())),
        ("wide spaces", text => string.Join('\u3000', text.ToCharArray())),
        ("zero width", text => string.Join("\u200B\u00AD", text.ToCharArray())),
        ("variation selectors", text => string.Join('\uFE0F', text.ToCharArray())),
        ("blank letters", text => string.Join('\u3164', text.ToCharArray())),
        ("hyphens", text => string.Join("-", text.ToCharArray())),
        ("underscores", text => string.Join('_', text.ToCharArray())),
        ("middle dots", text => string.Join('·', text.ToCharArray())),
        ("brackets", text => $"{text[..1]}（{text[1..]}）"),
        ("reversed brackets", text => $"{text[..1]}）{text[1..]}（"),
        ("lines", text => string.Join('\n', text.ToCharArray())),
        ("full width", text => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c))),
        ("case", text => string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
        ("Chinese digits", text => string.Concat(text.Select(c => c is >= '0' and <= '9' ? "〇一二三四五六七八九"[c - '0'] : c))),
        ("capital digits", text => string.Concat(text.Select(c => c is >= '0' and <= '9' ? "零壹贰叁肆伍陆柒捌玖"[c - '0'] : c))),
        ("circled digits", text => string.Concat(text.Select(c => c is >= '1' and <= '9' ? (char)('①' + c - '1') : c))),
        ("Arabic-Indic digits", text => string.Concat(text.Select(c => c is >= '0' and <= '9' ? (char)('\u0660' + c - '0') : c))),
        ("bold digits", text => string.Concat(text.Select(c => c is >= '0' and <= '9' ? char.ConvertFromUtf32(0x1D7CE + c - '0') : c.ToString()))),
        ("symbol font", text => string.Concat(text.Select(c => c is >= '0' and <= '9' ? (char)(0xF000 + c) : c))),
        ("entities", text => string.Concat(text.Select(c => $"&#{(int)c};"))),
        ("hex entities", text => string.Concat(text.Select(c => $"&#x{(int)c:X};"))),
        ("double entities", text => string.Concat(text.Select(c => $"&amp;#{(int)c};"))),
        ("escapes", text => string.Concat(text.Select(c => $"\\u{(int)c:x4}"))),
        ("percent", text => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => $"%{b:X2}"))),
        ("accents", text => string.Concat(text.Select(c => $"{c}\u0301"))),
        ("embedded", text => "前文" + text + "后文"),
    ];

    [Fact]
    [Clause("GS-10-1")]
    public void Verify_CleanRelease_Passes()
    {
        var passed = Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(Candidate.FullText, Evidence));

        Assert.Equal(RecordJson.Serialize(Candidate.FullText), passed.Record.Payload.ToArray());
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(Candidate.Summary, Evidence));
    }

    [Fact]
    public void Verify_RecordWithEveryMember_Passes()
    {
        var record = WithStructure with { Performance = WithAftermath.Performance, Proceedings = WithAftermath.Proceedings, Corrections = WithAftermath.Corrections, Summary = Candidate.FullText.Summary with { Basis = [Plain("《中华人民共和国食品安全法》")], Decision = [Plain("罚款")] } };
        var json = Encoding.UTF8.GetString(RecordJson.Serialize(record));

        foreach (var type in new[] { typeof(DecisionRecord), typeof(DecisionSummary), typeof(Performance), typeof(Proceeding), typeof(CorrectionNote), typeof(Heading), typeof(Paragraph), typeof(Table), typeof(TableRow), typeof(TableCell), typeof(Inline), typeof(Redaction) })
            Assert.All(type.GetProperties().Where(member => member.CanWrite), member => Assert.Contains($"\"{char.ToLowerInvariant(member.Name[0])}{member.Name[1..]}\":", json, StringComparison.Ordinal));
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(record, Evidence));
    }

    // The id is drawn by lot, and the files are called by it: the letters of a short name come in it by chance.
    [Theory]
    [InlineData("012345ng89abcdef", "Ng")]
    [InlineData("ng23456789abcdef", "NG")]
    [InlineData("0123456789abc9fe", "Fe")]
    [InlineData("012345gn89abcdef", "Ng")]
    [InlineData("0123456789abcdef", "Abcdef")]
    [Clause("GS-10-1")]
    public void Verify_ShortNameInTheId_BlocksNowhereElse(string id, string name)
    {
        var evidence = Evidence with { Hidden = [.. Evidence.Hidden, new HiddenValue(name, FindingKinds.Person)] };
        var record = Candidate.FullText with { Id = RecordId.Parse(id) };

        Assert.Equal(name.Length <= 4, LabelledText.Verifier.Verify(record, evidence) is VerificationOutcome.Passed);
        Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(record with { AgencyName = $"8{name}9" }, evidence));
        Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(record with { DocumentNumber = $"{id} {name}" }, evidence));
    }

    // The decision itself may name the firm; what is told of it afterwards has no need to.
    [Fact]
    [Clause("GS-16-1")]
    public void Verify_AftermathThatNamesAPartyOfTheDecision_Blocks()
    {
        const string Party = "元江县刀依香小吃店";
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(WithAftermath, Evidence));
        foreach (var naming in new[]
        {
            WithAftermath with { Proceedings = [Appeal with { Body = Party + "诉元江县市场监督管理局案审理法院" }] },
            WithAftermath with { Proceedings = [Appeal with { DocumentNumber = Party + "1号" }] },
            WithAftermath with { Corrections = [new CorrectionNote { On = new DateOnly(2024, 6, 3), Note = $"当事人应为{Party}。" }] },
        })
        {
            var blocked = Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(naming, Evidence));
            Assert.Contains(blocked.Failures, failure => failure.Rule.StartsWith("residue/", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Verify_StructureThatIsNone_Blocks()
    {
        DecisionRecord With(int block, Func<Block, Block> change) =>
            WithStructure with { Body = [.. WithStructure.Body.Select((one, place) => place == block ? change(one) : one)] };
        DecisionRecord WithInline(Inline inline) => With(2, one => (Paragraph)one with { Inlines = [inline, .. ((Paragraph)one).Inlines] });
        DecisionRecord WithCell(TableCell cell) => With(3, one => (Table)one with { Rows = [new TableRow { Cells = [cell] }] });

        foreach (var record in new[]
        {
            With(4, one => one with { NoteNumber = 1386380 }),
            With(4, one => one with { Place = (BlockPlace)7 }),
            With(1, one => (Paragraph)one with { ListLevel = 13863807 }),
            With(0, one => (Heading)one with { Level = 9 }),
            WithInline(new Inline { Text = "", NoteMark = -1 }),
            WithInline(new Inline { Text = "", Style = (InlineStyle)13863807 }),
            WithCell(new TableCell { Inlines = [], ColumnSpan = 13863807 }),
        })
        {
            var blocked = Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(record, Evidence));
            Assert.Equal("payload/unreadable", Assert.Single(blocked.Failures).Rule);
        }
    }

    [Fact]
    [Clause("GS-10-1")]
    [Clause("GS-10-2b")]
    [Clause("GS-10-2c")]
    [Clause("ZZ-10")]
    public void Verify_HiddenValueInAnyDisguiseAndField_Blocks()
    {
        var missed = new List<string>();
        var turn = 0;
        foreach (var (value, kind) in Hidden)
        {
            foreach (var (disguiseName, disguise) in Disguises)
            {
                // Latin names are told by their words: letters torn apart, or glued to others, are other words.
                if (value.All(char.IsAscii) && kind is FindingKinds.Person && disguiseName is not ("plain" or "case" or "full width" or "entities" or "percent" or "zero width" or "accents"))
                    continue;
                foreach (var (field, plant) in Fields)
                {
                    // A reference cut in two by a cell's edge is no reference.
                    if (field is "body cells" or "body paragraphs" && disguiseName is "entities" or "hex entities" or "double entities" or "escapes" or "percent")
                        continue;
                    // The plain value goes everywhere; the disguises take turns.
                    if (turn++ % 4 != 0 && disguiseName is not ("plain" or "spaced" or "entities"))
                        continue;
                    if (field is "body cells" or "body paragraphs" && value.All(c => char.IsAsciiLetter(c) || c is ' '))
                        continue;
                    var outcome = LabelledText.Verifier.Verify(plant(disguise(value)), Evidence);
                    if (outcome is not VerificationOutcome.Blocked blocked || !blocked.Failures.Any(failure => failure.Rule.StartsWith("residue/", StringComparison.Ordinal)))
                        missed.Add($"{kind} {disguiseName} {field}");
                    else
                        Assert.All(blocked.Failures, failure => Assert.DoesNotContain(value, failure.Where + failure.Rule + failure.Kind, StringComparison.Ordinal));
                }
            }
        }

        Assert.Empty(missed);
    }

    [Fact]
    [Clause("GS-10-2b")]
    public void Verify_EightDigitsOfAHiddenNumber_Block()
    {
        var withoutBirthDate = Evidence with { Hidden = Evidence.Hidden.Where(hidden => hidden.Kind is not FindingKinds.BirthDate).ToList() };
        foreach (var number in new[] { CitizenId, "13863807216", "6212975220847242815" })
        {
            for (var start = 0; start + 8 <= number.Length; start++)
            {
                var excused = number.Equals(CitizenId, StringComparison.Ordinal) && start is 0 or 6;
                var outcome = LabelledText.Verifier.Verify(Candidate.Summary with { Sector = "编号" + number.Substring(start, 8) + "号" }, withoutBirthDate);
                Assert.Equal(excused, outcome is VerificationOutcome.Passed);
            }
        }
    }

    [Theory]
    [InlineData("信用代码92530100NA6A69WEWL")]
    [InlineData("编号5304281")]
    [InlineData("2024年4月18日至2024-04-19，罚款13,863元")]
    [InlineData("金额15911112222元")]
    [InlineData("由元江县刀依香小吃店经营")]
    [InlineData("刀具，依据香料标准")]
    [InlineData("白玉，罕见")]
    [InlineData("条码6901234567890")]
    public void Verify_NearMiss_Passes(string text) =>
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(Candidate.Summary with { Sector = text }, Evidence));

    [Theory]
    [InlineData("刀依香在元江县刀依香小吃店")]
    [InlineData("元江县刀依香小吃")]
    [Clause("GS-10-1")]
    public void Verify_NameBesideTheKeptTradeName_Blocks(string text) =>
        AssertBlocked("residue/name", Candidate.Summary with { Sector = text }, Evidence);

    [Theory]
    [InlineData("532901196912084779")]
    [InlineData("5329 0119 6912 0847 79")]
    [InlineData("五三二九〇一一九六九一二〇八四七七九")]
    [InlineData("53012819811228352x")]
    [InlineData("15000000000")]
    [InlineData("＋86 150-0000-0001")]
    [InlineData("008615000000001")]
    [InlineData("1 5 0 0 0 0 0 0 0 0 1")]
    [InlineData("&#49;5000000001")]
    [InlineData("15000000001，请联系")]
    [InlineData("150 0000 0001,转")]
    [InlineData("15000000001万某")]
    [Clause("ZZ-10")]
    public void Verify_NumberThatNoOneFound_Blocks(string number)
    {
        var nothing = Evidence with { Hidden = [] };
        foreach (var (_, plant) in Fields.Where(field => !field.Field.EndsWith("cells", StringComparison.Ordinal)))
            Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(plant(number), nothing));
        var notice = new NoticeRecord { Id = Candidate.FullText.Id, Version = 2, Kind = NoticeKind.Revocation, Reason = "联系" + number };
        Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.VerifyNotice(notice, nothing));
    }

    [Fact]
    public void Verify_CreditCodeThatLooksLikeAnId_PassesWhenKept()
    {
        var kept = Evidence with { Kept = [new KeptValue("532901196912084779", FindingKinds.CreditCode, "GS-10-1")] };
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(Candidate.Summary with { Sector = "代码532901196912084779", Summary = Candidate.Summary.Summary with { Parties = [] } }, kept));
    }

    [Fact]
    public void Verify_NumberBothHiddenAndKept_Blocks() =>
        AssertBlocked("evidence/conflict", Candidate.Summary, Evidence with { Kept = [.. Evidence.Kept, new KeptValue("138 6380 7216", FindingKinds.Phone, "x")] });

    [Fact]
    [Clause("GS-16-1")]
    public void VerifyNotice_PartyNamed_Blocks()
    {
        var notice = new NoticeRecord { Id = Candidate.FullText.Id, Version = 2, Kind = NoticeKind.Revocation, Authority = "元江县人民政府", Content = "撤销原处罚决定。", Reason = "事实不清。", DocumentNumber = Candidate.FullText.DocumentNumber };
        var withRepresentative = Evidence with { Kept = [.. Evidence.Kept, new KeptValue("仝晓峰", FindingKinds.LegalRepresentative, "GS-10-1")] };

        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.VerifyNotice(notice, withRepresentative));
        foreach (var name in new[] { "刀依香", "元江县刀依香小吃店", "仝晓峰", "1 3 8 6 3 8 0 7 2 1 6" })
        {
            Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.VerifyNotice(notice with { Content = $"撤销对{name}的决定" }, withRepresentative));
            Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.VerifyNotice(notice with { Authority = name }, withRepresentative));
        }
    }

    [Fact]
    public void Verify_AnyText_NeverThrowsAndFindsWhatWasPlanted()
    {
        Prop.ForAll<string?, string?>((before, after) =>
        {
            // A letter or digit glued on may make another value of it; a mark between cannot.
            var text = (before ?? string.Empty) + "；13863807216；" + (after ?? string.Empty);
            var outcome = LabelledText.Verifier.Verify(Candidate.Summary with { Sector = text }, Evidence);
            return outcome is VerificationOutcome.Blocked;
        }).QuickCheckThrowOnFailure();
        foreach (var odd in new[] { "\uD800", "\uFFFF", "\uFFFE", "a\u0000b", "\uDBFF\uDFFF", "&#xD800;", "&#9999999;", "%FF%", "\\ud800" })
            Assert.True(LabelledText.Verifier.Verify(Candidate.Summary with { Sector = odd }, Evidence) is VerificationOutcome.Passed, string.Join(' ', odd.Select(c => $"{(int)c:X4}")));
    }

    [Fact]
    public void Verify_LongDocumentWithThousandsOfValues_FindsTheOneThatIsLeft()
    {
        var hidden = Enumerable.Range(0, 5000).Select(i => new HiddenValue($"53042819790823{i:0000}", FindingKinds.CitizenId)).ToList();
        var served = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"第{i}条，当事人在市场内经营食品{i}袋，货值{i}元。"));
        DecisionRecord Of(string text) => Candidate.FullText with { Body = [new Paragraph { Inlines = [Plain(text)] }] };

        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(Of(served), Evidence with { ServedText = served, Masks = [], Hidden = hidden }));
        served += "编号79082 34999号";
        AssertBlocked("residue/digits", Of(served), Evidence with { ServedText = served, Masks = [], Hidden = hidden });
    }
}
