using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Accounts of messengers behind their labels, and words near them that are none.</summary>
public sealed class InstantMessagingDetectorTests
{
    [Theory]
    [InlineData("微信：{zhang_san88|im}，")]
    [InlineData("微信号为：{zhangsan|im}")]
    [InlineData("微信号“{zsan-2020|im}”")]
    [InlineData("微信（微信号：{wxid_8sjdk2j3k|im}）")]
    [InlineData("QQ：{123456789|im}、{987654321|im}")]
    [InlineData("QQ号码 {1234 56789|im}")]
    [InlineData("抖音号：{dy8812345|im}")]
    [InlineData("快手ID：{ks_99881|im}")]
    [InlineData("微信账号{abc12345|im}")]
    [InlineData("微信名“{DaLiXiaoWang88|im}”")]
    [InlineData("微信ID：{abc_12345|im}")]
    [InlineData("其微信（账号：{Lee-1988|im}，昵称“阿里”）")]
    [InlineData("QQ:{12345678|im}；邮箱:{12345678@qq.com|email}")]
    [InlineData("快手号：{ks12345678|im}（昵称“小李”）")]
    [InlineData("微信号是{x1234567|im}的卖家")]
    [InlineData("微信号：{wx_12345|im}，QQ：{123456789|im}")]
    [InlineData("微信号:{LiSi-1990|im}/手机{13908711234|phone}")]
    [InlineData("微信、QQ号均为{13908711|im}")]
    [InlineData("微信号：{Li_Si_|im?}")]
    [InlineData("QQ号：{1234567|im}（微信同号）")]
    [InlineData("其他联系方式：{老凤粉条_2016|im}（微信）")]
    [InlineData("联系方式：{laofeng-2016|im}（微信号），{13908711234|phone}（微信）")]
    [InlineData("{12345678|im}（QQ）")]
    [Clause("GS-10-2c")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("扣扣号？")]
    [InlineData("微信昵称“大理小王”")]
    [InlineData("通过微信支付300元")]
    [InlineData("微信小程序APP")]
    [InlineData("微信聊天记录截图12张")]
    [InlineData("微信转账12345元")]
    [InlineData("微信支付交易单号4200001937202308127713906524")]
    [InlineData("QQ音乐会员")]
    [InlineData("淘宝店铺Taobao2023")]
    [InlineData("微信群“大理代购”")]
    [InlineData("QQ空间")]
    [InlineData("网址www.ynkm.gov.cn")]
    [InlineData("单价@5元")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);
}
