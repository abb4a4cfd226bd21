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
            var value = match.Groups["value"];
            if (value.ValueSpan.IndexOfAnyInRange('0', '9') >= 0)
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
        });

    [GeneratedRegex(
        @"(?:护照|通行证|回乡证|台胞证|居留身份证|居留证|居住证|旅行证|军官证|士兵证|警官证|警察证|残疾人?证|驾驶证|驾照|从业资格证|学生证|工作证|准驾证|身份证件|身份证|证件|身份证明)(?:编号|号码|号)?[:(是为]{1,2}(?:号码?[:为]?)?(?<value>[A-Za-z]{0,2}[0-9][0-9A-Za-z()\-]{5,17}|[A-Za-z]{1,2}[0-9]{6,10}(?:\([0-9A-Za-z]\))?)",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(?:执法证件?(?:编号|号码|号)?|行政执法证(?:件)?(?:编号|号码|号)?|(?<=[(,;])证号|检查证(?:编号|号码|号)?|警号|工号)[:为是]{0,2}(?:[、,和及]?(?<value>[\u4e00-\u9fff]{0,3}[0-9A-Za-z][0-9A-Za-z\-]{4,19})){1,6}",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex OfficerCertificates();

    [GeneratedRegex(@"[军武警政后装海空南北东西中成广济沈兰]{1,2}字第[0-9A-Za-z]{5,12}号", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Military();
}
