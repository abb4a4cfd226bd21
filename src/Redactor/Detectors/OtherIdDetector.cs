using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Identity numbers other than the citizen's: passports, permits of Hong Kong, Macau and Taiwan, officers' and soldiers' certificates,
/// and the certificate numbers of enforcement officers, which name an officer as surely as the name does.
/// </summary>
internal sealed partial class OtherIdDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "other-id";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Labelled().Matches(text.Compact.Value))
        {
            foreach (Capture value in match.Groups["value"].Captures)
            {
                Add(text, value.Index, value.Length, "other-id/labelled", 0.93, found);
            }
        }

        foreach (Match match in OfficerCertificates().Matches(text.Compact.Value))
        {
            foreach (Capture value in match.Groups["value"].Captures)
            {
                Add(text, value.Index, value.Length, "other-id/officer", 0.9, found);
            }
        }

        foreach (Match match in BracketedCertificates().Matches(text.Compact.Value))
        {
            foreach (Capture value in match.Groups["value"].Captures)
            {
                Add(text, value.Index, value.Length, "other-id/officer-bracket", 0.85, found);
            }
        }

        foreach (Match match in Military().Matches(text.Compact.Value))
        {
            Add(text, match.Index, match.Length, "other-id/military", 0.9, found);
        }
    }

    private static void Add(ScannedText text, int start, int length, string rule, double confidence, ICollection<Candidate> found) =>
        found.Add(new Candidate
        {
            Range = text.Compact.ToOriginal(start, start + length),
            Kind = FindingKinds.OtherId,
            Rule = rule,
            Confidence = confidence,
            Matter = rule.StartsWith("other-id/officer", StringComparison.Ordinal) ? FindingMatter.OfficerCertificate : null,
        });

    [GeneratedRegex(
        @"(?:护照|通行证|回乡证|台胞证|居留身份证|居留证|居住证|旅行证|军官证|士兵证|警官证|警察证|残疾人?证|驾驶证|驾照|从业资格证|资格证|执业证|上岗证|操作证|导游证|记者证|律师证|健康证|结婚证|离婚证|退役证|学生证|工作证|准驾证|身份证件|身份证|证件|身份证明|社会保障(?:卡|号)?|社保卡?|医保卡?|参保|学籍|住院|病案)"
        + @"(?:(?:编号|号码|号)[:(是为]{0,2}|[:(是为]{1,2})(?:号码?[:为]?)?(?<value>[A-Za-z]{0,3}-?[0-9][0-9A-Za-z\-]{4,20}(?:\([0-9A-Za-z]{1,2}\))?)(?:[、,和及](?<value>[A-Za-z]{0,3}-?[0-9][0-9A-Za-z\-]{4,20})){0,5}",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(?:执法证件?(?:编号|号码|号)?|行政执法证(?:件)?(?:编号|号码|号)?|(?<=[(,;]|(?:执法|检查|办案|承办|监督|勘验|稽查)人?员?[^\n。]{0,40})证号|检查证(?:编号|号码|号)?|警号|工号)[:为是]{0,2}(?:[、,和及]?(?<value>[\u4e00-\u9fff]{0,3}[0-9A-Za-z][0-9A-Za-z\-]{4,19})){1,6}",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex OfficerCertificates();

    // "承办人:甲(2530101122)、乙(2530101127)": a bracket behind an officer's name that holds a number alone.
    [GeneratedRegex(
        @"(?:执法|检查|办案|监督|勘验|稽查|承办|经办|调查|主办|协办)(?:人员|人|员)(?:\((?:签名|签字|盖章|签章)\))?[:为]?(?:[、,和及]?[\u4e00-\u9fff·]{2,8}\((?<value>[0-9A-Za-z][0-9A-Za-z\-]{4,19})\)){1,6}",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex BracketedCertificates();

    [GeneratedRegex(@"[军武警政后装海空南北东西中成广济沈兰]{1,2}字第[0-9A-Za-z]{5,12}号", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Military();
}
