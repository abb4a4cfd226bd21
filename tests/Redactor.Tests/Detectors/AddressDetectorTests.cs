using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Homes in the wording of towns, villages and other provinces, their further mentions, and the premises and places of violations that stay.</summary>
public sealed class AddressDetectorTests
{
    private const string Kind = " address ";

    [Theory]
    [InlineData("住址：{云南省昆明市五华区龙翔街道建设路18号3幢2单元501室|address}，联系电话无。")]
    [InlineData("家庭住址：{腾冲市和顺镇水碓村委会大庄村6组12号|address}")]
    [InlineData("户籍地：{普洱市景谷傣族彝族自治县永平镇迁岗村民委员会芒岛村民小组15号|address}，现住：{景谷县威远镇威远路威泉佳苑2栋604|address}。")]
    [InlineData("张福贵，男，彝族，1980年5月生，住{南华县五街镇咪黑们村委会迤黑们小组23号|address}。")]
    [InlineData("户籍地与现居住地均为{勐腊县勐捧镇曼种村委会曼贺村民小组8号|address}。")]
    [InlineData("户籍所在地为{四川省凉山彝族自治州会理市城南街道北关社区顺城巷3号附1号|address}，身份证号略。")]
    [InlineData("现租住在{大理市下关街道榆华路泰安公寓B座7楼703房|address}，系外来务工人员。")]
    [InlineData("家住{昭通市昭阳区布嘎回族乡花鹿坪村三社|address}的马某陈述了经过。")]
    [InlineData("经常居住地：{红河哈尼族彝族自治州元阳县新街镇土锅寨村委会箐口村32号|address}")]
    [InlineData("现 住 址：{迪庆州维西傈僳族自治县塔城镇其宗村委会巴珠二组|address}")]
    [InlineData("姓名\t李顺\t住址\t{弥勒市西三镇蚂蚁村委会可邑小组9号|address}\t电话\t无")]
    [InlineData("住所：男，汉族，住{贵阳市云岩区中华北路8号腾达花园A2栋1单元3-2|address}。")]
    [InlineData("暂住：{瑞丽市姐告边境贸易区国门社区姐告大道9号4楼402|address}")]
    [InlineData("王大明（男，汉族，住{广东省深圳市宝安区西乡街道固戍社区南昌第二工业区旁上围园新村7巷12号|address}）称其不知情。")]
    [InlineData("原籍{湖南省怀化市沅陵县五强溪镇木洞村杨家组|address}，2019年来滇。")]
    [InlineData("李小红住{丘北县锦屏镇彩云路三号院一幢二单元三〇一室|address}，系店员。")]
    [InlineData("户籍{文山州富宁县剥隘镇那良村委会那瓦寨|address}，务农。")]
    [InlineData("民警到其位于{泸西县午街铺镇新坪村委会石洞村45号|address}的住宅内核查。")]
    [InlineData("2023年6月1日，执法人员在{石林县圭山镇海邑村委会海邑村112号|address}家中查获卷烟12条。")]
    [InlineData("当事人在{陇川县户撒乡芒东村小组17号|address}自家灶房内熬制草药。")]
    [InlineData("被执行人名下{昆明市官渡区关上街道双桥路滇池明珠6幢1单元1702号|address}住宅一套。")]
    [InlineData("其在{贡山县丙中洛镇甲生村委会重丁组|address}的自建房被雨水冲毁。")]
    [InlineData("证人名单：刀叶，533123199001011234，{梁河县大厂乡回龙村委会坡头寨|address}，13888880000")]
    [InlineData("{江川区九溪镇六十亩村委会上营村7组|address}　李秀英　13987654321")]
    [InlineData("第三人：余春花，女，傈僳族，{福贡县子里甲乡亚谷村委会怒卡小组4号|address}。")]
    [InlineData("村民普光明（{峨山县岔河乡安居村委会河外小组|address}）证实。")]
    [InlineData("住户何芳（{3幢2单元902室|address}）投诉油烟。")]
    [InlineData("住{永德县德党镇忙海村委会大忙海村民小组28号|address}。当日，执法人员到{大忙海小组28号|address}送达文书，{大忙海28号|address}无人应答。")]
    [InlineData("家住{个旧市大屯街道红竺园小区12幢3单元604室|address}。执法人员敲开{12幢3单元604室|address}房门，该{604室|address}无人。")]
    [InlineData("住{双柏县妥甸镇格邑村委会小村10号|address}；经营场所：{双柏县妥甸镇格邑村委会小村10号|address}。")]
    [InlineData("住{马关县马白镇骏城路36号|address}，文书寄往{骏城路36号|address}被退回。")]
    [InlineData("送达地址：{镇沅县恩乐镇民江社区人民路75号瑞和苑3-1-502|address}")]
    [InlineData("收货地址：{陕西省西安市雁塔区丈八沟街道高新三路8号橡树星座2号楼1单元1503|address}")]
    [InlineData("经营地点：{巍山县庙街镇古城村委会西营组31号|address}（自有住房）")]
    [InlineData("他家在{宣威市热水镇吉布村委会下吉布村|address}，从未外出。")]
    [InlineData("你户位于{砚山县稼依镇大稼依村委会红舍克小组16号|address}的房屋应予拆除。")]
    [Clause("GS-10-2a")]
    public void Redact_Value_IsHiddenWithExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("住址同上，联系方式不详。")]
    [InlineData("经营场所：昆明市西山区前兴路万达广场商铺2-1-15号，执照有效。")]
    [InlineData("当事人：昆明云品贸易有限公司\n住所：昆明市盘龙区白云路229号金泰大厦B座1802室\n法定代表人：王五")]
    [InlineData("2024年3月2日，执法人员在弥渡县寅街镇勤劳村后山林地检查时发现。")]
    [InlineData("执法人员在文山市开化街道普阳路66号该店内查获过期酸奶。")]
    [InlineData("请到楚雄市鹿城北路99号市场监管局三楼缴纳罚款。")]
    [InlineData("当事人在西畴县兴街镇拉孩村委会新寨小组河道内采砂。")]
    [InlineData("本机关地址：施甸县甸阳镇甸阳西路20号 联系人：略")]
    [InlineData("籍贯云南大理，户籍地为云南省保山市隆阳区。")]
    [InlineData("当事人入住昆明市五华区东风西路18号锦江酒店1208房。")]
    [InlineData("该公司位于安宁市连然街道金方路8号2幢厂房的车间起火。")]
    [InlineData("2023年12月9日在会泽县金钟镇钟屏路与瑞丰路交叉口设摊。")]
    [InlineData("租用丽江市古城区大研街道七一街兴文巷88号客栈的客人反映噪音。")]
    [InlineData("依据《云南省城乡规划条例》第四十四条第二款的规定。")]
    [InlineData("该批货物存放于晋宁区昆阳街道兴隆路物流园3号仓库5栋。")]
    [InlineData("检查地点：元谋县元马镇环州路12号。")]
    [InlineData("本院立案庭在昆明市盘龙区联盟路398号一楼大厅。")]
    [InlineData("项目位于玉溪市红塔区李棋街道山头社区三组地块。")]
    [InlineData("昆明康健诊所有限公司（昆明市官渡区吴井路188号2幢1单元101室）未取得许可。")]
    [Clause("GS-10-2a")]
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
