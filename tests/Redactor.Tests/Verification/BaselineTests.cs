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
    [InlineData("y i x i a n g @ 1 6 3 . c o m", "baseline/email")]
    [InlineData("yixiang@163\n.com", "baseline/email")]
    [InlineData("138-6380-721-6", "baseline/mobile")]
    [InlineData("13.863.807.216", "baseline/mobile")]
    [InlineData("1386380\n7216", "baseline/mobile")]
    [InlineData("138638O7216", "baseline/mobile")]
    [InlineData("53O428197908235226", "baseline/citizen-id")]
    [InlineData("62284808681\n12345673", "baseline/bank-card")]
    [InlineData("云A12345", "baseline/plate")]
    [InlineData("云A·B1234", "baseline/plate")]
    [InlineData("云a一二三四五", "baseline/plate")]
    [InlineData("云AD12345", "baseline/plate")]
    [InlineData("云A\n12345", "baseline/plate")]
    [InlineData("号牌号码：云VEO2O5", "baseline/labelled")]
    [InlineData("云PV8.628\n2024年", "baseline/plate")]
    [InlineData("身份证号码：5304281979082352", "baseline/labelled")]
    [InlineData("公民身份号码为53O42819", "baseline/labelled")]
    [InlineData("身份证号\t5304 2819", "baseline/labelled")]
    [InlineData("证件号码：53042819", "baseline/labelled")]
    [InlineData("联系电话：（0871）6512345", "baseline/labelled")]
    [InlineData("手机一三八六三八〇", "baseline/labelled")]
    [InlineData("收款账号：8765-4321", "baseline/labelled")]
    [InlineData("QQ：12345", "baseline/labelled")]
    [InlineData("微信号 wxid_7", "baseline/labelled")]
    [InlineData("微信：wxchen", "baseline/labelled")]
    [InlineData("车架号LSV79F17", "baseline/labelled")]
    [InlineData("发动机号A1234", "baseline/labelled")]
    [InlineData("护照号：E1234567", "baseline/labelled")]
    [InlineData("通行证号码：H1234567", "baseline/labelled")]
    [InlineData("军字第12345号", "baseline/labelled")]
    [InlineData("昆房权证五华字第12345号", "baseline/labelled")]
    [InlineData("不动产权第〇〇123号", "baseline/labelled")]
    [InlineData("&#49;", "baseline/coded")]
    [InlineData("&amp;#x4E00;", "baseline/coded")]
    [InlineData(@"\u4e00", "baseline/coded")]
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
    [InlineData("出厂编号 19060833812")]
    [InlineData("批号：18081512345")]
    [InlineData("锅15云S00083(17)")]
    [InlineData("全新S12345")]
    [InlineData("云Q/12345")]
    [InlineData("云A1234567")]
    [InlineData("云A1234")]
    [InlineData("云I12345")]
    [InlineData("京B2-20050001")]
    [InlineData("新HXABC12")]
    [InlineData("1500 200 3000")]
    [InlineData("1500\t2000000")]
    [InlineData("1500\n2000000\n31")]
    [InlineData("138.638.07.216")]
    [InlineData("AO138638O7216")]
    [InlineData("&nbsp;&amp;&#39;&lt;")]
    [InlineData("〔身份证号码已隐去〕2024年")]
    [InlineData("〔身份证号码已隐去〕 50000")]
    [InlineData("〔身份证号码已隐去〕\n50000")]
    [InlineData("〔身份证号码已隐去〕-12")]
    [InlineData("身份证复印件20240115")]
    [InlineData("无身份证，20240115")]
    [InlineData("投诉电话：0871-12315")]
    [InlineData("电话费2000000")]
    [InlineData("电话：12345")]
    [InlineData("微信支付2024")]
    [InlineData("微信wifi01")]
    [InlineData("车牌〔车牌号码已隐去〕")]
    [InlineData("权证第五条")]
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
    [InlineData("单价4@250")]
    [InlineData("抖音@云南好物")]
    [InlineData("a@b")]
    [InlineData("@example.com")]
    [InlineData("a@1.2")]
    public void Verify_NumberThatMayBeAnything_Passes(string written) => Assert.Empty(Rules(written));

    [Theory]
    [InlineData("", "9082.352.26", true)]
    [InlineData("", "·9082352", true)]
    [InlineData("5304.2819.", "", true)]
    [InlineData("53042", "", true)]
    [InlineData("", "\n_1982", true)]
    [InlineData("", "年1982", false)]
    [InlineData("", "198年", false)]
    [InlineData("", "2000元", false)]
    [InlineData("", " 1982", false)]
    [InlineData("1.", "", false)]
    [InlineData("1982 ", "", false)]
    [Clause("GS-10-2b")]
    public void Verify_FiguresOnTheEdgeOfAMask_Block(string before, string after, bool blocks)
    {
        var record = Candidate.Summary with { Title = [Plain("证号" + before), Mask("〔身份证号码已隐去〕", "citizen_id"), Plain(after)] };

        var outcome = LabelledText.Verifier.Verify(record, Evidence with { Hidden = [] });

        Assert.Equal(blocks, outcome is VerificationOutcome.Blocked blocked && blocked.Failures.Any(failure => failure.Rule is "baseline/cut"));
    }

    [Theory]
    [InlineData(FindingKinds.CreditCode, "证件号码：533421199905205673", true)]
    [InlineData(FindingKinds.CreditCode, "身份证号码：533421199905205673", false)]
    [InlineData(FindingKinds.DocumentNumber, "权证号：第533421199905205673号", false)]
    [InlineData(FindingKinds.BankAccount, "收款账号：533421199905205673", true)]
    public void Verify_LabelledNumberThatIsKept_PassesWhereTheLabelFits(string kind, string written, bool passes) =>
        Assert.Equal(passes, !Rules(written, new KeptValue("533421199905205673", kind, "GS-09-2")).Any());

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
        return LabelledText.Verifier.Verify(record, Evidence with { Hidden = [], Kept = kept }) is VerificationOutcome.Blocked blocked ? blocked.Failures.Select(failure => failure.Rule) : [];
    }
}
