using Disclosure.Records;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;
using static Disclosure.Redactor.Tests.Verification.Candidate;

namespace Disclosure.Redactor.Tests.Verification;

/// <summary>What may stand in no publication although nothing says that it is hidden, and what only looks like it: a false alarm keeps a decision from the public.</summary>
public sealed class BaselineTests
{
    [Theory]
    [InlineData("530428197908235226", "baseline/citizen-id")]
    [InlineData("53042819790823 5226", "baseline/citizen-id")]
    [InlineData("530428-19790823-5226", "baseline/citizen-id")]
    [InlineData("530428\n197908235226", "baseline/citizen-id")]
    [InlineData("5\t3\t0\t4\t2\t8\t1\t9\t7\t9\t0\t8\t2\t3\t5\t2\t2\t6", "baseline/citizen-id")]
    [InlineData("1530428197908235226", "baseline/citizen-id")]
    [InlineData("序号1.530428197908235226", "baseline/citizen-id")]
    [InlineData("53012819811228352X", "baseline/citizen-id")]
    [InlineData("5 3 0 1 2 8 1 9 8 1 1 2 2 8 3 5 2 Ｘ", "baseline/citizen-id")]
    [InlineData("五三〇一二八一九八一一二二八三五二X", "baseline/citizen-id")]
    [InlineData("810000199210120062", "baseline/citizen-id")]
    [InlineData("13863807216", "baseline/mobile")]
    [InlineData("tel13863807216", "baseline/mobile")]
    [InlineData("V13863807216", "baseline/mobile")]
    [InlineData("8613863807216", "baseline/mobile")]
    [InlineData("86-138-6380-7216", "baseline/mobile")]
    [InlineData("86138 6380 7216", "baseline/mobile")]
    [InlineData("138 63807216", "baseline/mobile")]
    [InlineData("1386380 7216", "baseline/mobile")]
    [InlineData("1386 3807 216", "baseline/mobile")]
    [InlineData("138 638 07216", "baseline/mobile")]
    [InlineData("13863 807216", "baseline/mobile")]
    [InlineData("19900000000", "baseline/mobile")]
    [InlineData("6228480868112345673", "baseline/bank-card")]
    [InlineData("6228 4808 6811 2345 673", "baseline/bank-card")]
    [InlineData("6217001860012345674", "baseline/bank-card")]
    [InlineData("6222021001116248", "baseline/bank-card")]
    [InlineData("yixiang1979@example.com", "baseline/email")]
    [InlineData("ｙｉｘｉａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "baseline/email")]
    [InlineData("a_b.c+d@mail.example.com.cn", "baseline/email")]
    [InlineData("邮箱a@b.cn。", "baseline/email")]
    [InlineData("a&#64;b.cn", "baseline/email")]
    [Clause("ZZ-10")]
    public void Verify_NumberThatTellsItself_Blocks(string written, string rule) => Assert.Contains(rule, Rules(written));

    [Theory]
    [InlineData("53042819790823522")]
    [InlineData("530428197908235227")]
    [InlineData("530428197902305229")]
    [InlineData("53042819790823522,6")]
    [InlineData("990428197908235226")]
    [InlineData("订单号4200002345202411201234567890")]
    [InlineData("交易流水2024530102202408150123001")]
    [InlineData("编号999530102202408150123")]
    [InlineData("530102\t20240815\t0123")]
    [InlineData("12345678901")]
    [InlineData("12863807216")]
    [InlineData("1386380721")]
    [InlineData("138638072160")]
    [InlineData("SN13863807216")]
    [InlineData("13863807216A")]
    [InlineData("№13863807216")]
    [InlineData("金额13863807216.90元")]
    [InlineData("金额13863807216.9")]
    [InlineData("金额13863807216 元")]
    [InlineData("金额138,638,072,16")]
    [InlineData("型号150-20240815")]
    [InlineData("138\t6380\t7216")]
    [InlineData("138   63807216")]
    [InlineData("13 8638 07216")]
    [InlineData("6228480868112345674")]
    [InlineData("6212345678901234569")]
    [InlineData("X6228480868112345673")]
    [InlineData("62284808681\n12345673")]
    [InlineData("单价4@250")]
    [InlineData("抖音@云南好物")]
    [InlineData("a@b")]
    [InlineData("@example.com")]
    [InlineData("a@1.2")]
    public void Verify_NumberThatMayBeAnything_Passes(string written) => Assert.Empty(Rules(written));

    [Theory]
    [InlineData("13863807216")]
    [InlineData("530428197908235226")]
    [InlineData("6228480868112345673")]
    [InlineData("yixiang1979@example.com")]
    public void Verify_NumberThatIsKept_PassesAsAWhole(string number)
    {
        Assert.Empty(Rules("热线" + number, new KeptValue(number, FindingKinds.Phone, "GS-10-1")));
        Assert.NotEmpty(Rules("热线" + number, new KeptValue(number[1..], FindingKinds.Phone, "GS-10-1")));
        Assert.NotEmpty(Rules("热线" + number + "，13912345678", new KeptValue(number, FindingKinds.Phone, "GS-10-1")));
    }

    private static IEnumerable<string> Rules(string written, params KeptValue[] kept)
    {
        var record = Candidate.Summary with { Sector = "前" + written + "后", Summary = new DecisionSummary { Parties = [] } };
        return new ReleaseVerifier().Verify(record, Evidence with { Hidden = [], Kept = kept }) is VerificationOutcome.Blocked blocked ? blocked.Failures.Select(failure => failure.Rule) : [];
    }
}
