using System.Globalization;
using Disclosure.Records;

namespace Disclosure.TestKit.Published;

/// <summary>An agency that decisions are made up for.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Six-digit code of its region.</param>
public sealed record GeneratedAgency(string Code, string Name, string Region);

/// <summary>
/// As many invented decisions as are wanted, of full length, the same for the same seed but for their ids: firms of made-up names, matters and laws of eight kinds with
/// the commonest far more often than the rarest, days over six years, and every twelfth of a person, whose name is a surname alone.
/// </summary>
public sealed class GeneratedDecisions(ulong seed, IReadOnlyList<GeneratedAgency> agencies)
{
    private const int Days = 6 * 365;
    private const string First = "云昆滇苍洱玉溪澜江丽泸怒翠金恒瑞华安康泰鑫盛源宏达兴茂顺和福永祥嘉信诚明远大新民";
    private const string Second = "峰岭溪海川林泉原野石松柏竹梅兰菊荷桂枫杉云霞露虹星月晨晖光辉阳春秋禾谷麦穗茶果花";
    private static readonly DateOnly Last = new(2026, 6, 30);
    private static readonly string[] Forms = ["商贸有限公司", "食品有限公司", "建材有限公司", "运输有限公司", "医药有限公司", "餐饮店", "超市", "养殖专业合作社"];
    private static readonly string[] Surnames = ["杨", "李", "张", "刀", "和", "王", "陈", "赵", "岩", "普"];
    private static readonly string[] Places = ["人民路", "团结街", "建设路", "滨江路", "工业园区", "新村", "老街", "环城南路"];
    private static readonly string[] Goods = ["糕点", "食用油", "酱油", "饮料", "冷冻鸡翅", "茶叶", "米线", "腊肉", "饼干", "牛奶"];

    private static readonly Matter[] Matters =
    [
        new("经营超过保质期的食品案", "货架上摆放有超过保质期的{0}，货值金额{1}元", "《中华人民共和国食品安全法》第三十四条第十项、第一百二十四条第一款第五项", ActType.Penalty, ["罚款", "没收非法财物"], 5_000),
        new("超限运输案", "车货总质量超过限定标准{1}千克，未经批准在公路上行驶", "《公路安全保护条例》第三十三条、第六十四条", ActType.Penalty, ["罚款"], 2_000),
        new("食品经营许可", "申请食品经营许可，经营项目含{0}，材料齐全，现场核查符合要求", "《中华人民共和国食品安全法》第三十五条；《中华人民共和国行政许可法》第三十八条第一款", ActType.License, [], 0),
        new("未按规定运行水污染防治设施案", "污水处理设施停运，生产{0}的废水未经处理排入河道", "《中华人民共和国水污染防治法》第三十九条、第八十三条第三项", ActType.Penalty, ["罚款"], 120_000),
        new("未对从业人员进行安全生产教育和培训案", "新招用的{2}名从业人员未经安全生产教育和培训即上岗作业", "《中华人民共和国安全生产法》第二十八条第一款、第九十七条第三项", ActType.Penalty, ["罚款"], 30_000),
        new("发布虚假广告案", "在网店宣传所售{0}可治疗疾病，不能提供依据，广告费用{1}元", "《中华人民共和国广告法》第二十八条第二款第二项、第五十五条第一款", ActType.Penalty, ["罚款"], 60_000),
        new("使用非卫生技术人员案", "安排{2}名没有取得执业证书的人员从事护理", "《医疗机构管理条例》第二十七条、第四十七条", ActType.Penalty, ["警告", "罚款"], 10_000),
        new("生产安全检查", "抽查现场{2}处，发现一般问题，已经当场改正", "《中华人民共和国安全生产法》第六十五条", ActType.Inspection, [], 0),
    ];

    /// <summary>The first <paramref name="count"/> of them, newest days and oldest mixed.</summary>
    public IEnumerable<DecisionRecord> Take(int count)
    {
        var random = new SeededRandom(seed);
        for (var number = 1; number <= count; number++)
            yield return Make(random, number);
    }

    private DecisionRecord Make(SeededRandom random, int number)
    {
        var agency = agencies[Skewed(random, agencies.Count)];
        var matter = Matters[Skewed(random, Matters.Length)];
        var decided = Last.AddDays(-random.Next(Days));
        var isPerson = number % 12 == 0;
        var party = isPerson ? random.Pick(Surnames) + "某" : string.Create(CultureInfo.InvariantCulture, $"{Sign(random, First)}{Sign(random, Second)}{Sign(random, First)}{random.Pick(Forms)}");
        var document = string.Create(CultureInfo.InvariantCulture, $"{agency.Name[..1]}{agency.Code[^3..]}罚〔{decided.Year}〕{number}号");
        var facts = string.Format(CultureInfo.InvariantCulture, matter.Facts, random.Pick(Goods), random.Next(100, 20_000), random.Next(1, 20)) + "。";
        decimal? fine = matter.Fine == 0 ? null : matter.Fine / 100 * random.Next(30, 330);
        var decision = fine is null ? "准予或者责令改正，期限三十日。" : string.Create(CultureInfo.InvariantCulture, $"责令改正，罚款{fine}元。");
        var place = string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Places)}{random.Next(1, 300)}号");
        var title = party + matter.Title;
        return new DecisionRecord
        {
            Id = RecordId.New(), Version = 1, DocumentNumber = document, Title = [Text(title)], AgencyCode = agency.Code, AgencyName = agency.Name, RegionCode = agency.Region,
            ActType = matter.Act, DecidedOn = decided, Mode = isPerson ? DisclosureMode.Summary : DisclosureMode.FullText, PartyKind = isPerson ? PartyKind.NaturalPerson : PartyKind.Organisation,
            PenaltyKinds = matter.Kinds, FineYuan = fine,
            Summary = new DecisionSummary { Parties = [[Text(party)]], Facts = [Text(facts)], Basis = [Text(matter.Basis)], Decision = [Text(decision)] },
            Body = isPerson ? [] :
            [
                .. new[]
                {
                    agency.Name, "行政决定书", document, $"当事人：{party}", $"经营场所：{place}",
                    string.Create(CultureInfo.InvariantCulture, $"{decided.AddDays(-30):yyyy年M月d日}，本机关执法人员在{place}依法进行检查，现查明：{facts}"),
                    "以上事实，有现场检查笔录、询问笔录、照片、营业执照复印件等证据证明。证据经当事人核对并签字确认，来源合法，内容真实，与本案有关联，本机关予以采信。",
                    "本机关于作出决定前告知当事人拟作出决定的内容、事实、理由、依据以及依法享有的陈述、申辩权利，当事人在规定期限内没有提出陈述和申辩。",
                    $"本机关认为，当事人的行为违反了{matter.Basis}的规定。当事人能够配合调查，如实说明情况，主动提供证据材料，可以从轻处理。",
                    $"依据{matter.Basis}，本机关决定：{decision}",
                    "如不服本决定，可以自收到本决定书之日起六十日内向同级人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。",
                    agency.Name, decided.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
                }.Select(line => new Paragraph { Inlines = [Text(line)] }),
            ],
        };
    }

    // The first far more often than the last, as it is with agencies and matters.
    private static int Skewed(SeededRandom random, int count) => Squared(random.Next(1000), count);

    private static int Squared(int thousandths, int count) => (int)((long)count * thousandths * thousandths / 1_000_000);

    private static char Sign(SeededRandom random, string signs) => signs[random.Next(signs.Length)];

    private static Inline Text(string text) => new() { Text = text };

    private sealed record Matter(string Title, string Facts, string Basis, ActType Act, IReadOnlyList<string> Kinds, int Fine);
}
