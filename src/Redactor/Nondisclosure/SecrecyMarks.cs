using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>
/// Finds marks of state secrecy as documents bear them (保守国家秘密法实施条例 Art. 21; GB/T 9704 7.2.2): a level with a star and a term, or
/// a level that stands alone on its line. The marks are fixed by law, so they are no matter of configuration. Made for intake: a
/// marked document must be refused before it is stored or acknowledged (保守国家秘密法 Art. 57).
/// </summary>
public static partial class SecrecyMarks
{
    /// <summary>True when the text bears a mark, however spaced, bracketed, widened or written in traditional characters.</summary>
    public static bool Contains(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = new StringBuilder();
        foreach (var line in SignalText.Normalized(text).Split('\n', '\r', '\t', '\v', '\f', '\u2028'))
        {
            var folded = Fold(line);
            if (Alone().IsMatch(folded))
                return true;
            whole.Append(folded);
        }

        return Starred().EnumerateMatches(whole.ToString()) is var matches && AnyState(whole.ToString(), matches);
    }

    /// <summary>True when the document bears a mark in its text or in anything that it does not show.</summary>
    public static bool Contains(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Contains(document.Text) || document.HiddenTexts.Any(hidden => Contains(hidden.Text));
    }

    // 商业秘密★ is an enterprise's own mark and belongs to another rule.
    private static bool AnyState(string text, Regex.ValueMatchEnumerator matches)
    {
        foreach (var match in matches)
        {
            var before = text.AsSpan(0, match.Index);
            if (!before.EndsWith("商业", StringComparison.Ordinal) && !before.EndsWith("商業", StringComparison.Ordinal) && !before.EndsWith("技术", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            var kept = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpaceSeparator => false,
                UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation
                    or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => false,
                _ => rune.Value is not (':' or '·' or '.' or '|' or '"' or '\''),
            };
            if (kept)
                folded.Append(rune.Value switch { '絕' => "绝", '機' => "机", '祕' => "秘", '級' => "级", _ => rune.ToString() });
        }

        return folded.ToString();
    }

    [GeneratedRegex(@"(绝密|机密|秘密)级?[★☆⭐✩✪✫✬✭✮✯⋆]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Starred();

    [GeneratedRegex(@"^(份号\d*)?(密级)?(绝密|机密|秘密)级?([★☆⭐*].{0,40}|(\d{1,3}|[一二三四五六七八九十百]{1,4})(年|个?月|天|日)|长期|启用前)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Alone();
}
