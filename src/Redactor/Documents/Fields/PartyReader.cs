using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Records;
using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>Reads the parties from their block at the head of a decision.</summary>
internal static partial class PartyReader
{
    private const int SearchedLines = 16;
    private const int BlockLines = 9;
    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create("，,。；;：:（()）\n");

    /// <summary>Parties in order; empty when no label or salutation names one.</summary>
    public static IReadOnlyList<CaseParty> Read(List<string> lines)
    {
        var parties = new List<CaseParty>();
        for (var i = 0; i < Math.Min(lines.Count, SearchedLines); i++)
        {
            var names = Labelled().Match(lines[i]) is { Success: true } label ? label.Groups["names"].Value
                : parties.Count > 0 && Following().Match(lines[i]) is { Success: true } following ? following.Groups["names"].Value
                : parties.Count == 0 && Salutation().Match(lines[i]) is { Success: true } salutation ? salutation.Groups["names"].Value
                : null;
            if (names is null)
                continue;
            var block = string.Join('\n', lines.Skip(i).Take(BlockLines).TakeWhile((line, at) => at == 0 || (!Labelled().IsMatch(line) && !Following().IsMatch(line) && !Body().IsMatch(line))));
            foreach (var name in names.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (name.Length >= 2 && !parties.Any(known => known.Name.Equals(name, StringComparison.Ordinal)))
                    parties.Add(Party(name, block, isAlone: !names.Contains('、', StringComparison.Ordinal)));
            }
        }

        return parties;
    }

    private static CaseParty Party(string name, string block, bool isAlone)
    {
        var code = CreditCode().Match(block) is { Success: true } credit ? credit.Groups["code"].Value : null;
        var id = isAlone && CitizenId().Match(block) is { Success: true } citizen ? citizen.Groups["id"].Value.Replace(" ", string.Empty, StringComparison.Ordinal) : null;
        var proprietor = Person(Proprietor(), block);
        var representative = RepresentativeOf(block);
        var kind = KindOf(name, code, proprietor);
        if (kind is PartyKind.Proprietorship)
            (proprietor, representative) = (proprietor ?? representative, null);
        return new CaseParty
        {
            Name = name,
            Kind = kind,
            CreditCode = code,
            CitizenId = kind is PartyKind.Organisation ? null : id,
            LegalRepresentative = kind is PartyKind.Organisation ? representative : null,
            Proprietor = kind is PartyKind.NaturalPerson ? null : proprietor,
        };
    }

    private static PartyKind KindOf(string name, string? code, string? proprietor)
    {
        var isTrade = name.Length > 4 && OrganisationEnd().IsMatch(name);
        if (code is not null)
            return code.StartsWith("92", StringComparison.Ordinal) ? PartyKind.Proprietorship : PartyKind.Organisation;
        return !isTrade ? PartyKind.NaturalPerson : proprietor is not null && !name.EndsWith("公司", StringComparison.Ordinal) ? PartyKind.Proprietorship : PartyKind.Organisation;
    }

    private static string? Person(Regex label, string block) => label.Match(block) is { Success: true } match ? match.Groups["name"].Value : null;

    // 原法定代表人, 法定代表人(变更前): not the one who is registered.
    private static string? RepresentativeOf(string block) =>
        Representative().Matches(block)
            .FirstOrDefault(match => TitleQualifiers.Of(PhraseBefore(block, match.Index)).IsHeld() && TitleQualifiers.Of(match.Groups["bracket"].Value).IsHeld())
            ?.Groups["name"].Value;

    private static string PhraseBefore(string block, int at) => block[(block.AsSpan(0, at).LastIndexOfAny(PhraseEnds) + 1)..at];

    [GeneratedRegex(@"^(当事人|被处罚人|被处罚单位|被处罚个人|被检查人|被检查单位|被检查对象|检查对象|姓名|申请人|申请单位|行政相对人|被征收人|被奖励人)([（(](个人|单位|自然人|法人)[）)])?(姓名|名称)?[:：](?<names>[^，,。；; 性（(：:]{2,40}([（(][^）)身公\d]{1,12}[）)][^，,。；; ：:]{0,12})?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(?<names>[\u4e00-\u9fa5·]{2,12})[，,](男|女)[，,]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Following();

    [GeneratedRegex(@"^(?<names>[\u4e00-\u9fa5·、（）]{2,50}?)([（(](身份证|公民身份)[^）)]{0,40}[）)])?[:：]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Salutation();

    [GeneratedRegex(@"经查|查明|立案|违法事实|本(局|机关)|我局|案由", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Body();

    [GeneratedRegex(@"统一社会信用代码[^:：]{0,8}[:：]\s?(?<code>[0-9A-HJ-NP-RTUW-Y]{18})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CreditCode();

    [GeneratedRegex(@"(身份证|公民身份|证件)[^0-9\n]{0,16}(?<id>\d{6} ?\d{8} ?\d{3}[\dXx]|\d{15})|[，,](男|女)[，,][^。\n]{0,20}?(?<id>\d{17}[\dXx])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CitizenId();

    [GeneratedRegex(@"法定代表人(?<bracket>[（(][^）)]{0,20}[）)])?(姓名)?[:：]\s?(?<name>[\u4e00-\u9fa5·]{2,15})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Representative();

    [GeneratedRegex(@"(^|[\s，；。])(经营者|负责人|投资人|执行事务合伙人)([（(][^）)]{0,20}[）)])?(姓名)?[:：]\s?(?<name>[\u4e00-\u9fa5·]{2,15})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Proprietor();

    [GeneratedRegex(@"(公司|厂|店|部|社|院|所|中心|商行|行|超市|局|校|站|馆|场|集团|队|会|园|吧|房|坊|铺|城|政府|户|医务室|餐厅|食堂|（[^）]+）)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OrganisationEnd();
}
