using System.Text;
using System.Text.Json;
using Disclosure.TestKit;

namespace Disclosure.Records.Tests;

public sealed class RecordJsonTests
{
    private static readonly RecordId Id = RecordId.Parse("0123456789abcdef");

    [Fact]
    public void Serialize_Decision_ReadsBackToTheSameBytes()
    {
        var bytes = RecordJson.Serialize(Decision());

        Assert.Equal(bytes, RecordJson.Serialize(RecordJson.ReadDecision(bytes)));
    }

    [Fact]
    public void Serialize_DecisionIntoABuffer_WritesTheSameBytes()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();

        RecordJson.Serialize(Decision(), output);

        Assert.Equal(RecordJson.Serialize(Decision()), output.WrittenSpan.ToArray());
    }

    [Fact]
    public void Serialize_Decision_KeepsChineseLegibleAndEnumsByName()
    {
        var json = Encoding.UTF8.GetString(RecordJson.Serialize(Decision()));

        Assert.Contains("\"title\":[{\"text\":\"销售过期食品案\"}]", json, StringComparison.Ordinal);
        Assert.Contains("\"actType\":\"penalty\"", json, StringComparison.Ordinal);
        Assert.Contains("\"decidedOn\":\"2026-10-12\"", json, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"table\"", json, StringComparison.Ordinal);
    }

    // Leaf hashes commit to these bytes: a record of which nothing is told since must be written as it ever was.
    [Fact]
    public void Serialize_DecisionOfWhichNothingBecame_WritesNoneOfTheLaterMembers()
    {
        var json = Encoding.UTF8.GetString(RecordJson.Serialize(Decision()));

        foreach (var member in new[] { "performance", "proceedings", "corrections" })
            Assert.DoesNotContain($"\"{member}\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_DecisionWithWhatBecameOfIt_ReadsBackToTheSameBytes()
    {
        var decision = Decision() with
        {
            Performance = new Performance { Status = PerformanceStatus.PartlyPerformed, On = new DateOnly(2026, 10, 20), PerformedYuan = 2500.5m },
            Proceedings = [new Proceeding { Kind = ProceedingKind.FirstInstance, Outcome = ProceedingOutcome.Accepted, Body = "昆明市中级人民法院", On = new DateOnly(2026, 11, 2) }],
            Corrections = [new CorrectionNote { On = new DateOnly(2026, 11, 3), Note = "罚款金额写错。" }],
        };
        var bytes = RecordJson.Serialize(decision);
        var json = Encoding.UTF8.GetString(bytes);

        Assert.Equal(bytes, RecordJson.Serialize(RecordJson.ReadDecision(bytes)));
        Assert.Contains("\"performance\":{\"status\":\"partlyPerformed\",\"on\":\"2026-10-20\",\"performedYuan\":2500.5}", json, StringComparison.Ordinal);
        Assert.Contains("\"proceedings\":[{\"kind\":\"firstInstance\",\"outcome\":\"accepted\",\"body\":\"昆明市中级人民法院\",\"on\":\"2026-11-02\"}]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_Notice_ReadsBackToTheSameBytes()
    {
        var notice = new NoticeRecord { Id = Id, Version = 2, Kind = NoticeKind.Revocation, Authority = "云南省人民政府", Reason = "事实不清" };
        var bytes = RecordJson.Serialize(notice);

        Assert.Equal(notice, RecordJson.ReadNotice(bytes));
    }

    [Fact]
    [Clause("GS-16-2")]
    public void Notice_Origin_IsAbsentWhereItWasNeverToldAndWrittenByName()
    {
        var before = new NoticeRecord { Id = Id, Version = 2, Kind = NoticeKind.Revocation, Authority = "云南省人民政府", Reason = "事实不清" };
        var told = before with { Origin = NoticeOrigin.SelfCorrection };

        Assert.DoesNotContain("origin", Encoding.UTF8.GetString(RecordJson.Serialize(before)), StringComparison.Ordinal);
        Assert.Contains("\"origin\":\"selfCorrection\"", Encoding.UTF8.GetString(RecordJson.Serialize(told)), StringComparison.Ordinal);
        Assert.Equal(told, RecordJson.ReadNotice(RecordJson.Serialize(told)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":"0123456789abcdef","version":1,"kind":"revocation","party":"x"}""")]
    [InlineData("""{"id":"0123456789abcdef","version":1,"kind":1}""")]
    [InlineData("""{"id":"../etc/passwd","version":1,"kind":"revocation"}""")]
    [InlineData("""{"id":"0123456789abcdef","version":1""")]
    public void ReadNotice_AnythingElse_Throws(string json)
    {
        Assert.Throws<JsonException>(() => RecordJson.ReadNotice(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void BlockText_OfTable_JoinsCellsByTabAndRowsByLineFeed()
    {
        Assert.Equal("处罚决定书\n当事人\t张某\n罚款\t5000元", BlockText.Of(Decision().Body));
    }

    private static DecisionRecord Decision() => new()
    {
        Id = Id,
        Version = 1,
        DocumentNumber = "昆市监处罚〔2026〕12号",
        Title = [new Inline { Text = "销售过期食品案" }],
        AgencyCode = "kmscj",
        AgencyName = "昆明市市场监督管理局",
        RegionCode = "530100",
        ActType = ActType.Penalty,
        DecidedOn = new DateOnly(2026, 10, 12),
        Mode = DisclosureMode.FullText,
        PartyKind = PartyKind.NaturalPerson,
        Summary = new DecisionSummary { Parties = [[Mask("张某")]] },
        PenaltyKinds = ["罚款"],
        FineYuan = 5000,
        Body =
        [
            new Heading { Level = 1, Inlines = [new Inline { Text = "处罚决定书" }] },
            new Table
            {
                Rows =
                [
                    new TableRow { Cells = [Cell(new Inline { Text = "当事人" }), Cell(Mask("张某"))] },
                    new TableRow { Cells = [Cell(new Inline { Text = "罚款" }), Cell(new Inline { Text = "5000元" })] },
                ],
            },
        ],
    };

    private static Inline Mask(string text) => new() { Text = text, Redaction = new Redaction("person", "GS-10-1") };

    private static TableCell Cell(Inline inline) => new() { Inlines = [inline] };
}
