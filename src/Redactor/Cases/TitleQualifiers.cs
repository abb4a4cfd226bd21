using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Cases;

/// <summary>What a text says of somebody who bears the title 法定代表人.</summary>
internal enum TitleStanding
{
    /// <summary>Nothing: he is in office.</summary>
    Unqualified,

    /// <summary>In office, in so many words: 现任, 变更后.</summary>
    Now,

    /// <summary>Not in office: he was, may become or is none.</summary>
    Past,

    /// <summary>Either: 时任, 当时的, 2023年的.</summary>
    Unclear,
}

/// <summary>Reads in the words beside the title 法定代表人 whether its bearer is in office. The law keeps the name of nobody else (Art. 10(1)).</summary>
internal static partial class TitleQualifiers
{
    /// <summary>What stands for the name of an organisation in a phrase.</summary>
    public const char Firm = '\u0001';

    /// <summary>What a phrase says. What is proposed or denied counts wherever it stands, of the rest the last: 原总经理、现法定代表人.</summary>
    public static TitleStanding Of(string phrase)
    {
        var standing = TitleStanding.Unqualified;
        foreach (Match match in Qualifier().Matches(phrase))
        {
            if (match.Groups["never"].Success)
            {
                return TitleStanding.Past;
            }

            standing = match.Groups["past"].Success ? TitleStanding.Past : match.Groups["now"].Success ? TitleStanding.Now : TitleStanding.Unclear;
        }

        return standing;
    }

    /// <summary>Whether somebody of whom this is said is in office.</summary>
    public static bool IsHeld(this TitleStanding standing) => standing is TitleStanding.Unqualified or TitleStanding.Now;

    // Whoever may come into office or is not in it; was; is; may be either.
    [GeneratedRegex("(?<never>拟(?=任|担任|出任|接任|继任|新任|变更|登记|聘|选|$)|候任|待任|提名|推荐|推举|申请(?!人|执行|再审|单位|企业|公司)|准备(?=任|担任|变更)|冒充|冒用|冒名|假冒|谎称|自称|非(?!法(?!定))|不是|是否|未担任|没有担任|不(?:再|曾)?(?:担任|是|系|任))"
        + "|(?<past>原(?![告审判案件则料因籍址始])|(?<![目当日空面生])前(?![述款期来往台后提线置景夫妻男女])|曾(?=[任担系是为经在于出登做当法\u0001]|$)|历任|上一?[任届]|卸任|离任|离职|辞任|辞去|免去|免除|罢免|撤换|首任|第[一二三四五]任|过去|昔日|[年月日]至(?!今))"
        + "|(?<now>(?<![发出表体实呈兑])现(?![场金代有行象状将查已])|变[更动](?:登记)?后|新任|继任|接任|目前|当前)"
        + "|(?<unclear>时任|时为|时系|当时|彼时|斯时|那时|代理(?![人律公])|代行|临时(?=法|负|$)|名誉|已故|去世|病故|死亡|(?:时|期间|阶段|当年|那年|实际)的?$|[0-9]{2,4}年(?:[底初末中度]|上半年|下半年|[0-9]{1,2}月(?:[0-9]{1,2}日|份|[底初末])?)?(?:以前)?的$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualifier();
}
