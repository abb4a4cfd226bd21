using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Masking;

public sealed class MaskingTests
{
    [Fact]
    [Clause("GS-09-3")]
    public void Redact_TwoPartiesOfOneSurname_TellsThemApartEverywhereAlike()
    {
        var result = Redact("当事人：张三丰、张无忌。张三丰称不知情，张无忌在场。", new CaseFacts
        {
            Parties = [Natural("张三丰"), Natural("张无忌")],
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "张无忌无证经营案" },
        });

        Assert.Equal("当事人：张某甲、张某乙。张某甲称不知情，张某乙在场。", BlockText.Of(result.Body!));
        Assert.Equal("张某乙无证经营案", BlockText.Of(result.Fields!["title"]));
        Assert.Equal(["张某甲", "张某乙"], result.PartyNames!.Select(BlockText.Of));
    }

    [Theory]
    [InlineData("欧阳雨桐", "欧阳某")]
    [InlineData("岩温叫", "岩某某")]
    [InlineData("斯那农布", "斯某某")]
    [InlineData("刀依香", "刀某")]
    [InlineData("NANG KHAM", "N某某")]
    [Clause("GS-09-3")]
    public void Redact_Party_KeepsSurnameOrFirstCharacter(string name, string mask)
    {
        var result = Redact($"当事人：{name}。", new CaseFacts { Parties = [Natural(name)] });

        Assert.Equal($"当事人：{mask}。", BlockText.Of(result.Body!));
    }

    [Fact]
    public void Redact_MaskAlreadyInText_TakesAnother()
    {
        var result = Redact("当事人张三丰与张某发生争执。", new CaseFacts { Parties = [Natural("张三丰")] });

        Assert.Equal("当事人张某甲与张某发生争执。", BlockText.Of(result.Body!));
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_LegalRepresentative_StaysAtEveryMention()
    {
        var facts = new CaseFacts { Parties = [new CaseParty { Name = "楚雄宏图有限公司", Kind = PartyKind.Organisation, LegalRepresentative = "仝晓峰" }] };

        var result = Redact("法定代表人：仝晓峰。仝晓峰外出未在场，委托佴国斌接受调查。", facts);

        Assert.Equal("法定代表人：仝晓峰。仝晓峰外出未在场，委托相关人员接受调查。", BlockText.Of(result.Body!));
        Assert.All(result.Findings.Where(finding => finding.Text is "仝晓峰"), finding => Assert.Equal(FindingKinds.LegalRepresentative, finding.Kind));
    }

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_LegalRepresentativePunishedAsParty_IsHeld()
    {
        var facts = new CaseFacts
        {
            Parties = [new CaseParty { Name = "楚雄宏图有限公司", Kind = PartyKind.Organisation, LegalRepresentative = "仝晓峰" }, Natural("仝晓峰")],
        };

        var result = Redact("对仝晓峰罚款五千元。", facts);

        Assert.Equal(Outcome.Hold, result.Outcome);
        Assert.Contains(result.Grounds, ground => ground.Clause is "GS-10-1");
    }

    [Theory]
    [InlineData("张 三 丰")]
    [InlineData("张\u200B三丰")]
    [InlineData("张（三丰）")]
    [InlineData("张_三_丰")]
    [InlineData("张三\n丰")]
    [InlineData("张某丰")]
    [Clause("GS-10-1")]
    public void Redact_DisguisedMention_IsHidden(string mention)
    {
        var result = Redact($"当事人：张三丰\n经查，{mention}销售假酒。", new CaseFacts { Parties = [Natural("张三丰")] });

        Assert.Contains(result.Findings, finding => string.Equals(finding.Text, mention, StringComparison.Ordinal) && finding.Action == FindingAction.Hide);
    }

    [Fact]
    public void Redact_Result_PassesTheReleaseVerifier()
    {
        var result = Redact("当事人：张三丰\n身份证号：530428197908235226\n住址：楚雄市东瓜镇桃园社区12号\n经查，张三丰销售假酒。高峰期间检查。", new CaseFacts { Parties = [Natural("张三丰")] });
        var record = new DecisionRecord
        {
            Id = RecordId.New(), Version = 1, DocumentNumber = "楚市监处罚〔2025〕1号", Title = [new Inline { Text = "销售假酒案" }], AgencyCode = "x", AgencyName = "楚雄市市场监督管理局",
            RegionCode = "532301", ActType = ActType.Penalty, DecidedOn = new DateOnly(2025, 1, 2), Mode = DisclosureMode.FullText, PartyKind = PartyKind.NaturalPerson,
            Summary = new DecisionSummary { Parties = result.PartyNames! }, Body = result.Body!,
        };

        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(record, result.Evidence!));
    }

    [Fact]
    public void Redact_NameInsideOrganisation_StaysAndIsHeld()
    {
        var result = Redact("当事人：大理市张三丰小吃店\n经营者：张三丰\n", new CaseFacts());

        Assert.Equal(Outcome.Hold, result.Outcome);
        Assert.Equal("当事人：大理市张三丰小吃店\n经营者：〔姓名已隐去〕\n", BlockText.Of(result.Body!));
        var ground = Assert.Single(result.Grounds);
        Assert.Contains("“大理市张三丰小吃店”", ground.Evidence, StringComparison.Ordinal);
        Assert.Contains("“张三丰”", ground.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("当事人：大理市金花小吃店\n经营者：张三丰\n")]
    [InlineData("大理市金花小吃店张三丰到场。当事人：张三丰")]
    [InlineData("证人张三丰称大理市三丰小吃店停业。")]
    public void Redact_NameBesideAnOrganisation_IsNoReasonToHold(string text) =>
        Assert.Equal(Outcome.Publish, Redact(text, new CaseFacts()).Outcome);

    [Fact]
    public void Redact_UnlabelledNumberOfTwoReadings_IsHiddenAndHeld()
    {
        // Eighteen digits that pass as a foreigner's residence card and as a credit code at once.
        const string Both = "911156199112030006";
        var labelled = Redact($"统一社会信用代码：{Both}。", new CaseFacts());
        var unlabelled = Redact($"核查{Both}属实。", new CaseFacts());

        Assert.Empty(labelled.Grounds);
        Assert.Equal($"统一社会信用代码：{Both}。", BlockText.Of(labelled.Body!));
        Assert.Equal(Outcome.Hold, unlabelled.Outcome);
        Assert.Contains(Both, Assert.Single(unlabelled.Grounds).Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(Both, BlockText.Of(unlabelled.Body!), StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_ValueOverSeveralPieces_IsMaskedInTheFirstAndDroppedFromTheOthers()
    {
        var text = "电话138638\n07216\t无\n电话139\n1234\n5678";
        var document = new SourceDocument
        {
            Text = text,
            Blocks =
            [
                new SourceTable { Rows = [new SourceRow { Cells = [Cell(0, 8)] }, new SourceRow { Cells = [Cell(9, 14), Cell(15, 16)] }] },
                new SourceParagraph { Range = new TextRange(17, 22), HeadingLevel = 2 },
                new SourceParagraph { Range = new TextRange(23, 27) },
                new SourceParagraph { Range = new TextRange(28, 32), Alignment = Alignment.End },
            ],
        };
        var result = LabelledText.Redactor.Redact(document, new CaseFacts());

        Assert.Equal("电话〔电话号码已隐去〕\n\t无\n电话〔电话号码已隐去〕\n\n", BlockText.Of(result.Body!));
        Assert.Equal(2, Assert.IsType<Heading>(result.Body![1]).Level);
        Assert.Equal(Alignment.End, Assert.IsType<Paragraph>(result.Body[3]).Alignment);
        Assert.Empty(Assert.IsType<Paragraph>(result.Body[2]).Inlines);
        Assert.Equal(
            [new MaskedSpan(2, 8, "〔电话号码已隐去〕"), new MaskedSpan(9, 14, ""), new MaskedSpan(19, 22, "〔电话号码已隐去〕"), new MaskedSpan(23, 27, ""), new MaskedSpan(28, 32, "")],
            result.Evidence!.Masks);
        static SourceCell Cell(int start, int end) => new(new TextRange(start, end));
    }

    [Theory]
    [InlineData("经营者：茶应祥\n茶应祥到场。", "经营者：〔姓名已隐去〕\n经营者到场。")]
    [InlineData("证人（签名）：茶应祥", "证人（签名）：〔姓名已隐去〕")]
    [InlineData("执法人员茶应祥和执法人员普秀芬到场。普秀芬拍照。", "执法人员甲和执法人员乙到场。执法人员乙拍照。")]
    [InlineData("执法人员：茶应祥、普秀芬", "执法人员：执法人员甲、执法人员乙")]
    [InlineData("值班矿长茶应祥到场。", "值班矿长相关人员到场。")]
    [InlineData("证人茶应祥称未见。", "证人〔姓名已隐去〕称未见。")]
    [Clause("GS-10-1")]
    public void Redact_RoleWordBeforeTheName_DoesNotStandTwice(string text, string expected) =>
        Assert.Equal(expected, BlockText.Of(Redact(text, new CaseFacts()).Body!));

    [Fact]
    [Clause("GS-09-3")]
    public void Redact_MorePartiesOfOneSurnameThanStems_TellsThemApartWithoutFigures()
    {
        var names = "丰强伟芳娜敏静丽军洋勇艳".Select(given => $"张{given}").ToList();
        var served = "张某乙、张某甲甲曾另案处理。" + string.Join('；', names.Select(name => $"当事人：{name}，罚款{name}500元"));

        var result = Redact(served, new CaseFacts { Parties = [.. names.Select(Natural)] });

        var masks = result.PartyNames!.Select(BlockText.Of).ToList();
        Assert.Equal(["张某丙", "张某丁", "张某戊", "张某己", "张某庚", "张某辛", "张某壬", "张某癸", "张某甲乙", "张某甲丙", "张某甲丁", "张某甲戊"], masks);
        Assert.Contains("罚款张某甲戊500元", BlockText.Of(result.Body!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("证人茶应祥称未见。证人普秀芬称在场。投诉称证人甲作伪。", "证人乙", "证人丙")]
    [InlineData("证人茶应祥称未见。证人普秀芬称在场。", "证人甲", "证人乙")]
    [InlineData("证人茶应祥称未见。证人普秀芬称在场。另有证人甲乙丙", "证人乙", "证人丙")]
    public void Redact_RoleTakenInTheText_TakesAnother(string text, string first, string second)
    {
        var published = BlockText.Of(Redact(text, new CaseFacts()).Body!);

        Assert.StartsWith($"{first}称未见。{second}称在场。", published, StringComparison.Ordinal);
    }

    private static CaseParty Natural(string name) => new() { Name = name, Kind = PartyKind.NaturalPerson };

    private static RedactionResult Redact(string text, CaseFacts facts) => LabelledText.Redactor.Redact(SourceDocument.FromText(text), facts);
}
