using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>Registration plates: ordinary, new-energy, trailer, driving-school, police, Hong Kong and Macau, consular.</summary>
internal sealed partial class PlateDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "plate";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Shape().Matches(text.Spaced.Value))
        {
            var serial = match.Groups["serial"].ValueSpan;
            if (serial.IndexOfAnyInRange('0', '9') >= 0)
            {
                found.Add(new Candidate
                {
                    Range = text.Spaced.ToOriginal(match.Index, match.Index + match.Length),
                    Kind = FindingKinds.Plate,
                    Rule = "plate/shape",
                    Confidence = 0.95,
                });
            }
        }
    }

    [GeneratedRegex(
        @"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-HJ-NP-Za-hj-np-z] ?[·.\-]? ?(?<serial>[A-HJ-NP-Za-hj-np-z0-9]{4} ?[挂学警港澳领使]|[A-HJ-NP-Za-hj-np-z0-9]{5}[挂学警港澳领使](?![习生校院察])|[A-HJ-NP-Za-hj-np-z0-9]{5,6}|(?:[A-HJ-NP-Za-hj-np-z0-9] ){4,5}[A-HJ-NP-Za-hj-np-z0-9])(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Shape();
}
