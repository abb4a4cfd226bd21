using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Certificates of every era and shape, of persons and organisations, and the numbers of acts, permits and contracts that stay.</summary>
public sealed class PropertyCertificateDetectorTests
{
    private const string Kind = " property_certificate ";

    [Theory]
    [InlineData("登记为{昆明市房权证西山区字第201547896号|property_certificate}。")]
    [InlineData("房产证号 {盐津县房权证洒渔乡字第0900821号|property_certificate}。")]
    [InlineData("某某机械铸造厂（法定代表人某某）遗失{安国用（98）字第0512号|property_certificate}国有土地使用证。")]
    [InlineData("房屋权属证明为{云（2021）麻栗坡县不动产权第0003456号|property_certificate}，共有情况为单独所有。")]
    [InlineData("{云(2018)五华区不动产权第0123456号|property_certificate}、{0123457号|property_certificate}两处房屋。")]
    [InlineData("抵押证明：{云（2022）普洱市不动产证明第0008812号|property_certificate}。")]
    [InlineData("{川（2020）会东县不动产权第0001234号|property_certificate}不动产权证书复印件一份。")]
    [InlineData("{粤（2016）广州市不动产权第02201234号|property_certificate}，权利人某。")]
    [InlineData("不动产权证书号：{云（2019）砚山县不动产权第0004567|property_certificate}，面积120平方米。")]
    [InlineData("{云 （ 2 0 1 7 ） 寻甸县 不动产权 第 0 0 0 2 2 3 3 号|property_certificate}登记在案。")]
    [InlineData("{云〔2019〕永仁县不动产权第0000789号|property_certificate}至{0000795号|property_certificate}共七本。")]
    [InlineData("{京（2017）朝不动产权第0054321号|property_certificate}房产。")]
    [InlineData("不动产单元号：{532324001005JB00012F00010003|property_certificate}。")]
    [InlineData("持有{昆房权证（官渡）字第201045678号|property_certificate}的房屋一处。")]
    [InlineData("{昆明市房权证官渡区字第200812345号|property_certificate}，{昆国用（2008）第00345号|property_certificate}。")]
    [InlineData("房产证号{个房权证2004字第10234号|property_certificate}。")]
    [InlineData("{红河州房权证开远市字第20110056号|property_certificate}之房屋。")]
    [InlineData("其房屋所有权证为{曲房权证麒字第００１２３４５号|property_certificate}。")]
    [InlineData("经查，{蒙房字第3321号|property_certificate}登记人已故。")]
    [InlineData("{楚雄州房产证字第98765号|property_certificate}已注销。")]
    [InlineData("房产证编号：{00234567|property_certificate}，房主为其母。")]
    [InlineData("他项权证：{昆房他证五华字第201302345号|property_certificate}。")]
    [InlineData("土地使用证{临国用（2006）字第0123号|property_certificate}，用途为商业。")]
    [InlineData("宅基地使用证号：{腾集用[2001]字第05-11-0234号|property_certificate}。")]
    [InlineData("{弥集建（89）字第02345号|property_certificate}《集体土地建设用地使用证》一本。")]
    [InlineData("国有土地使用证编号为{文国用（2011）第二三四五号|property_certificate}。")]
    [InlineData("农村土地承包经营权证编号{532622101205010023J|property_certificate}。")]
    [InlineData("其承包地（{云（2018）丘北县农村土地承包经营权第003344号|property_certificate}）被占用。")]
    [InlineData("{会土籍（1992）字第338号|property_certificate}所载四至。")]
    [InlineData("林权证号：{永林证字（2009）第2600123号|property_certificate}，林班12号。")]
    [InlineData("{云林证字(2010)第5301234567号|property_certificate}、{5301234568号|property_certificate}。")]
    [InlineData("草原承包经营权证{德草承（2005）字第112号|property_certificate}。")]
    [InlineData("自留山证{宁政林字第0345号|property_certificate}。")]
    [InlineData("{云（2020）禄丰市不动产权第0005588号|property_certificate}（以下简称{5588号证|property_certificate?}），该{5588号|property_certificate}证已抵押。")]
    [InlineData("门面（{新房权证酿溪镇字第711003829号|property_certificate}、{新国用（2012）第A0447号|property_certificate}）。")]
    [InlineData("持《集体土地所有权证》{富集有（1998）字第0206号|property_certificate}主张权属。")]
    [InlineData("填发《自留山使用证》{勐自证字第1142号|property_certificate}给其父。")]
    [InlineData("出示了{双林证字（1984）第000317号|property_certificate}山林权证。")]
    [InlineData("（二）撤销{澜林证字（2008）第2706031225号|property_certificate}林权证中相应部分的登记。")]
    [InlineData("房屋所有权证遗失，档案号{昭房档88-0213|property_certificate}。")]
    [InlineData("《水域滩涂养殖证》{澄府（淡）养证（2015）第00031号|property_certificate}。")]
    [InlineData("林权证编号{NO.B5304001234567|property_certificate}，登记面积12亩。")]
    [InlineData("当事人云南滇源农业有限公司持有{昆国用（2010）第00789号|property_certificate}土地。")]
    [Clause("GS-10-2e")]
    [Clause("GS-10-3b")]
    public void Redact_Value_IsHiddenWithExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("土地证号{2356号|property_certificate?}。")]
    [InlineData("商品房预售许可证昆房预字第2019123号项目。")]
    [InlineData("取水许可证取水（滇）字〔2019〕第0021号，许可水量2万立方米。")]
    [InlineData("占用基本农田第3号图斑2.3亩，房屋第三层第302号房间。")]
    [InlineData("宜良市监罚〔2023〕45号行政处罚决定书已送达。")]
    [InlineData("依据云房管罚字（2019）第12号处罚决定。")]
    [InlineData("林业行政处罚决定书（永林罚决字〔2020〕第033号）。")]
    [InlineData("昆自然资罚决〔2021〕第18号；（2020）云0102民初1234号判决书。")]
    [InlineData("食品经营许可证编号JY25301020012345，有效期至2025年。")]
    [InlineData("国有建设用地使用权出让合同编号CR53昆明市2019012。")]
    [InlineData("采矿许可证号C5300002011047110112233已过期。")]
    [InlineData("林木采伐许可证（云林采许准〔2022〕第0088号）。")]
    [InlineData("土地面积12345平方米，林地23456.7平方米。")]
    [InlineData("不动产登记中心（昆明市盘龙区白云路12号）。")]
    [InlineData("依据《不动产登记暂行条例》第十四条，产权归属第三人。")]
    [InlineData("房屋征收补偿决定（泸政征补字〔2021〕3号）。")]
    [InlineData("建设工程规划许可证建字第530103201900123号。")]
    [InlineData("昆明市中级人民法院（2019）云01执行第234号裁定。")]
    [Clause("GS-10-2e")]
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
