using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>E-mail addresses, also with full-width signs or (at), and payment accounts written like them.</summary>
internal sealed partial class EmailDetector : IDetector
{
    /// <inheritdoc/>
    public string Name => "email";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Shape().Matches(text.Spaced.Value))
        {
            found.Add(new Candidate
            {
                Range = text.Spaced.ToOriginal(match.Index, match.Index + match.Length),
                Kind = FindingKinds.Email,
                Rule = "email/shape",
                Confidence = 0.97,
            });
        }
    }

    [GeneratedRegex(
        @"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63} ?(?:@|\(at\)|\[at\]|【at】|#at#) ?[A-Za-z0-9\-]{2,63}(?: ?(?:\.|\(dot\)|。) ?[A-Za-z]{2,24}){0,4}"
        + @"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{1,63} (?:at|艾特) [A-Za-z0-9\-]{2,63}(?: ?(?:dot|点|\.) ?[A-Za-z]{2,24}){1,4}(?![A-Za-z])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Shape();
}
