using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Values, near-misses and evasions of every kind of number, with exact bounds.</summary>
public sealed class NumberDetectorsTests
{
    [Theory]
    [InlineData("号码{530428197908235226|citizen_id}。")]
    [InlineData("身份证号：{５３０４２８１９７９０８２３５２２６|citizen_id}")]
    [InlineData("身份证号：{530428 19790823 5226|citizen_id}")]
    [InlineData("身份证号：{530428-19790823-5226|citizen_id}")]
    [InlineData("身份证号：{530428197908\n235226|citizen_id}")]
    [InlineData("身份证号：{530428\u200B197908\u00AD235226|citizen_id}")]
    [InlineData("身份证号：{①③0428197908235226|citizen_id}")]
    [InlineData("身份证号：{五三〇四二八一九七九〇八二三五二二六|citizen_id}")]
    [InlineData("身份证号：{53042819790823522|citizen_id}，少一位")]
    [InlineData("身份证号：{530428197908235227|citizen_id}，校验位有误")]
    [InlineData("身份证号码为{530428790823522|citizen_id}。")]
    [InlineData("公民身份号码{53012819811228352x|citizen_id}；")]
    [InlineData("身份证号：{530102********123X|citizen_id}")]
    [InlineData("身份证号：{5301021990010112|citizen_id}\n2026年1月9日")]
    [InlineData("受理编号202309120087530100，查询流水号530100202309121122334455。")]
    [InlineData("订单号123456789012345，工商注册号530102600012345。")]
    [Clause("GS-10-2b")]
    public void Redact_CitizenId_FindsExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("电话：{13863807216|phone}")]
    [InlineData("电话：{+86 138 6380 7216|phone}")]
    [InlineData("电话：{138-6380-7216|phone}")]
    [InlineData("手机{一三八六三八〇七二一六|phone}")]
    [InlineData("座机：{0871-65322019|phone}")]
    [InlineData("传真：{0871-65322019-802|phone}")]
    [InlineData("可拨打12345或者400-100-1234反映，监督电话：0871-65322019。")]
    [InlineData("监督电话：{13863807216|phone}")]
    [InlineData("来电显示{（0883）2124455|phone}，监督电话（0883）2120000")]
    [InlineData("专利号ZL201310123456.7，批号13812345，货值13800000000.00元")]
    [Clause("GS-10-2c")]
    public void Redact_Phone_FindsExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("邮箱：{abc.def@example.com|email}")]
    [InlineData("邮箱：{ａｂｃ＠ｅｘａｍｐｌｅ．ｃｏｍ|email}")]
    [InlineData("邮箱：{abc(at)example.com|email}")]
    [InlineData("微信号：{wx_12345|im}，QQ：{123456789|im}")]
    [InlineData("账号：{24165801040003362|bank_account}")]
    [InlineData("卡号{6222 0210 0111 2233 444|bank_account}")]
    [InlineData("护照号：{E12345678|other_id}")]
    [InlineData("护照号码{MD7654321|other_id}，导游证号：{D-5301-004321|other_id}，残疾证号{53012219491010123442|other_id}")]
    [InlineData("资格证号：{530102198001011234|citizen_id}、{53282319921008421|citizen_id}")]
    [InlineData("缴入（中国银行双江支行，{135600112233445|bank_account}）")]
    [InlineData("邮箱：{li.shi at example dot com|email}")]
    [InlineData("号牌{云 M 1 2 3 4 5|plate}、{云M12345|plate} 6吨货车")]
    [InlineData("许可证号：JY15301020012345")]
    [InlineData("云南省不动产：{云（2019）昆明市不动产权第0012345号|property_certificate}")]
    [InlineData("房产证号{昆房权证（盘龙）字第201012345号|property_certificate}")]
    [InlineData("驾驶{云A·12345|plate}、{云AD12345|plate}、{粤Z1234港|plate}三车")]
    [InlineData("车架号：{LSVAA49J132012345|vehicle_id}，发动机号：{A1234567|vehicle_id}")]
    [InlineData("{某某市监处罚〔2024〕12号|+document_number}，（{京}）文执罚〔2021〕第400154号")]
    [InlineData("统一社会信用代码：92530100NA6A69WEWL")]
    [Clause("GS-10-2d")]
    [Clause("GS-10-2e")]
    [Clause("GS-10-2b")]
    [Clause("GS-10-2c")]
    public void Redact_OtherNumbers_FindsExactBounds(string marked) => AssertMarks(marked.Replace("{京}", "京", StringComparison.Ordinal));

    [Fact]
    [Clause("GS-10-4")]
    public void Redact_BirthDate_KeepsTheYear()
    {
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText("当事人张三丰，男，1962年4月18日出生。"), new CaseFacts());

        var finding = Assert.Single(result.Findings, finding => finding.Kind is FindingKinds.BirthDate);
        Assert.Equal("1962年", finding.Replacement);
        Assert.Equal(FindingAction.Generalise, finding.Action);
        Assert.Equal("GS-10-4", finding.Clause);
    }

    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        var document = new SourceDocument { Text = text.Text, Blocks = SourceDocument.FromText(text.Text).Blocks };
        Assert.Empty(text.Differences(LabelledText.Redactor.Redact(document, new CaseFacts())));
    }
}
