using System.Text;
using Disclosure.EndToEnd.Platform;

namespace Disclosure.EndToEnd.DailyWork;

/// <summary>What lies on a clerk's desk in the morning: decisions of one agency as Word files and plain text. All people are invented.</summary>
internal static class DayPile
{
    /// <summary>Who issued them all.</summary>
    public const string Agency = "勐海县文化和旅游局";

    /// <summary>Number of the one that tells of a trade secret.</summary>
    public const string Secret = "海文旅罚字〔2026〕第315号";

    /// <summary>Number of the one against a minor.</summary>
    public const string Minor = "海文旅罚字〔2026〕第316号";

    /// <summary>Number of the one that does not say when it was made.</summary>
    public const string Undated = "海文旅罚字〔2026〕第317号";

    /// <summary>The numbers of all files.</summary>
    public static readonly IReadOnlyList<string> Numbers =
    [
        .. Enumerable.Range(301, 10).Select(number => $"海文旅罚字〔2026〕第{number}号"), "海文旅许准〔2026〕21号", "海文旅许准〔2026〕22号", "海文旅检字〔2026〕第41号",
        "海文旅罚字〔2026〕第314号", Secret, Minor, Undated,
    ];

    /// <summary>Private people named in the files: none of them is the representative of a company.</summary>
    public static readonly IReadOnlyList<string> Hidden = ["岩糯罕", "玉应波", "普自有", "依香坎", "李扎倮", "刀建荣"];

    private static readonly string[] Firms =
    [
        "勐海曼弄山水旅行社有限公司", "勐海布朗弯刀民宿有限公司", "勐海景真八角亭旅游开发有限公司", "勐海打洛边城客栈有限公司", "勐海格朗和茶旅有限公司",
        "勐海象山音像制品有限公司", "勐海勐遮水岸歌舞娱乐有限公司", "勐海独树成林网吧有限公司", "勐海西定山野营地有限公司", "勐海南糯山茶庄旅馆有限公司",
    ];

    private static readonly string[] Representatives = ["刀承志", "岩罕胆", "布小三", "者二妹", "桑家福", "罗应平", "依旺叫", "马从礼", "张茂林", "鲁大明"];

    private static readonly string[] CreditCodes =
    [
        "91532822MA6N1200KH", "91532822MA6N1237KR", "91532822MA6N1274KD", "91532822MA6N1311KF", "91532822MA6N1348KP",
        "91532822MA6N1385KB", "91532822MA6N1422KD", "91532822MA6N1459KM", "91532822MA6N1496K9", "91532822MA6N1533KB",
    ];

    private static readonly (string Facts, string Law, string Article)[] Wrongs =
    [
        ("未与旅游者签订书面旅游合同，安排旅游者参加另行付费的项目", "中华人民共和国旅游法", "第三十五条"),
        ("未在经营场所的显著位置悬挂旅行社业务经营许可证", "旅行社条例", "第十条"),
        ("聘用未取得导游证的人员带团", "中华人民共和国旅游法", "第四十条"),
        ("在规定的禁止营业时间内营业", "娱乐场所管理条例", "第二十八条"),
        ("未按规定核对上网消费者的有效身份证件", "互联网上网服务营业场所管理条例", "第二十三条"),
    ];

    /// <summary>Seventeen files of four kinds of act; three more are on paper and are typed.</summary>
    public static IReadOnlyList<PiledFile> Files() =>
    [
        .. Enumerable.Range(0, 10).Select(i => Piled(i, Penalty(i))),
        .. Enumerable.Range(0, 2).Select(i => Piled(10 + i, Licence(i))),
        Piled(12, Inspection()),
        Piled(13, OfAPerson()),
        new PiledFile("商业秘密.txt", Text(TradeSecret())),
        new PiledFile("未成年人.docx", WordFile.Of(OfAMinor())),
        new PiledFile("没有日期.txt", Text(WithoutDate())),
    ];

    private static PiledFile Piled(int index, string[] paragraphs) => index % 2 == 0
        ? new PiledFile($"决定书{index + 1:00}.docx", WordFile.Of(paragraphs))
        : new PiledFile($"决定书{index + 1:00}.txt", Text(paragraphs));

    private static byte[] Text(IEnumerable<string> paragraphs) => Encoding.UTF8.GetBytes(string.Join('\n', paragraphs));

    private static string[] Penalty(int i)
    {
        var (facts, law, article) = Wrongs[i % Wrongs.Length];
        return
        [
            Agency, "行政处罚决定书", $"海文旅罚字〔2026〕第{301 + i}号",
            $"当事人：{Firms[i]}", $"统一社会信用代码：{CreditCodes[i]}", $"住所：勐海县勐海镇茶城路{12 + i}号", $"法定代表人：{Representatives[i]}",
            $"2026年9月{3 + i}日，本局执法人员检查时发现，当事人{facts}。现场工作人员{Hidden[i % 2]}（身份证号码：{(i % 2 == 0 ? "532822198703124418" : "532822199108023828")}）对上述事实作了说明。",
            "以上事实，有现场检查笔录、询问笔录和照片等证据证明。",
            $"当事人的行为违反了《{law}》{article}的规定。本局决定对当事人罚款人民币{5000 + (1000 * i)}元。",
            "如不服本决定，可以自收到本决定书之日起六十日内向勐海县人民政府申请行政复议，也可以在六个月内向人民法院提起行政诉讼。",
            Agency, $"2026年11月{3 + i}日",
        ];
    }

    private static string[] Licence(int i) =>
    [
        Agency, "准予行政许可决定书", $"海文旅许准〔2026〕{21 + i}号",
        $"申请人：{Firms[5 + i]}", $"统一社会信用代码：{CreditCodes[5 + i]}", $"法定代表人：{Representatives[5 + i]}", "委托代理人：依香坎", "联系电话：13988012345",
        "申请人于2026年10月21日向本局提出经营许可申请，提交的材料齐全。经核查，符合法定条件。",
        "根据《中华人民共和国行政许可法》第三十八条第一款的规定，本局决定准予行政许可，有效期三年。",
        Agency, "2026年11月10日",
    ];

    private static string[] Inspection() =>
    [
        Agency, "行政检查登记表", "海文旅检字〔2026〕第41号",
        $"被检查单位：{Firms[2]}", $"法定代表人：{Representatives[2]}",
        "2026年11月11日，本局对被检查单位的消防通道、安全提示和门票价格公示进行了检查，陪同检查人员李扎倮。",
        "检查结果：未发现问题。", Agency, "2026年11月11日",
    ];

    private static string[] OfAPerson() =>
    [
        Agency, "行政处罚决定书", "海文旅罚字〔2026〕第314号",
        "当事人：普自有，男，彝族，1985年4月9日出生", "身份证号码：532822198504094412", "住址：勐海县勐混镇曼蚌村委会12号",
        "2026年9月21日，本局予以立案。经查明，2026年9月20日，当事人未取得导游证，为八名旅游者提供导游服务，收取费用人民币1600元。",
        "以上事实，有询问笔录和收款记录等证据证明。",
        "依据《中华人民共和国旅游法》第一百零二条第一款的规定，本局决定没收违法所得人民币1600元，罚款人民币2000元。",
        "如不服本决定，可以自收到本决定书之日起六十日内向勐海县人民政府申请行政复议，也可以在六个月内向人民法院提起行政诉讼。",
        Agency, "2026年11月12日",
    ];

    private static string[] TradeSecret() =>
    [
        Agency, "行政处罚决定书", Secret,
        $"当事人：{Firms[4]}", $"法定代表人：{Representatives[4]}",
        "经查明，当事人使用他人不为公众所知悉的线路成本、客户名单和供应商底价等商业秘密招徕旅游者。权利人书面请求对其客户名单和成交底价保密。",
        "本局决定责令停止违法行为，罚款人民币20000元。", Agency, "2026年11月12日",
    ];

    private static string[] OfAMinor() =>
    [
        Agency, "行政处罚决定书", Minor,
        "当事人：刀建荣，男，傣族，2010年6月6日出生", "身份证号码：532822201006064418",
        "经查明，2026年8月2日，当事人在文物保护单位的墙面上刻划。",
        "依据《中华人民共和国文物保护法》第八十九条第一款的规定，本局决定给予警告，罚款人民币200元。", Agency, "2026年11月12日",
    ];

    private static string[] WithoutDate() =>
    [
        Agency, "行政处罚决定书", Undated,
        $"当事人：{Firms[8]}", $"法定代表人：{Representatives[8]}",
        "经查明，当事人未经许可经营旅行社业务。依据《中华人民共和国旅游法》第九十五条第一款的规定，本局决定罚款人民币15000元。", Agency,
    ];
}

/// <summary>A file of the pile.</summary>
/// <param name="Name">As on the clerk's disk.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record PiledFile(string Name, byte[] Bytes);
