using System.Globalization;
using System.Text;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Compares document numbers: brackets and full-width forms differ between systems, blanks and what is not seen mean nothing.</summary>
public static class CaseNumber
{
    /// <summary>The form under which two writings of one number are equal.</summary>
    public static string Normalise(string documentNumber)
    {
        ArgumentNullException.ThrowIfNull(documentNumber);
        var text = new StringBuilder();
        // Half a surrogate pair and U+FFFE have no normal form; they come out of hostile texts only.
        foreach (var character in string.Concat(documentNumber.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character) && !IsUnseen(character))
            {
                text.Append(character switch
                {
                    '〔' or '[' or '(' or '【' or '〖' or '〘' or '〚' or '《' or '〈' or '<' or '﹝' or '{' or '「' or '『' => '(',
                    '〕' or ']' or ')' or '】' or '〗' or '〙' or '〛' or '》' or '〉' or '>' or '﹞' or '}' or '」' or '』' => ')',
                    _ => char.ToUpperInvariant(character),
                });
            }
        }

        return text.ToString();
    }

    private static bool IsUnseen(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark;

    internal static string Index(CaseVault vault, string agencyCode, string documentNumber) =>
        vault.BlindIndex($"document-number/{agencyCode}", Normalise(documentNumber));
}
