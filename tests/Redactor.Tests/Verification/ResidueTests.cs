using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Verification.Candidate;

namespace Disclosure.Redactor.Tests.Verification;

/// <summary>Forms of hidden values beyond those that every kind shares, and what must not be taken for them.</summary>
public sealed class ResidueTests
{
    [Theory]
    [InlineData("1979年8月23日", "1979年8月23日")]
    [InlineData("1979年8月23日", "1979年08月23日")]
    [InlineData("1979年8月23日", "1979-08-23")]
    [InlineData("1979年8月23日", "1979.8.23")]
    [InlineData("1979年8月23日", "19790823")]
    [InlineData("1979年8月23日", "一九七九年八月二十三日")]
    [InlineData("1979年8月23日", "1979年8月23号")]
    [InlineData("一九七九年八月二十三日", "1979年8月23日")]
    [InlineData("1979.08.23", "一九七九年八月二十三日")]
    [InlineData("19790823", "1979/8/23")]
    [InlineData("1980年10月30日", "一九八〇年十月三十日")]
    [InlineData("1980年12月10日", "一九八〇年十二月十日")]
    [InlineData("1979年8月", "1979年08月")]
    [InlineData("一九七九年十一月", "1979年11月")]
    [Clause("GS-10-4")]
    public void Verify_DateOfBirthWrittenOtherwise_Blocks(string hidden, string written) =>
        Assert.StartsWith("residue/", Verify(written, (hidden, FindingKinds.BirthDate)), StringComparison.Ordinal);

    [Theory]
    [InlineData("1979年8月23日", "1979年")]
    [InlineData("1979年8月23日", "1979年8月24日")]
    [InlineData("1979年8月23日", "1979年8月2日")]
    [InlineData("1979年8月2日", "1979年8月23日")]
    [InlineData("1979年8月23日", "11979082377")]
    [InlineData("1979年8月23日", "197,982,3")]
    [InlineData("1979年", "1979年")]
    [InlineData("8月23日", "2024年8月23日")]
    public void Verify_OtherDate_Passes(string hidden, string written) => Assert.Empty(Verify(written, (hidden, FindingKinds.BirthDate)));

    [Theory]
    [InlineData("13863807216", "138638O7216")]
    [InlineData("13863807216", "l3863807216")]
    [InlineData("13863807216", "I38638O72I6")]
    [InlineData("138638O7216", "13863807216")]
    [InlineData("13863807216", "１３８６３８０７２１６")]
    [InlineData("13863807216", "幺叁捌陆叁捌零柒贰幺陆")]
    [InlineData("13863807216", "138ー6380ー7216")]
    [InlineData("13863807216", "138&period;6380&period;7216")]
    [InlineData("13863807216", "&#000000000049;3863807216")]
    [InlineData("13863807216", @"\u{31}3863807216")]
    [InlineData("13863807216", @"\U000000313863807216")]
    [InlineData("13863807216", @"\x31\x33863807216")]
    [InlineData("13863807216", "U+0031U+00333863807216")]
    [InlineData("13863807216", "%25313863807216")]
    [InlineData("13863807216", "&#x26;#49;3863807216")]
    [InlineData("0874-6123456", "612 3456")]
    [InlineData("0874-6123456", "6123456")]
    [InlineData("0871-65123456", "65123456")]
    [InlineData("123456", "123-456")]
    [InlineData("12345", "QQ:12345。")]
    [InlineData("1234", "尾号1234。")]
    [InlineData("010-6123456", "612-3456")]
    [Clause("GS-10-2c")]
    public void Verify_NumberWrittenOtherwise_Blocks(string hidden, string written) =>
        Assert.StartsWith("residue/", Verify(written, (hidden, FindingKinds.Phone)), StringComparison.Ordinal);

    [Theory]
    [InlineData("0874-6123456", "66123456")]
    [InlineData("0874-6123456", "6,123,456")]
    [InlineData("12345", "12 345")]
    [InlineData("12345", "123456")]
    [InlineData("123", "123")]
    [InlineData("13863807216", "1386380")]
    [InlineData("13863807216", "1386380号7216")]
    public void Verify_OtherNumber_Passes(string hidden, string written) => Assert.Empty(Verify(written, (hidden, FindingKinds.Phone)));

    [Theory]
    [InlineData("云A12345", "云А12345", FindingKinds.Plate)]
    [InlineData("云A12345", "a-12345", FindingKinds.Plate)]
    [InlineData("Zhang.San@example.com", "zhang san@example·com", FindingKinds.Email)]
    [InlineData("双林证字（2008）第0300127号", "双林证字2008第0300127号", FindingKinds.PropertyCertificate)]
    [InlineData("玉罕", "玉\U000E0100罕", FindingKinds.Person)]
    [InlineData("𬎆建国", "𬎆 建国", FindingKinds.Person)]
    [InlineData("欧阳雨桐", "欧阳\uD800雨桐", FindingKinds.Person)]
    [InlineData("Aung Kyaw", "AungKyaw", FindingKinds.Person)]
    [InlineData("Aung Kyaw", "U Aung-Kyaw说", FindingKinds.Person)]
    [InlineData("AungKyaw", "aungkyaw", FindingKinds.Person)]
    [InlineData("Li", "LI", FindingKinds.Person)]
    [InlineData("军字第1234567号", "编号1234567。", FindingKinds.OtherId)]
    [InlineData("军字第𝟏𝟐𝟑𝟒𝟓𝟔𝟕号", "编号⑴⑵⑶⑷⑸⑹⑺。", FindingKinds.OtherId)]
    [InlineData("阿卜杜拉", "阿\u0301卜\u20DD杜\u200B拉", FindingKinds.Person)]
    [Clause("GS-10-1")]
    public void Verify_ValueWrittenOtherwise_Blocks(string hidden, string written, string kind) =>
        Assert.StartsWith("residue/", Verify(written, (hidden, kind)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Aung Kyaw", "Maung Kyaw", FindingKinds.Person)]
    [InlineData("Aung Kyaw", "Aung Kyawt", FindingKinds.Person)]
    [InlineData("AungKyaw", "Aung Kyaw", FindingKinds.Person)]
    [InlineData("Li", "Line", FindingKinds.Person)]
    [InlineData("姚某东", "姚某东", FindingKinds.Person)]
    [InlineData("张", "张某", FindingKinds.Person)]
    [InlineData("玉罕", "玉。罕", FindingKinds.Person)]
    [InlineData("3号", "3号", FindingKinds.Address)]
    [InlineData("翠湖苑1234567号", "编号1234567。", FindingKinds.Address)]
    [InlineData("09836512744", "编号6512744。", FindingKinds.BankAccount)]
    [InlineData("A12345", "12345", FindingKinds.Plate)]
    public void Verify_OtherValue_Passes(string hidden, string written, string kind) => Assert.Empty(Verify(written, (hidden, kind)));

    [Fact]
    public void Verify_ValueBetweenInlinesThatTouchOthers_Blocks()
    {
        var evidence = Evidence with { Hidden = [new HiddenValue("6123456", FindingKinds.Phone), new HiddenValue("Aung Kyaw", FindingKinds.Person)] };
        foreach (var inlines in new Inline[][]
        {
            [Plain("编号12"), Plain("6123456"), Plain("78")],
            [Plain("6123456"), Plain("78")],
            [Plain("编号12"), Plain("6123456")],
            [Plain("一案"), Plain("M"), Plain("Aung Kyaw"), Plain("t")],
            [Plain("61"), Plain("23"), Plain("456")],
        })
        {
            Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(Candidate.Summary with { Title = inlines }, evidence));
        }
    }

    [Theory]
    [InlineData("元江县刀依香小吃店", "元江县刀依香小吃店", true)]
    [InlineData("元江县。刀依香小吃店", "元江县刀依香小吃店", false)]
    [InlineData("元江县刀依香小吃店", "刀依香小", true)]
    [InlineData("元江县刀依香小吃店", "刀依", false)]
    [InlineData("元江县刀依香小吃店与刀依香", "元江县刀依香小吃店", false)]
    [Clause("GS-10-1")]
    public void Verify_NameWithinAKeptValue_PassesThereAlone(string written, string kept, bool passes)
    {
        var evidence = Evidence with { Hidden = [new HiddenValue("刀依香", FindingKinds.Person)], Kept = [new KeptValue("香", FindingKinds.Organisation, "x"), new KeptValue(kept, FindingKinds.Organisation, "GS-10-1")] };

        Assert.Equal(passes, LabelledText.Verifier.Verify(Candidate.Summary with { Sector = written, Summary = new DecisionSummary { Parties = [] } }, evidence) is VerificationOutcome.Passed);
    }

    [Theory]
    [InlineData("批次53042819790，合格", true)]
    [InlineData("批次530428197908，合格", false)]
    [InlineData("批次53042819790，另有04281979", false)]
    [InlineData("04281979，批次53042819790", false)]
    [Clause("GS-10-2a")]
    public void Verify_DigitsWithinAKeptValue_PassThereAlone(string written, bool passes)
    {
        var evidence = Evidence with { Hidden = [new HiddenValue(CitizenId, FindingKinds.CitizenId)], Kept = [new KeptValue("批次53042819790", FindingKinds.Organisation, "GS-09-3")] };

        Assert.Equal(passes, LabelledText.Verifier.Verify(Candidate.Summary with { Sector = written, Summary = new DecisionSummary { Parties = [] } }, evidence) is VerificationOutcome.Passed);
    }

    [Fact]
    public void Verify_Failure_NamesThePlaceAndNothingMore()
    {
        var record = Candidate.Summary with { Title = [Plain("一"), Plain("138 6380 7216")], Summary = Candidate.Summary.Summary with { Parties = [[Plain("甲")], [Plain("电话"), Plain("13863807216")]] } };

        var failures = Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(record, Evidence)).Failures;

        Assert.Contains(new VerificationFailure("residue/value", "title[1].text", FindingKinds.Phone), failures);
        Assert.Contains(new VerificationFailure("residue/value", "summary.parties[1][1].text", FindingKinds.Phone), failures);
        Assert.Contains(new VerificationFailure("baseline/mobile", "title[1].text", FindingKinds.Phone), failures);
        Assert.Equal(failures.Distinct(), failures);
    }

    [Fact]
    public void Verify_ManyFailures_TellsTheFirst()
    {
        var record = Candidate.Summary with { PenaltyKinds = [.. Enumerable.Repeat("13863807216", 500)] };

        Assert.InRange(Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(record, Evidence)).Failures.Count, 1, 50);
    }

    private static string Verify(string written, params (string Text, string Kind)[] hidden)
    {
        var evidence = Evidence with { Hidden = [.. hidden.Select(value => new HiddenValue(value.Text, value.Kind))], Kept = [] };
        var record = Candidate.Summary with { Sector = "前，" + written + "，后", Summary = new DecisionSummary { Parties = [] } };
        return LabelledText.Verifier.Verify(record, evidence) is VerificationOutcome.Blocked blocked ? blocked.Failures.Select(failure => failure.Rule).FirstOrDefault(rule => rule.StartsWith("residue/", StringComparison.Ordinal), blocked.Failures[0].Rule) : string.Empty;
    }
}
