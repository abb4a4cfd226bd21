using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>E-mail addresses, also disguised.</summary>
public sealed class EmailDetectorTests
{
    [Theory]
    [InlineData("电子邮箱：{zhang.san@kmtest.cn|email}；")]
    [InlineData("邮箱：{zhangsan@kmtest。cn|email}")]
    [InlineData("Email:{zhang_san (at) kmtest (dot) com|email}")]
    [InlineData("邮箱：{zhang@ qq . com|email}")]
    [InlineData("邮箱：{123456789@qq.com|email}（QQ邮箱）")]
    [InlineData("邮箱：{zhangsan艾特kmtest点com|email}")]
    [InlineData("邮箱：{zhangsan#163.com|email}")]
    [InlineData("邮箱{zhangsan[at]kmtest[.]com|email}")]
    [InlineData("邮箱：{z h a n g @ k m t e s t . c o m|email}")]
    [InlineData("邮箱：{zhangsan\n@kmtest.com|email}")]
    [InlineData("支付宝账户{zhangsan@kmtest.cn|email}")]
    [InlineData("E-mail：{li.si＠ynkm．cn|email}")]
    [InlineData("邮箱 {li_si@ynkm.com.cn|email}，{wang@163.com|email}")]
    [InlineData("联系邮箱{lisi@vip.qq.com|email}。联系人")]
    [InlineData("邮箱：{abc.def@example.com|email}")]
    [InlineData("邮箱：{ａｂｃ＠ｅｘａｍｐｌｅ．ｃｏｍ|email}")]
    [InlineData("邮箱：{abc(at)example.com|email}")]
    [InlineData("邮箱：{li.shi at example dot com|email}")]
    [InlineData("邮箱：{zhang.san@mail.km.gov.cn|email}。")]
    [InlineData("邮箱{lisi88@163.com|email}或{lisi99@126.com|email}")]
    [InlineData("邮箱：{LISI@QQ.COM|email}")]
    [InlineData("邮箱：{lisi@qq,com|email?}")]
    [InlineData("支付宝账号：{lisi@163.com|email}，实名{李某|person?}")]
    [Clause("GS-10-2c")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);
}
