using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>财产状况 in its simple form: what somebody owns, earns or owes, with a number. Fines, seizures and proceeds are not that.</summary>
internal sealed partial class PropertyStatusDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "property-status";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Shape().Matches(text.Compact.Value))
        {
            found.Add(new Candidate
            {
                Range = text.Compact.ToOriginal(match.Index, match.Index + match.Length),
                Kind = FindingKinds.PropertyStatus,
                Rule = "property-status/amount",
                Confidence = 0.8,
            });
        }
    }

    [GeneratedRegex(
        @"(?:(?:家庭|个人|本人|全家)?(?:银行)?(?:存款|积蓄)|(?:家庭|个人|本人|全家)(?:年|月|总)?(?:均)?(?:纯)?收入|(?:年|月)(?:均)?(?:纯)?收入|月工资|负债|欠债|外债|(?:家庭|个人|名下)(?:总)?(?:财产|资产)|退休金|养老金|低保金|账户余额)(?:总额|总计|合计|共计|共|约|为|仅|达|有|人民币|[:]){0,4}[\d,.]{1,16}(?:余|多)?(?:百|千|万|亿)?(?:余|多)?元"
        + @"|(?:名下|拥有|家中)(?:登记)?(?:有|共有|现有)?(?:房产|住房|商品房|车辆|轿车|汽车|宅基地|商铺)(?:\d{1,3}|[一二两三四五六七八九十])(?:套|处|辆|间|块|宗)"
        + @"|(?:名下|拥有|家中)(?:登记)?(?:有|共有|现有)?(?:\d{1,3}|[一二两三四五六七八九十])(?:套|处|辆|间|块|宗)(?:房产|住房|商品房|车辆|轿车|汽车|宅基地|商铺)",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Shape();
}
