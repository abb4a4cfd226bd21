using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Homes that running text, lists and letters tell without a label, and the places in the same words that stay.</summary>
public sealed class HomeInProseTests
{
    private const string Kind = " address ";

    [Theory]
    [InlineData("其女远嫁{四川省盐边县红格镇金河村|address}，多年未归。")]
    [InlineData("第三人2008年改嫁至{宁蒗县西川乡竹山村委会石佛小组|address}，户口未迁。")]
    [InlineData("成年后入赘{洱源县三营镇白草罗村|address}，离异后搬回{剑川县沙溪镇东南村|address}。")]
    [InlineData("户口还在{澜沧县惠民镇芒景村翁哇寨|address}没有迁。")]
    [InlineData("户籍登记在{永胜县片角镇水冲村委会岔河口村民小组|address}，外出多年。")]
    [InlineData("你身份证载明的{禄劝县团街镇治安村委会新村小组|address}无人签收。")]
    [InlineData("退伍后落户{福贡县匹河乡老姆登村委会红旗二组|address}，育有二子。")]
    [InlineData("被追回人今年六十一岁，居{云县茂兰镇温速村委会上坝组|address}。")]
    [InlineData("父亲在{孟连县勐马镇帕亮村邦俄寨|address}给人看咖啡地。")]
    [InlineData("其岳母在{元江县因远镇卡腊村委会旧村小组|address}养病，未到场。")]
    [InlineData("其弟长年在{德钦县奔子栏镇玉杰村|address}放牧。")]
    [InlineData("另有六箱藏于{盐津县普洱镇串丝村白岩脚社|address}其嫂家中。")]
    [InlineData("当时在{南华县龙川镇火星社区小屯组|address}其岳父家照料病人。")]
    [InlineData("建房期间临时借住{维西县塔城镇斯农村委会明永小组15号|address}亲戚家。")]
    [InlineData("木料藏于{勐腊县勐伴镇曼里老寨|address}岩某家牛圈内。")]
    [InlineData("其称已回{龙陵县平达乡安庆村|address}老家。")]
    [InlineData("下班后返回{云龙县诺邓镇和平村委会天池组|address}家中。")]
    [InlineData("暂时带孩子回{剑川县沙溪镇鳌凤村段家登|address}娘家居住。")]
    [InlineData("据称已到{安宁市温泉街道极乐村|address}随女生活。")]
    [InlineData("其自{陇川县王子树乡小帮弄村|address}来瑞丽务工。")]
    [InlineData("乘客称自己回{宁洱县磨黑镇庆明村委会黄土坡组|address}，车费三十元。")]
    [InlineData("二人分别住{梁河县曩宋乡帮瓦小组14号|address}、{瓦幕小组|address}，相距较远。")]
    [InlineData("三被处罚人分别住{瑞丽市勐卯街道雪域欣苑4栋2-601|address}、{营山县回龙镇长春村二社|address}、{勐卯街道诺西小区19院|address}。")]
    [InlineData("退回邮件请改寄{镇雄县碧海街道翠屏路碧海花园11栋2单元6楼2号|address}。")]
    [InlineData("催告书寄往{昭通市昭阳区旧圃镇沙坝村委会石头寨|address}，以查无此人退回。")]
    [InlineData("送达地址确认书\n受送达人：严某\n送达地址：{彝良县牛街镇坡头村对门沟村民组|address}")]
    [InlineData("被执行人申报其在“{孟官屯8组|address}”尚有老宅一院。")]
    [InlineData("抽查参保人李某，{禄丰市恐龙山镇阿纳村委会小阿纳|address}；")]
    [InlineData("住{维西县永春乡三家村村委会阿木达|address}，务农。")]
    [InlineData("家属\t母\t{富宁县归朝镇后州村委会那耶村小组|address}")]
    [InlineData("住{师宗县丹凤街道云秀书苑7栋1单元1406|address}。请于十日内腾退{1406室|address}。")]
    [InlineData("暂住{陇川县城子镇撒定村|address}。")]
    [InlineData("你现在住哪里？我住在{孟连县娜允镇贺哈村曼贺下寨|address}。")]
    [InlineData("申请人原住房坐落{斯农村布村小组7号|address}，土木结构。")]
    [InlineData("被拆除人：\n李桂芳\n{澄江市右所镇小湾社区六组|address}\n你在湖边搭建钢架棚。")]
    [InlineData("{大姚县三台乡必期拉村委会老虎箐小组|address}村民李桂芳反映此事。")]
    [InlineData("其母住{永仁县中和镇直苴村委会九渡三队|address}，年老体弱。")]
    [InlineData("投诉人：李桂芳　地址：{昆明市五华区莲华街道学府路296号阳光苑A座1404|address}")]
    [InlineData("她嫁在{三台山乡邦外村委会上邦|address}。")]
    [InlineData("骨灰已送回{坪子四组|address}安葬。")]
    [InlineData("其反映楼上{301室|address}漏水，{301室|address}业主不在家。")]
    [InlineData("序号\t户主\t所在小组\n1\t李桂芳\t{石屏县坝心镇芦子沟村委会龙港二组|address}")]
    [InlineData("你户居住的{公郎村民委员会芒冒小组31号|address}与鱼塘相距50米。")]
    [InlineData("1　李桂芳　{金平县金水河镇勐拉村委会新勐村二组|address}　证号略")]
    [InlineData("经办人将其送返{河边寨|address}，交由家人看管。")]
    [InlineData("其妻李桂芳（在{保山市隆阳区潞江镇新城农场三队|address}打零工）担保。")]
    [InlineData("另四人为{上江镇蛮英村委会大南茂组|address}的李桂芳一家。")]
    [InlineData("当事人：\n阮家禄\n{宁洱县同心镇小湾社区六组|address}\n你搭建钢架棚。")]
    [InlineData("藏于{曼里老寨|address}岩某家牛圈内。")]
    [InlineData("三、{太平乡构皮村委会大坪田组|address}的陶国兴，腿部残疾。")]
    [InlineData("扑救中李三福（{嘉禾乡隔界村委会上寨组|address}）受轻伤。")]
    [InlineData("告知书委托{班洪乡南板村永不劳寨|address}其妹转交。")]
    [InlineData("陶某住{砚山县蚌峨乡板榔村委会上板榔小组|address}。骨灰带回{上板榔|address}安葬。")]
    [InlineData("法院专递寄{天赐良园4幢2单元1203室|address}被退回。")]
    [InlineData("案发时在{会泽县金钟镇钟屏社区三组21号|address}堂屋内饮酒。")]
    [Clause("GS-10-2a")]
    public void Redact_HomeInProse_IsHiddenWithExactBounds(string marked) => AssertMarks(marked);

    [Theory]
    [InlineData("云岭某公司（纳税人识别号91530111MA6K0F3H2X，法定代表人普某，地址昆明市西山区春雨路高新技术创业园3号楼6层）。")]
    [InlineData("昆明某商贸有限公司（法定代表人李某，地址：昆明市官渡区关上街道双桥路8号2幢3单元501）未申报。")]
    [InlineData("劳动保障监察员：赵某　瑞丽市卯相路9号　举报电话0692-4141920")]
    [InlineData("执法人员返回大姚县三台乡必期拉村委会老虎箐小组核对。")]
    [InlineData("执法人员又到盐津县柿子镇中寨村街上78号中寨小卖部核对台账。")]
    [InlineData("揽收网点设在景东县锦屏镇玉屏路91号邮政支局。")]
    [InlineData("当事人从墨江县龙坝镇打东村委会打东小组载客六人驶往县城。")]
    [InlineData("当事人在景洪市勐罕镇曼燕村委会曼里小组后山毁林种橡胶。")]
    [InlineData("当事人与其父在芒市遮放镇户弄村委会弄坎小组采挖砂石。")]
    [InlineData("其弟在瑞丽市姐相镇顺哈村委会弄木小组开办加油点，无证经营。")]
    [InlineData("大寨村生活垃圾由县环卫站清运。")]
    [InlineData("该镇养老院位于永仁县中和镇直苴村委会麦地冲组，养老服务登记在案。")]
    [InlineData("接送路线为贺赛村、喊撒村、姐相乡中心小学。")]
    [InlineData("货物由云县茂兰镇温速村委会上坝组运至县城出售。")]
    [InlineData("该批核桃来自漾濞县苍山西镇光明村委会鸡茨坪小组。")]
    [InlineData("车辆返回至双江县勐库镇忙蚌村卡点时被拦截。")]
    [InlineData("公司已搬迁至楚雄市东瓜镇兴隆村委会大古岩小组厂区。")]
    [InlineData("事故发生后，救护车从凤庆县三岔河镇明龙村将伤者送往县人民医院。")]
    [InlineData("家电下乡网点设在富源县墨红镇三台村委会家电门市。")]
    [InlineData("2014年以来享受农村最低生活保障。")]
    [InlineData("样品由国家中心检测，抽样地为弥渡县寅街镇勤劳村。")]
    [InlineData("材料请邮寄至剑川县金华镇环城东路120号县林草局。")]
    [InlineData("储油点位于乡综合站（勐省镇和平村委会上寨组）旁。")]
    [InlineData("搬入餐馆二楼，一楼为厨房。")]
    [InlineData("太平乡构皮村委会大坪田组的林地，已由乡政府收回。")]
    [InlineData("你是哪里人？你在哪里上班？")]
    [InlineData("电站位于贡山县丙中洛镇甲生村委会重丁组，已停机。")]
    [InlineData("麻栗坡县杨万乡哪灯村卫生室，地址麻栗坡县杨万乡哪灯村委会新村组22号，负责人熊某。")]
    [InlineData("会议在三楼301室召开，听证室为205室。")]
    [InlineData("案发地点\n宁洱县同心镇小湾社区六组\n现场未见人员。")]
    [InlineData("同村段某家搬运房梁，进村第三家即是。")]
    [InlineData("本机关自收到申请之日起六十日内向大理市人民政府调取证据。")]
    [InlineData("大古岩小组环境整治由国家投资，专家到场验收。")]
    [Clause("GS-10-2a")]
    public void Redact_PlaceInTheSameWords_Stays(string text) => AssertMarks(text);

    // Names and numbers beside the values have tests of their own.
    private static void AssertMarks(string marked)
    {
        var text = LabelledText.Parse(marked);
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text.Text), new CaseFacts());

        Assert.NotNull(result.Body);
        Assert.DoesNotContain(text.Differences(result), difference => difference.Contains(Kind, StringComparison.Ordinal));
    }
}
