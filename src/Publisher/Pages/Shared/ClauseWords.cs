namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Where a clause stands in the law and what it says in a few words; 公示办法 is 云政办规〔2019〕4号.</summary>
public static class ClauseWords
{
    private static readonly Dictionary<string, (string Place, string Words)> Known = new(StringComparer.Ordinal)
    {
        ["GS-09-1"] = ("公示办法第九条第一款", "以摘要或者全文公开"),
        ["GS-09-2"] = ("公示办法第九条第二款", "摘要应当具备的内容"),
        ["GS-09-3"] = ("公示办法第九条第二款", "自然人公开姓氏，单位公开名称"),
        ["GS-10-1"] = ("公示办法第十条第一项", "法定代表人以外的自然人姓名"),
        ["GS-10-2a"] = ("公示办法第十条第二项", "自然人的家庭住址"),
        ["GS-10-2b"] = ("公示办法第十条第二项", "自然人的身份证号码"),
        ["GS-10-2c"] = ("公示办法第十条第二项", "自然人的通信方式"),
        ["GS-10-2d"] = ("公示办法第十条第二项", "自然人的银行账号"),
        ["GS-10-2e"] = ("公示办法第十条第二项", "自然人的动产、不动产权属证书编号"),
        ["GS-10-2f"] = ("公示办法第十条第二项", "自然人的财产状况"),
        ["GS-10-3a"] = ("公示办法第十条第三项", "单位的银行账号"),
        ["GS-10-3b"] = ("公示办法第十条第三项", "单位的权属证书编号和财产状况"),
        ["GS-10-4"] = ("公示办法第十条第四项", "其他规定要求隐去的信息"),
        ["GS-11-1"] = ("公示办法第十一条第一款第一项", "当事人是未成年人"),
        ["GS-11-2a"] = ("公示办法第十一条第一款第二项", "案件主要事实涉及国家秘密"),
        ["GS-11-2b"] = ("公示办法第十一条第一款第二项", "案件主要事实涉及商业秘密"),
        ["GS-11-2c"] = ("公示办法第十一条第一款第二项", "案件主要事实涉及个人隐私"),
        ["GS-11-3"] = ("公示办法第十一条第一款第三项", "可能危及国家安全、公共安全和社会稳定"),
        ["GS-11-4"] = ("公示办法第十一条第一款第四项", "可能影响系列案件的调查处理"),
        ["GS-11-5"] = ("公示办法第十一条第一款第五项", "法律、法规、规章规定不予公开的其他情形"),
        ["GS-11-6"] = ("公示办法第十一条第二款", "权利人同意公开或者不公开可能严重损害公共利益"),
        ["LAW-BM-22"] = ("保守国家秘密法第二十二条", "带有国家秘密标志"),
        ["LAW-BM-35"] = ("保守国家秘密法第三十五条", "公开前的保密审查"),
        ["LAW-WCN-103"] = ("未成年人保护法第一百零三条", "不得披露未成年人身份信息"),
        ["LAW-YF-59"] = ("预防未成年人犯罪法第五十九条", "未成年人行政处罚记录封存"),
        ["LAW-XXGK-14"] = ("政府信息公开条例第十四条", "法律、行政法规禁止公开"),
        ["LAW-XXGK-16"] = ("政府信息公开条例第十六条", "内部事务、过程性信息和行政执法案卷"),
        ["ZZ-10"] = ("政务公开工作准则第十条", "内部文件、工作秘密"),
        ["LAW-ZA-136"] = ("治安管理处罚法第一百三十六条", "违反治安管理记录封存"),
        ["LAW-XZCF-48-1"] = ("行政处罚法第四十八条第一款", "不具有一定社会影响，不予公开"),
        ["LAW-PIPL-28"] = ("个人信息保护法第二十八条", "敏感个人信息"),
        ["LAW-SAMR-61"] = ("市场监督管理行政处罚信息公示规定", "仅受警告处罚的不予公示"),
    };

    /// <summary>The place in the law: 公示办法第十条第一项; the code itself when it is not known.</summary>
    public static string Place(string clause) => Known.TryGetValue(clause, out var known) ? known.Place : clause;

    /// <summary>What it says in a few words; empty when it is not known.</summary>
    public static string Words(string clause) => Known.TryGetValue(clause, out var known) ? known.Words : string.Empty;

    /// <summary>Place and words.</summary>
    public static string Full(string clause) => Known.TryGetValue(clause, out var known) ? $"{known.Place}：{known.Words}" : clause;
}
