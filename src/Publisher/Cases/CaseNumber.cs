using System.Buffers;
using System.Globalization;
using System.Text;
using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Compares document numbers: brackets and full-width forms differ between systems, blanks and what is not seen mean nothing.</summary>
public static class CaseNumber
{
    // What every normal form leaves as it is: most titles and names hold nothing else.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ()", .. Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00 + 1).Select(code => (char)code)]);

    /// <summary>The form under which two writings of one number are equal.</summary>
    public static string Normalise(string documentNumber)
    {
        ArgumentNullException.ThrowIfNull(documentNumber);
        if (!documentNumber.AsSpan().ContainsAnyExcept(Plain))
        {
            return documentNumber;
        }

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

    /// <summary>What is said of an amendment whose number is not that of what it amends.</summary>
    internal static CaseMessage NotAsAmended { get; } =
        new("documentNumber", "as-amended", "这件案件是对已公开决定的更正，文号必须与原决定相同。文书是另一件决定的，请另行报送。");

    /// <summary>
    /// Whether a case may have a number: one that amends another has that one's and no other, or its text would take that one's place under a
    /// number that is not its own.
    /// </summary>
    internal static async Task<bool> MayHaveAsync(DeskTransaction desk, CaseRow row, string index) => row.AmendsCase is null
        || string.Equals(
            index,
            await desk.Connection.ExecuteScalarAsync<string>(
                "SELECT number_index FROM decision_case WHERE case_id = @AmendsCase AND agency_code = @AgencyCode", new { row.AmendsCase, row.AgencyCode }, desk.Transaction),
            StringComparison.Ordinal);

    internal static string Index(CaseVault vault, string agencyCode, string documentNumber) =>
        vault.BlindIndex($"document-number/{agencyCode}", Normalise(documentNumber));
}
