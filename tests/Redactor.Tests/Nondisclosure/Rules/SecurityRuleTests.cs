using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-3")]
[Clause("LAW-XXGK-14")]
public sealed class SecurityRuleTests
{
    [Theory]
    [InlineData("经查，当事人在山洞内存放雷管八十枚、炸药十二公斤。")]
    [InlineData("当事人未经批准在军事管理区拍摄并上传网络。")]
    [InlineData("该企业剧毒化学品库房位于厂区西北角，未实行双人双锁。")]
    [InlineData("案件名称：擅自设立宗教活动场所案")]
    [InlineData("当事人组织人员偷越国（边）境务工。")]
    [InlineData("因征地补偿引发群体性事件，三十余人围堵道路。")]
    [InlineData("运营者未对关键信息基础设施进行年度检测评估。")]
    [InlineData("当事人销售邪教宣传品二百册。")]
    [InlineData("该平台发生挤兑，涉及投资人一千余名。")]
    [InlineData("执法人员在库房查获改装射钉枪两支、子弹四十发。")]
    [InlineData("易制爆危险化学品的储存位置、数量如下。")]
    public void Accepts_CaseThatMayEndanger(string text) => RuleCase.Accepts("GS-11-3", Outcome.Hold, text);

    [Theory]
    [InlineData("会同勐腊县边境检查站对货物查验，发现标签不合格。")]
    [InlineData("当事人：普洱市思茅区间谍主题密室逃脱馆，消防通道堵塞。")]
    [InlineData("依据《枪支管理法》第三条。")]
    [InlineData("旅客不得携带枪支、爆炸物乘车。")]
    [InlineData("本案未发现涉及枪支、弹药。")]
    [InlineData("军华副食店销售过期饼干。")]
    [InlineData("危害公共安全的，依法追究刑事责任。")]
    [InlineData("该加油站未对从业人员进行安全培训，危险化学品标签脱落。")]
    [InlineData("公园入口设置“严禁携带爆炸物”标牌。")]
    [InlineData("小区噪声问题已处理，未引发群体性事件。")]
    [InlineData("烟花爆竹零售点与学校距离不足一百米。")]
    [InlineData("销售仿真枪支玩具未标警示年龄。")]
    public void Rejects_WordsAboutOtherThings(string text) => RuleCase.Rejects("GS-11-3", text);

    [Theory]
    [InlineData("库内存放炸 药十二公斤。")]
    [InlineData("庫內存放炸藥十二公斤。")]
    [InlineData("库内存放炸\u200C药十二公斤。")]
    [InlineData("库内存放炸\n药十二公斤。")]
    public void Accepts_DisguisedWords(string text) => RuleCase.Accepts("GS-11-3", Outcome.Hold, text);
}
