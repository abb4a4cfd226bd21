using Disclosure.Records;

namespace Disclosure.PublicSite.Tests.Invented;

/// <summary>Decisions of invented agencies, firms and people, as they look after redaction. Every call gives new ids.</summary>
public static class InventedDecisions
{
    public const string HiddenId = "〔身份证号码已隐去〕";

    private const string Remedy = "如不服本决定，可以自收到本决定书之日起六十日内向同级人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。";

    /// <summary>A penalty on a firm in full text, with masks of several kinds and a table.</summary>
    public static DecisionRecord FoodPenalty(string number = "景市监罚〔2026〕37号") => Penalty(
        number, "jhscj", "景洪市市场监督管理局", "532801", new DateOnly(2026, 3, 18),
        "景洪市澜湄鲜食品超市经营超过保质期的食品案",
        "景洪市澜湄鲜食品超市",
        "2026年2月11日，执法人员检查时发现当事人货架上摆放有超过保质期的鱼皮花生12袋、山楂片5袋，货值金额86.50元，未索取进货票据。",
        "《中华人民共和国食品安全法》第三十四条第十项、第一百二十四条第一款第五项",
        "没收超过保质期的食品17袋，罚款5000元。",
        ["罚款", "没收非法财物"], 5000m,
        [
            Centre("景洪市市场监督管理局"),
            Centre("行政处罚决定书"),
            Centre(number),
            Line("当事人：景洪市澜湄鲜食品超市"),
            Line("统一社会信用代码：92532801MA6K3XQ87T"),
            Line("经营场所：景洪市允景洪街道澜沧江路18号"),
            Masked("经营者：", "刀某某", "person", "GS-10-1", "，身份证号码：", HiddenId, "citizen_id", "GS-10-2b", "，联系电话：", "〔联系方式已隐去〕", "phone", "GS-10-2c", "。"),
            Line("当事人经营超过保质期的食品一案，本局于2026年2月13日立案调查，现查明："),
            Masked("2026年2月11日，本局", "执法人员甲、执法人员乙", "person", "GS-10-1", "依法对当事人店铺进行检查，店员", "证人甲", "person", "GS-10-1", "在场。货架上摆放有下列超过保质期的食品："),
            Rows(["品名", "数量", "标示保质期至", "单价"], ["鱼皮花生", "12袋", "2026年1月4日", "4.50元"], ["山楂片", "5袋", "2025年12月28日", "6.50元"]),
            Masked("以上事实，有", "刀某某", "person", "GS-10-1", "、", "证人甲", "person", "GS-10-1", "的询问笔录各1份，现场笔录1份，现场照片6张为证。"),
            Line("当事人的行为违反了《中华人民共和国食品安全法》第三十四条第十项的规定。依据该法第一百二十四条第一款第五项，决定处罚如下：一、没收超过保质期的食品17袋；二、罚款人民币5000元。"),
            Masked("当事人应当自收到本决定书之日起十五日内缴纳罚款（账号：", "〔银行账号已隐去〕", "bank_account", "GS-10-3a", "）。逾期不缴纳的，每日按罚款数额的百分之三加处罚款。"),
            Line(Remedy),
            End("景洪市市场监督管理局"),
            End("2026年3月18日"),
        ]);

    /// <summary>A penalty on a person: a summary alone.</summary>
    public static DecisionRecord PersonPenalty(string number = "大交罚〔2026〕112号") => new()
    {
        Id = RecordId.New(), Version = 1, DocumentNumber = number,
        Title = [Mask("杨某", "person", "GS-09-3"), Plain("未取得道路客运经营许可擅自从事道路客运经营案")],
        AgencyCode = "dljtj", AgencyName = "大理市交通运输局", RegionCode = "532901", ActType = ActType.Penalty, Sector = "交通运输",
        DecidedOn = new DateOnly(2026, 4, 2), Mode = DisclosureMode.Summary, PartyKind = PartyKind.NaturalPerson,
        PenaltyKinds = ["罚款", "没收违法所得"], FineYuan = 30000m,
        Summary = new DecisionSummary
        {
            Parties = [[Mask("杨某", "person", "GS-09-3")]],
            Facts = [Plain("2026年3月7日，当事人驾驶号牌为"), Mask("〔车牌号码已隐去〕", "plate", "GS-10-2e"), Plain("的小型客车，未取得道路客运经营许可，从大理站搭载4名乘客前往双廊镇，收取车费200元。")],
            Basis = [Plain("《中华人民共和国道路运输条例》第十条、第六十三条")],
            Decision = [Plain("没收违法所得200元，罚款30000元。")],
        },
    };

    /// <summary>A licence: no facts of an offence, no penalty.</summary>
    public static DecisionRecord Licence(string number = "昆市监许〔2026〕208号", string firm = "昆明滇池春茶业有限公司") => new()
    {
        Id = RecordId.New(), Version = 1, DocumentNumber = number,
        Title = [Plain($"{firm}食品生产许可")],
        AgencyCode = "kmscj", AgencyName = "昆明市市场监督管理局", RegionCode = "530100", ActType = ActType.License, Sector = "市场监管",
        DecidedOn = new DateOnly(2026, 5, 6), Mode = DisclosureMode.FullText, PartyKind = PartyKind.Organisation,
        Summary = new DecisionSummary
        {
            Parties = [[Plain(firm)]],
            Basis = [Plain("《中华人民共和国食品安全法》第三十五条，《食品生产许可管理办法》第二十一条")],
            Decision = [Plain("准予食品生产许可，类别为茶叶及相关制品，有效期五年。")],
        },
        Body =
        [
            Centre("准予行政许可决定书"), Centre(number),
            Line($"{firm}："),
            Line("你单位于2026年4月15日提出食品生产许可申请。经审查，申请材料齐全，符合法定条件。依据《中华人民共和国行政许可法》第三十八条第一款，决定准予许可。"),
            Line("法定代表人：周云岭。许可类别：茶叶及相关制品。有效期：五年。"),
            Line("你单位应当在许可范围内从事生产活动，并接受监督检查。"),
            End("昆明市市场监督管理局"), End("2026年5月6日"),
        ],
    };

    /// <summary>A penalty of the given words.</summary>
    public static DecisionRecord Penalty(
        string number, string agency, string agencyName, string region, DateOnly decided, string title, string party,
        string facts, string basis, string decision, IReadOnlyList<string> kinds, decimal? fine, IReadOnlyList<Block>? body = null,
        ActType act = ActType.Penalty) => new()
    {
        Id = RecordId.New(), Version = 1, DocumentNumber = number, Title = [Plain(title)],
        AgencyCode = agency, AgencyName = agencyName, RegionCode = region, ActType = act,
        DecidedOn = decided, Mode = DisclosureMode.FullText, PartyKind = PartyKind.Organisation,
        PenaltyKinds = kinds, FineYuan = fine,
        Summary = new DecisionSummary { Parties = [[Plain(party)]], Facts = [Plain(facts)], Basis = [Plain(basis)], Decision = [Plain(decision)] },
        Body = body ??
        [
            Centre(agencyName), Centre(act == ActType.Penalty ? "行政处罚决定书" : $"{act.Chinese()}决定书"), Centre(number),
            Line($"当事人：{party}"), Line($"经查，{facts}"), Line($"依据{basis}，本机关决定：{decision}"), Line(Remedy),
            End(agencyName), End($"{decided.Year}年{decided.Month}月{decided.Day}日"),
        ],
    };

    /// <summary>Two dozen decisions of several agencies, years and kinds.</summary>
    public static IReadOnlyList<DecisionRecord> Many() =>
    [
        FoodPenalty(), PersonPenalty(), Licence(),
        Penalty("楚环罚〔2026〕9号", "cxhbj", "楚雄彝族自治州生态环境局", "532300", new(2026, 4, 21), "楚雄青崖建材有限公司未按规定运行水污染防治设施案", "楚雄青崖建材有限公司", "2026年3月4日，当事人的污水处理设施停运，生产废水未经处理排入龙川江支流。", "《中华人民共和国水污染防治法》第三十九条、第八十三条第三项", "责令改正违法行为，罚款180000元。", ["罚款"], 180000m),
        Penalty("古城城罚〔2026〕56号", "gccgj", "丽江市古城区城市管理局", "530702", new(2026, 2, 26), "丽江束河听泉客栈擅自占用城市道路案", "丽江束河听泉客栈", "2026年1月30日，当事人在束河路人行道上摆放桌椅8套经营，占用道路面积22平方米。", "《城市道路管理条例》第三十一条、第四十二条", "责令限期改正，罚款2000元。", ["罚款"], 2000m),
        Penalty("泸应急罚〔2025〕14号", "lsyjj", "泸水市应急管理局", "533301", new(2025, 11, 12), "泸水恒岩矿业有限公司未对从业人员进行安全生产教育和培训案", "泸水恒岩矿业有限公司", "当事人新招用的6名井下作业人员未经安全生产教育和培训即上岗作业。", "《中华人民共和国安全生产法》第二十八条第一款、第九十七条第三项", "责令限期改正，罚款60000元。", ["罚款"], 60000m),
        Penalty("芒农罚〔2025〕21号", "mznyj", "芒市农业农村局", "533103", new(2025, 9, 3), "芒市金穗农资经营部经营假农药案", "芒市金穗农资经营部", "当事人经营的标称“草除净”农药，经检验不含标签标注的有效成分，货值金额1240元。", "《农药管理条例》第四十四条、第五十五条第一款第二项", "没收假农药62瓶，没收违法所得360元，罚款8000元。", ["罚款", "没收违法所得", "没收非法财物"], 8000m),
        Penalty("香卫医罚〔2026〕3号", "xglwj", "香格里拉市卫生健康局", "533401", new(2026, 1, 20), "香格里拉市康巴口腔门诊部使用非卫生技术人员从事诊疗活动案", "香格里拉市康巴口腔门诊部", "2025年12月10日，当事人使用1名未取得医师资格的人员从事口腔诊疗活动。", "《医疗机构管理条例》第二十八条、第四十八条", "罚款10000元。", ["罚款"], 10000m),
        Penalty("海文旅罚〔2026〕5号", "mhwlj", "勐海县文化和旅游局", "532822", new(2026, 3, 30), "勐海茶山行旅行社未与旅游者签订旅游合同案", "勐海茶山行旅行社有限公司", "2026年2月18日，当事人组织16名旅游者游览勐海茶山，未与旅游者签订书面旅游合同。", "《旅行社条例》第二十八条、第五十五条第一项", "责令改正，罚款20000元。", ["罚款"], 20000m),
        Penalty("云药监罚〔2026〕11号", "ynyj", "云南省药品监督管理局", "530000", new(2026, 4, 9), "云南岭上药业有限公司生产劣药案", "云南岭上药业有限公司", "当事人生产的批号为250716的三七片，经检验含量测定不符合规定，货值金额36800元。", "《中华人民共和国药品管理法》第九十八条第一款、第一百一十七条第一款", "没收违法生产的药品，没收违法所得9200元，罚款368000元。", ["罚款", "没收违法所得", "没收非法财物"], 368000m),
        Penalty("昆市监罚〔2026〕91号", "kmscj", "昆明市市场监督管理局", "530100", new(2026, 5, 12), "昆明云朵朵网络科技有限公司发布虚假广告案", "昆明云朵朵网络科技有限公司", "当事人在其网店页面宣称所售茶叶“可治疗高血压”，无法提供证明材料，广告费用12000元。", "《中华人民共和国广告法》第十七条、第五十八条第一款第二项", "责令停止发布广告，消除影响，罚款36000元。", ["罚款"], 36000m),
        Penalty("昆市监罚〔2025〕440号", "kmscj", "昆明市市场监督管理局", "530100", new(2025, 12, 8), "昆明顺达粮油经营部销售不合格食用植物油案", "昆明顺达粮油经营部", "当事人销售的菜籽油经抽样检验，酸价项目不符合食品安全国家标准。", "《中华人民共和国食品安全法》第三十四条第二项、第一百二十四条第一款", "没收违法所得1150元，罚款50000元。", ["罚款", "没收违法所得"], 50000m),
        Licence("昆市监许〔2026〕231号", "昆明翠湖糕点有限公司"),
        Penalty("景市监强〔2026〕2号", "jhscj", "景洪市市场监督管理局", "532801", new(2026, 2, 13), "景洪市孔雀湾冷冻食品店涉嫌经营未经检疫的肉类扣押决定", "景洪市孔雀湾冷冻食品店", "现场发现冷冻牛肉43箱，当事人不能提供检疫合格证明。", "《中华人民共和国食品安全法》第一百一十条第四项", "扣押冷冻牛肉43箱，期限三十日。", [], null, act: ActType.Coercion),
        Penalty("大交检〔2026〕77号", "dljtj", "大理市交通运输局", "532901", new(2026, 4, 15), "大理苍洱货运有限公司道路运输安全检查", "大理苍洱货运有限公司", "抽查车辆动态监控记录30份，发现超速未处理记录2份。", "《道路运输车辆动态监督管理办法》第三十七条", "责令三日内改正。", [], null, act: ActType.Inspection),
        Penalty("大交罚〔2026〕98号", "dljtj", "大理市交通运输局", "532901", new(2026, 3, 11), "大理苍洱货运有限公司超限运输案", "大理苍洱货运有限公司", "2026年2月25日，当事人的货运车辆车货总质量达56.2吨，超过限定标准7.2吨，未经批准在公路上行驶。", "《公路安全保护条例》第三十三条、第六十四条", "罚款3600元。", ["罚款"], 3600m),
        Penalty("楚环许〔2026〕4号", "cxhbj", "楚雄彝族自治州生态环境局", "532300", new(2026, 5, 8), "楚雄金沙水务有限公司入河排污口设置许可", "楚雄金沙水务有限公司", "", "《中华人民共和国水法》第三十四条第二款", "同意设置入河排污口，日排放量不超过20000立方米。", [], null, act: ActType.License),
        Penalty("芒农登〔2026〕6号", "mznyj", "芒市农业农村局", "533103", new(2026, 3, 5), "芒市遮放贡米种植专业合作社地理标志登记", "芒市遮放贡米种植专业合作社", "", "《农产品地理标志管理办法》第九条", "准予登记。", [], null, act: ActType.Registration),
    ];

    /// <summary>The notice that a decision was revoked.</summary>
    public static NoticeRecord Revocation(DecisionRecord decision, NoticeKind kind = NoticeKind.Revocation) => new()
    {
        Id = decision.Id, Version = decision.Version + 1, Kind = kind,
        Authority = "西双版纳傣族自治州人民政府", AuthorityDocumentNumber = "西政行复〔2026〕8号", AuthorityDecidedOn = new DateOnly(2026, 5, 20),
        Content = kind == NoticeKind.Modification ? "将原决定第二项变更为：日排放量不超过15000立方米。" : "撤销原行政执法决定。",
        Reason = kind == NoticeKind.Modification ? "原核定的排放量计算有误。" : "认定事实的主要证据不足。",
        DocumentNumber = decision.DocumentNumber, AgencyName = decision.AgencyName, AgencyCode = decision.AgencyCode,
        RegionCode = decision.RegionCode, ActType = decision.ActType,
    };

    /// <summary>A silent end.</summary>
    public static NoticeRecord SilentEnd(DecisionRecord decision) => new() { Id = decision.Id, Version = decision.Version + 1, Kind = NoticeKind.SilentEnd };

    public static Inline Plain(string text) => new() { Text = text };

    public static Inline Mask(string text, string kind, string clause) => new() { Text = text, Redaction = new Redaction(kind, clause) };

    private static Paragraph Line(string text) => new() { Inlines = [Plain(text)] };

    private static Paragraph Centre(string text) => new() { Inlines = [Plain(text)], Alignment = Alignment.Center };

    private static Paragraph End(string text) => new() { Inlines = [Plain(text)], Alignment = Alignment.End };

    private static Table Rows(params string[][] rows) => new()
    {
        Rows = [.. rows.Select(row => new TableRow { Cells = [.. row.Select(cell => new TableCell { Inlines = [Plain(cell)] })] })],
    };

    /// <summary>Plain text, then any number of mask, kind, clause and the plain text after it.</summary>
    private static Paragraph Masked(string first, params string[] rest)
    {
        var inlines = new List<Inline> { Plain(first) };
        for (var i = 0; i + 3 < rest.Length; i += 4)
        {
            inlines.Add(Mask(rest[i], rest[i + 1], rest[i + 2]));
            inlines.Add(Plain(rest[i + 3]));
        }

        return new Paragraph { Inlines = inlines };
    }
}
