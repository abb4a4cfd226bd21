using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>QQ, WeChat and similar accounts; a label is required.</summary>
internal sealed partial class InstantMessagingDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "im";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Labelled().Matches(text.Spaced.Value))
        {
            var value = match.Groups["value"];
            found.Add(new Candidate
            {
                Range = text.Spaced.ToOriginal(value.Index, value.Index + value.Length),
                Kind = FindingKinds.InstantMessaging,
                Rule = "im/labelled",
                Confidence = 0.93,
            });
        }
    }

    [GeneratedRegex(
        @"(?:微 ?信|QQ|抖音|快手|钉钉|支付宝|旺旺|微博|WeChat|Telegram|WhatsApp) ?(?:账 ?号|帐 ?号|账户|帐户|号码|号|昵称|ID)? ?(?:为|是|系|[:(]|名为|同号)? ?[""“'(]?(?<value>[A-Za-z0-9][A-Za-z0-9_\-]{4,24})(?![A-Za-z0-9_\-@])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Labelled();
}
