using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>What persons and organisations own, earn or owe, in digits and words, and the sums that are facts of the case.</summary>
public sealed class PropertyStatusDetectorTests
{
    private const string Kind = " property_status ";

    [Theory]
    [InlineData("当事人称其{银行存款约3万元|property_status}，家中困难。")]
    [InlineData("经查，{家庭年收入约20万元|property_status}，申请延期缴纳。")]
    [InlineData("其{月工资2,800元|property_status}，{外债 1 2 万 元|property_status}。")]
    [InlineData("其自述一家五口，{全年收入四万来块|property_status}，靠种烤烟为生。")]
    [InlineData("老伴{每月养老金一百八十元|property_status}，本人{月薪5500元|property_status}。")]
    [InlineData("该户{去年卖核桃得了两万三|property_status}，无其他来源。")]
    [InlineData("其家{欠农村信用社8万多元|property_status}，{每月房贷2300元|property_status}。")]
    [InlineData("她{名下有2辆轿车|property_status}{、|?}{房产3套|property_status}。")]
    [InlineData("我家{还欠亲戚六万块|property_status}，请从轻处罚。")]
    [InlineData("公司{账户余额36.5万元|property_status}，{对外负债约1.2亿元|property_status}。")]
    [InlineData("被执行人{有住房两套|property_status}，{轿车一辆|property_status}。")]
    [InlineData("法院查明其{支付宝余额1,203.55元|property_status}。")]
    [InlineData("其家庭为低保户，{人均月收入386元|property_status}。")]
    [InlineData("{年薪28万元左右|property_status}，社保正常缴纳。")]
    [InlineData("父亲留下{积蓄十七八万|property_status}。")]
    [InlineData("当事人辩称{一个月只挣三千块钱|property_status}。")]
    [InlineData("公司{净资产不足三百万元|property_status}，无力经营。")]
    [InlineData("{退休金每月4,210元|property_status}，家有病妻。")]
    [InlineData("其持{有股票市值21万元|property_status}，{理财产品50万元|property_status}。")]
    [InlineData("申请人家里{有黄牛5头|property_status}、{耕地12亩|property_status}。")]
    [InlineData("单位{负债3,400余万元|property_status}，已停产。")]
    [InlineData("{卡内余额0.37元|property_status}。")]
    [InlineData("该户{有自建房一栋|property_status}。")]
    [InlineData("{月均收入九千元以上|property_status}。")]
    [InlineData("当事人称{借高利贷十五万元|property_status}周转。")]
    [InlineData("妻子在外打工{年收入三万余元|property_status}。")]
    [InlineData("他自称{欠信用卡4.6万元未还|property_status}。")]
    [InlineData("其{月收入不固定，平均四千元上下|property_status}，需供养老人。")]
    [InlineData("家里靠割胶，{一年也就一万五|property_status}，孩子在读书。")]
    [InlineData("其父{退休金4,500元/月|property_status}。")]
    [InlineData("其称本人{工资3,600元|property_status}，家庭困难，{每月工资1,900元|property_status}。")]
    [InlineData("其向程海农信社{借款九万元|property_status}建房。")]
    [InlineData("{存款余额51,270.66元|property_status}和{3元|property_status}。")]
    [InlineData("将其{年收入由3.1万元|property_status}“包装”为{18.7万元|property_status}。")]
    [InlineData("{账户余额0.00元|property_status}，{每月领低保612元|property_status}。")]
    [InlineData("户主\t月收入\t存款余额\n甲\t{3,200元|property_status}\t{0元|property_status}\n乙\t{1800|property_status}\t{12,560.3|property_status}")]
    [InlineData("户主{存折余额为捌仟贰佰元|property_status}。")]
    [Clause("GS-10-2f")]
    [Clause("GS-10-3b")]
    public void Redact_Value_IsHiddenWithExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("罚款人民币5000元，没收违法所得1200.50元，没收饼干12袋。")]
    [InlineData("涉案货值金额13863元，违法所得4500元，加处罚款不超过5000元。")]
    [InlineData("该公司销售收入应当如实申报，共查扣车辆2辆。")]
    [InlineData("当事人以每吨320元购进水泥20吨，销售收入9600元。")]
    [InlineData("请求冻结被申请人银行存款50万元或者查封等值财产。")]
    [InlineData("拖欠李某等12名农民工工资86,400元。")]
    [InlineData("责令支付劳动者工资32000元及加付赔偿金。")]
    [InlineData("扣押面包车1辆、手机2部。")]
    [InlineData("向马某等11人足额支付工资101,200元。")]
    [InlineData("七日内支付马某等27人工资共计312,460.00元。")]
    [InlineData("被申请人支付停工留薪期工资43,200元，支付双倍工资差额19,250元。")]
    [InlineData("另查明，该公司还欠马某工资4.1万元。")]
    [InlineData("应缴耕地开垦费438,920元，已缴60,000元，尚欠378,920元。")]
    [InlineData("上述17份保单保费合计1,193,000元。")]
    [InlineData("培训班收取学费每月1,200元，每月向业主收取停车费150元。")]
    [InlineData("未核实借款人收入，发放贷款30万元。")]
    [InlineData("姓名\t月工资\t欠发月数\n甲\t3,200元\t2\n该单位拖欠上述工资。")]
    [InlineData("房屋建筑面积120平方米，共三层。")]
    [InlineData("征收补偿款合计56.8万元，搬迁奖励2万元。")]
    [InlineData("该工程造价380万元，工程款尚未结清。")]
    [InlineData("月最低工资标准为1990元。")]
    [InlineData("违法建设房屋3间，占地2亩。")]
    [InlineData("当事人收取学费36,000元，应当退还。")]
    [InlineData("当场查获车辆3辆，驾驶人均无从业资格。")]
    [InlineData("租金每年3万元，押金5000元。")]
    [InlineData("以上合计15 300元，于10月15日前缴纳。")]
    [InlineData("根据《行政处罚法》第三十二条，减轻罚款至2000元。")]
    [InlineData("经营额5万元以上的，并处违法经营额一倍以上三倍以下罚款。")]
    [InlineData("销售单价18元，共售出23瓶，违法所得414元。")]
    [InlineData("当事人将一辆货车停放在道路上。")]
    [Clause("GS-10-2f")]
    [Clause("GS-10-3b")]
    public void Redact_WhatIsNone_Stays(string text) => AssertMarks(text);

    // Names and numbers beside the values have tests of their own.
    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text.Text), new CaseFacts());

        Assert.NotNull(result.Body);
        Assert.DoesNotContain(text.Differences(result), difference => difference.Contains(Kind, StringComparison.Ordinal));
    }
}
