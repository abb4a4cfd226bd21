using System.Text;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Compares document numbers: brackets and full-width forms differ between systems, blanks mean nothing.</summary>
public static class CaseNumber
{
    /// <summary>The form under which two writings of one number are equal.</summary>
    public static string Normalise(string documentNumber)
    {
        ArgumentNullException.ThrowIfNull(documentNumber);
        var text = new StringBuilder();
        foreach (var character in documentNumber.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(character))
            {
                text.Append(character switch
                {
                    '〔' or '[' or '(' or '【' or '﹝' or '{' or '「' => '(',
                    '〕' or ']' or ')' or '】' or '﹞' or '}' or '」' => ')',
                    _ => char.ToUpperInvariant(character),
                });
            }
        }

        return text.ToString();
    }

    internal static string Index(CaseVault vault, string agencyCode, string documentNumber) =>
        vault.BlindIndex($"document-number/{agencyCode}", Normalise(documentNumber));
}
