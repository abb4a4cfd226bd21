using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 动产或者不动产权属证书编号, read by shape rather than digit counts: words of the right, perhaps a bracketed year, 第…号;
/// also behind a label, and the 28 digits of a 不动产单元号.
/// </summary>
internal sealed partial class PropertyCertificateDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "property-certificate";

    /// <summary>Whether the words before a bracketed year name a property right rather than an agency's document.</summary>
    public static bool NamesRight(string words) => Right().IsMatch(words) && !Act().IsMatch(words);

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Shape().Matches(text.Compact.Value))
        {
            if (NamesRight(match.Value))
            {
                var skip = Lead(match.Value);
                Add(text, match.Index + skip, match.Length - skip, "property-certificate/shape", 0.95, found);
            }
        }

        foreach (Match match in Labelled().Matches(text.Compact.Value))
        {
            var value = match.Groups["value"];
            Add(text, value.Index, value.Length, "property-certificate/labelled", 0.93, found);
        }

        foreach (Match match in Unit().Matches(text.Compact.Value))
        {
            Add(text, match.Index, match.Length, "property-certificate/unit", 0.9, found);
        }
    }

    // The words in front of the number itself: "林权证号为", "持有", "使用证和".
    private static int Lead(string value)
    {
        var digits = value.AsSpan().IndexOfAnyInRange('0', '9');
        return value.AsSpan(0, Math.Max(0, digits)).LastIndexOfAny("为有和与是系的持号") + 1;
    }

    private static void Add(ScannedText text, int start, int length, string rule, double confidence, ICollection<Candidate> found) =>
        found.Add(new Candidate
        {
            Range = text.Compact.ToOriginal(start, start + length),
            Kind = FindingKinds.PropertyCertificate,
            Rule = rule,
            Confidence = confidence,
        });

    [GeneratedRegex("不动产|房权|房产|房地|国用|集用|集土|土地|林证|林权|地证|承包权|经营权|宅基|他项|产权|使用权|草原|海域|船舶所有", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Right();

    [GeneratedRegex("罚|决|告|通知|强制|责改|裁|函|催|立案|受理|移送|复议|行复", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Act();

    // The words of the right are at most a dozen characters with no sentence mark among them: "云(2019)昆明市不动产权第0012345号".
    [GeneratedRegex(
        @"(?:[\u4e00-\u9fff]{1,3}\((?:19|20)\d{2}\)[\u4e00-\u9fff]{0,10}(?:不动产权|不动产证明|房地产权|林权)第?[0-9A-Za-z\-]{3,14}号?"
        + @"|[\u4e00-\u9fff]{0,5}(?:房权证|房产证|房地权证|国用|集用|集土|集建|林证|林权证|土地证|地承包权|承包经营权|宅基地证|宅基地|他项|土证)[\u4e00-\u9fff]{0,8}[(〔\[]?(?:19|20)?\d{2}[A-Z]?[)〕\]]?[\u4e00-\u9fff]{0,4}第?[0-9A-Za-z\-]{2,16}号"
        + @"|[\u4e00-\u9fff]{0,5}(?:房权证|房产证|房地权证|国用|集用|集土|集建|林证|林权证|土地证|宅基地证|土证)(?:\([\u4e00-\u9fff]{1,8}\))?[\u4e00-\u9fff]{0,8}[字第]+[0-9A-Za-z\-]{3,20}号)(?:[至、到\-](?:第)?[0-9A-Za-z\-]{2,14}号)?",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"(?:产权证|权属证书|房产证|房权证|土地使用证|土地证|林权证|不动产权证书?|登记证书|承包经营权证|使用权证|所有权证)(?:编号|号码|号)?(?:为|是|[:：]){1,2}(?<value>[\u4e00-\u9fff]{0,8}[(〔]?[0-9A-Za-z][\u4e00-\u9fff0-9A-Za-z()〔〕\-]{4,34})",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<![0-9A-Za-z])\d{12}[A-Z]{2}\d{5}[A-Z]\d{8}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Unit();
}
