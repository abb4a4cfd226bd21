using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.Conversion.Outcomes;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Names of the sealed parts of a case. They are bound into the encryption: never renamed.</summary>
public static class CasePart
{
    /// <summary>The document's bytes that every step reads: as pushed, or what they were converted to.</summary>
    public const string Original = "original";

    /// <summary>The document's bytes as pushed, of a document that was converted; no step reads them.</summary>
    public const string AsSent = "as-sent";

    /// <summary><see cref="SubmittedFile"/>: name and kind of the document.</summary>
    public const string File = "file";

    /// <summary><see cref="CaseSubmission"/>, as pushed.</summary>
    public const string Submission = "submission";

    /// <summary><see cref="CaseSubmission"/>, completed from the text.</summary>
    public const string Fields = "fields";

    /// <summary>The served text, as the reader sees it.</summary>
    public const string Text = "text";

    /// <summary><see cref="UnseenText"/>s: what the file holds but does not show, as counts.</summary>
    public const string Unseen = "unseen";

    /// <summary>What the redactor made of it.</summary>
    public const string Redaction = "redaction";

    /// <summary>The record that would be published, as its public bytes.</summary>
    public const string Candidate = "candidate";

    /// <summary>The notice that stays after a withdrawal.</summary>
    public const string Notice = "notice";

    /// <summary><see cref="CaseMessage"/>s to the agency.</summary>
    public const string Messages = "messages";

    /// <summary>Why the verifier blocked it.</summary>
    public const string Failures = "failures";

    /// <summary>Why it may not, or not yet, be published.</summary>
    public const string Grounds = "grounds";

    /// <summary><see cref="DisclosureOverride"/>, proposed or confirmed.</summary>
    public const string Override = "override";

    /// <summary><see cref="SecrecyReview"/>.</summary>
    public const string SecrecyReview = "secrecy-review";

    /// <summary><see cref="CaseAftermath"/> that is public.</summary>
    public const string Aftermath = "aftermath";

    /// <summary><see cref="CaseAftermath"/> on its way to the gazette; it takes the other's place once the gazette has it.</summary>
    public const string AftermathOrdered = "aftermath-ordered";

    /// <summary>The <see cref="AftermathEntry"/> for the sake of which <see cref="AftermathOrdered"/> is on its way; it waits again when that is blocked.</summary>
    public const string AftermathOrderedEntry = "aftermath-ordered-entry";

    /// <summary><see cref="AftermathEntry"/>s that wait for a second person.</summary>
    public const string AftermathWaiting = "aftermath-waiting";

    /// <summary><see cref="LegalReview"/>: the last word, be it pushed, typed in a mend or recorded on screen. Of cases that came before this was so, one that was pushed stands in the submission alone.</summary>
    public const string LegalReview = "legal-review";

    /// <summary><see cref="CaseDigest"/>: what lists show beside the caption.</summary>
    public const string Digest = "digest";

    /// <summary><see cref="ReviewCorrections"/>: what reviewers rejected and added.</summary>
    public const string Corrections = "corrections";

    /// <summary><see cref="ReviewAcceptances"/>: what reviewers hold to be right.</summary>
    public const string Acceptances = "acceptances";

    /// <summary><see cref="ModeChoice"/>: what a person chose to make public.</summary>
    public const string Mode = "mode";

    /// <summary><see cref="SocialImpactJudgement"/>.</summary>
    public const string SocialImpact = "social-impact";

    /// <summary><see cref="LatenessReason"/>s: why it is late.</summary>
    public const string Lateness = "lateness";

    /// <summary><see cref="TakedownAccount"/>s: why it was taken down, and what was said of that.</summary>
    public const string Takedowns = "takedowns";

    /// <summary>What was said of findings of a re-scan that nothing was to be done about; see <see cref="RescanAnswer"/>.</summary>
    public const string RescanAnswers = "rescan-answers";

    /// <summary>A reason in the audit; not a row of its own.</summary>
    public const string Audit = "audit";

    /// <summary><see cref="CaseCaption"/>; a column of the case.</summary>
    public const string Caption = "caption";

    /// <summary>What its push is known by when it is repeated; a column of <c>idempotency</c>.</summary>
    public const string Idempotency = "push";
}

/// <summary>What a list shows of a case.</summary>
/// <param name="DocumentNumber">文号; null until known.</param>
/// <param name="Title">案件名称 as served; null until known.</param>
/// <param name="SeriesId">The agency's word for the series, from which its index is computed; null when the case is of none.</param>
public sealed record CaseCaption(string? DocumentNumber, string? Title, string? SeriesId = null);

/// <summary>What a list shows of a redacted case.</summary>
/// <param name="Parties">Names of the parties, as served.</param>
/// <param name="Confidences">How sure the redactor is of each finding, in the order of the text; 0 to 1.</param>
public sealed record CaseDigest(IReadOnlyList<string> Parties, IReadOnlyList<double> Confidences);

/// <summary>The pushed file.</summary>
/// <param name="Name">Its name without folders, at most 200 characters.</param>
/// <param name="Length">Its length in bytes, as sent.</param>
/// <param name="ConvertedFrom">What it was before it was converted; null when it is read as it was sent.</param>
/// <param name="Remarks">What the conversion could not be sure of: sentences in Chinese without anything of the content; null when it was not converted.</param>
/// <param name="IsTyped">Whether a person typed it from paper or a scan: then there is no file that the text could be compared with.</param>
public sealed record SubmittedFile(string Name, long Length, ForeignFormat? ConvertedFrom = null, IReadOnlyList<string>? Remarks = null, bool IsTyped = false);

/// <summary>Something the agency must know or mend.</summary>
/// <param name="Field">The field, such as <c>decidedOn</c> or <c>document</c>.</param>
/// <param name="Rule">The rule, such as <c>required</c>.</param>
/// <param name="Message">One sentence in Chinese, without personal values.</param>
public sealed record CaseMessage(string Field, string Rule, string Message);

/// <summary>Reads and writes the sealed parts of one case.</summary>
internal static class CaseParts
{
    public static Task WriteAsync(DeskTransaction desk, CaseKey key, string caseId, string part, ReadOnlySpan<byte> content) =>
        desk.Connection.ExecuteAsync(
            """
            INSERT INTO case_part (case_id, part, content) VALUES (@caseId, @part, @sealed)
            ON CONFLICT (case_id, part) DO UPDATE SET content = excluded.content
            """,
            new { caseId, part, @sealed = key.Seal(part, content) },
            desk.Transaction);

    public static Task WriteJsonAsync<T>(DeskTransaction desk, CaseKey key, string caseId, string part, T value) =>
        WriteAsync(desk, key, caseId, part, JsonSerializer.SerializeToUtf8Bytes(value, CaseJson.Options));

    public static async Task<byte[]?> ReadAsync(DbConnection connection, CaseKey key, string caseId, string part, DbTransaction? transaction = null)
    {
        var blob = await connection.QuerySingleOrDefaultAsync<byte[]>(
            "SELECT content FROM case_part WHERE case_id = @caseId AND part = @part", new { caseId, part }, transaction);
        return blob is null ? null : key.Open(part, blob);
    }

    public static async Task<T?> ReadJsonAsync<T>(DbConnection connection, CaseKey key, string caseId, string part, DbTransaction? transaction = null)
        where T : class =>
        await ReadAsync(connection, key, caseId, part, transaction) is { } bytes ? JsonSerializer.Deserialize<T>(bytes, CaseJson.Options) : null;

    public static Task RemoveAsync(DeskTransaction desk, string caseId, string part) =>
        desk.Connection.ExecuteAsync("DELETE FROM case_part WHERE case_id = @caseId AND part = @part", new { caseId, part }, desk.Transaction);

    public static T? Read<T>(CaseKey key, string part, byte[] content)
        where T : class => JsonSerializer.Deserialize<T>(key.Open(part, content), CaseJson.Options);

    public static byte[] Seal<T>(CaseKey key, string part, T value) => key.Seal(part, JsonSerializer.SerializeToUtf8Bytes(value, CaseJson.Options));

    public static byte[] SealCaption(CaseKey key, CaseCaption caption) => Seal(key, CasePart.Caption, caption);

    public static CaseCaption? OpenCaption(CaseVault vault, CaseRow row)
    {
        if (row.WrappedKey is null || row.Caption is null)
        {
            return null;
        }

        using var key = vault.Unwrap(row.CaseId, row.WrappedKey);
        return JsonSerializer.Deserialize<CaseCaption>(key.Open(CasePart.Caption, row.Caption), CaseJson.Options);
    }
}
