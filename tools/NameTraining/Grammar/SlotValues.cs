using System.Globalization;
using Disclosure.NameTraining.Names;

namespace Disclosure.NameTraining.Grammar;

/// <summary>Makes the values of slots that are not people: companies, places, numbers. Firms and places hold surname characters as real ones do.</summary>
internal sealed class SlotValues(SeededChoice choice, NameMaker names, string[] places, string[] stems)
{
    private static readonly string[] Industries = ["商贸", "食品", "建筑工程", "运输", "物流", "农业科技", "生物科技", "餐饮管理", "房地产开发", "药业", "矿业", "劳务", "装饰工程", "茶业", "酒店管理", "旅游", "教育咨询", "环保", "汽车服务", "水电开发", "石材", "种业", "养殖", "园林绿化", "传媒", "信息技术", "机械租赁", "纸业", "医疗器械", "能源", "置业", "文化传播", "供应链管理", "再生资源回收"];
    private static readonly string[] Endings = ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "有限公司昆明分公司", "农民专业合作社", "厂", "经营部", "合作社"];
    private static readonly string[] Shops = ["小吃店", "米线店", "超市", "便利店", "小卖部", "餐馆", "烧烤店", "理发店", "药店", "五金店", "服装店", "水果店", "茶室", "客栈", "鲜肉摊", "副食店", "汽修厂", "砂石场", "养殖场", "诊所", "网吧", "早点铺", "火锅店", "农家乐", "烟酒店", "家具店", "百货商店"];
    private static readonly string[] Offices = ["市场监督管理局", "交通运输局", "林业和草原局", "农业农村局", "生态环境局", "应急管理局", "卫生健康局", "人力资源和社会保障局", "自然资源局", "水务局", "文化和旅游局", "烟草专卖局", "税务局", "城市管理局", "住房和城乡建设局", "公安局", "消防救援大队", "教育体育局", "民政局", "司法局", "综合行政执法队", "人民政府", "运政管理所", "森林公安局"];
    private static readonly string[] Laws = ["《中华人民共和国行政处罚法》", "《中华人民共和国食品安全法》", "《中华人民共和国道路运输条例》", "《中华人民共和国森林法》", "《中华人民共和国土地管理法》", "《中华人民共和国安全生产法》", "《中华人民共和国药品管理法》", "《中华人民共和国烟草专卖法》", "《云南省行政执法监督条例》", "《中华人民共和国消防法》", "《城市房屋拆迁管理办法》", "《劳动保障监察条例》", "《中华人民共和国行政强制法》", "《中华人民共和国刑法》", "《中华人民共和国民法典》", "《医疗机构管理条例》", "《中华人民共和国产品质量法》", "《兽药管理条例》", "《价格违法行为行政处罚规定》"];
    private static readonly string[] Goods = ["白酒", "牛肉干", "卷烟", "复合肥", "农药", "饲料", "食用油", "火腿", "普洱茶", "电动自行车", "钢筋", "石材", "砂石", "木材", "柴油", "蜂蜜", "面条", "凉鞋", "儿童玩具", "消毒液", "中药饮片", "兽药", "种子", "薯片", "乳扇", "饵丝", "方便面", "电线", "灭火器", "化妆品", "鲜花饼", "三七粉", "天麻", "石斛", "龙胆草"];
    private static readonly string[] Villages = ["村委会", "村", "社区", "寨", "村民小组", "组", "村民委员会"];
    private static readonly string[] Offence = ["罚", "行罚", "监罚", "运罚", "林罚", "处罚", "环罚", "应急罚", "税稽罚", "卫罚"];

    /// <summary>Kinds of slots.</summary>
    public static readonly HashSet<string> Kinds =
    [
        "org", "shop", "agency", "court", "bank", "school", "hospital", "county", "town", "village", "road", "address", "premises", "place", "law", "docno",
        "certno", "date", "datezh", "time", "money", "num", "id", "phone", "plate", "account", "code", "licence", "goods", "brand",
    ];

    /// <summary>A new value of a kind.</summary>
    public string Make(string kind) => kind switch
    {
        "org" => (choice.Chance(0.7) ? County() : choice.Of(["云南", "昆明", string.Empty, "四川"])) + Stem() + choice.Of(Industries) + choice.Of(Endings),
        "shop" => (choice.Chance(0.5) ? County() : string.Empty) + (choice.Chance(0.35) ? names.Make("han").Text : choice.Chance(0.3) ? choice.Of(["老", "阿", "小"]) + names.Family() : Stem()) + choice.Of(Shops),
        "agency" => County() + choice.Of(Offices),
        "court" => County() + choice.Of(["人民法院", "中级人民法院"]),
        "bank" => choice.Of(["中国农业银行", "中国工商银行", "中国建设银行", "云南农村信用社", "中国邮政储蓄银行", "富滇银行"]) + County() + choice.Of(["支行", "分行", "营业部"]),
        "school" => County() + choice.Of(["第一中学", "职业高级中学", "第二小学", "中心幼儿园", "民族小学"]),
        "hospital" => County() + choice.Of(["人民医院", "中医医院", "妇幼保健院", "第二人民医院"]),
        "county" => County(),
        "place" => choice.Of(places),
        "town" => Stem() + choice.Of(["镇", "乡", "街道"]),
        "village" => Stem() + choice.Of(Villages),
        "road" => Stem() + choice.Of(["路", "街", "大道", "巷"]),
        "address" => (choice.Chance(0.6) ? "云南省" : string.Empty) + County() + Stem() + choice.Of(["镇", "乡"]) + Stem() + choice.Of(["村委会", "村"]) + (choice.Chance(0.5) ? Stem() + "村民小组" : string.Empty) + Number(1, 200) + "号",
        "premises" => County() + Stem() + choice.Of(["路", "街"]) + Number(1, 300) + "号" + choice.Of([string.Empty, "商铺", "附" + Number(1, 20) + "号"]),
        "law" => choice.Of(Laws),
        "docno" => Stem()[..1] + choice.Of(["市", "县", string.Empty]) + choice.Of(Offence) + choice.Of(["〔", "["]) + Number(2018, 2026) + choice.Of(["〕", "]"]) + Number(1, 900) + "号",
        "certno" => "YN" + Number(100000, 999999),
        "date" => Number(2018, 2026) + "年" + Number(1, 12) + "月" + Number(1, 28) + "日",
        "datezh" => "二〇二" + choice.Of(["一", "二", "三", "四", "五"]) + "年" + choice.Of(["一", "三", "五", "八", "十", "十二"]) + "月" + choice.Of(["三", "九", "十一", "二十", "二十六"]) + "日",
        "time" => Number(0, 23) + "时" + Number(10, 59) + "分",
        "money" => choice.Chance(0.5) ? Number(100, 90000) : Number(1, 90) + "," + Number(100, 999) + (choice.Chance(0.4) ? ".00" : string.Empty),
        "num" => Number(1, choice.Chance(0.6) ? 30 : 900),
        "id" => "53" + Number(1000, 3399) + Number(1960, 2004) + "0" + Number(1, 9) + Number(10, 28) + Number(1000, 9999),
        "phone" => "1" + choice.Of(["38", "59", "87", "77"]) + Number(10000000, 99999999),
        "plate" => "云" + choice.Of(["A", "D", "H", "L", "N"]) + choice.Of(["·", string.Empty]) + Number(10000, 99999),
        "account" => "6217" + Number(10000000, 99999999) + Number(1000000, 9999999),
        "code" => "9253" + Number(1000, 3400) + "MA6" + Number(10000, 99999) + "X" + Number(1, 9),
        "licence" => "JY253" + Number(100000000, 999999999),
        "goods" => choice.Of(Goods),
        "brand" => Stem() + "牌",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown slot"),
    };

    /// <summary>The short form of a company or an agency: what the text would call it after 以下简称.</summary>
    public string Shorten(string whole) => whole.Length <= 6 ? whole : whole.EndsWith("局", StringComparison.Ordinal) ? whole[..3] + "局" : whole[..2] + whole[2..4] + (choice.Chance(0.4) ? "公司" : string.Empty);

    private string County() => choice.Of(places) is var place && place.Length > 1 && choice.Chance(0.5) ? place : choice.Of(places);

    private string Stem() => choice.Chance(0.15) ? names.Make("han").Text : choice.Of(stems);

    private string Number(int from, int to) => (from + choice.Next(to - from + 1)).ToString(CultureInfo.InvariantCulture);
}
