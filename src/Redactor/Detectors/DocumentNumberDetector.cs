using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>文号: agency code, bracketed year, number. It stays.</summary>
internal sealed partial class DocumentNumberDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "document-number";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Shape().Matches(text.Compact.Value))
        {
            found.Add(new Candidate
            {
                Range = text.Compact.ToOriginal(match.Index, match.Index + match.Length),
                Kind = FindingKinds.DocumentNumber,
                Rule = "document-number/shape",
                Confidence = 0.95,
            });
        }
    }

    [GeneratedRegex(@"(?<code>(?:\([\u4e00-\u9fff]{1,6}\))?[\u4e00-\u9fff]{0,14}(?:\([\u4e00-\u9fff]{1,8}\)[\u4e00-\u9fff]{0,8})?)[〔\[【(](?:19|20)\d{2}[〕\]】)][\u4e00-\u9fff]{0,6}\d{1,8}(?:-\d{1,5}){0,3}号(?:附\d)?", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Shape();
}
