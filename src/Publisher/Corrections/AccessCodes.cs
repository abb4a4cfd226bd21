using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>What came of asking for a code.</summary>
public abstract record AccessCodeOutcome
{
    private AccessCodeOutcome()
    {
    }

    /// <summary>It was issued; it is shown this once.</summary>
    /// <param name="Code">The code as it is printed: 60 bits in three groups.</param>
    /// <param name="Tails">For how many numbers it holds.</param>
    public sealed record Issued(string Code, int Tails) : AccessCodeOutcome;

    /// <summary>The case knows no number of a party, and none was typed.</summary>
    public sealed record NoNumber : AccessCodeOutcome;

    /// <summary>The agency has no such case.</summary>
    public sealed record NotFound : AccessCodeOutcome;
}

/// <summary>
/// 核验码: printed with the served document, it tells the desk together with the last four of the party's ID or credit code that a request comes from who was
/// served. It is never compared outside: the public process passes on what was typed, sealed. Kept as a blind index of both, so that the store tells neither.
/// </summary>
public sealed class AccessCodes(DeskStore store, CaseVault vault)
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;
    private const int GroupLength = 4;
    private const int TailLength = 4;
    private const int IdBytes = 16;

    /// <summary>Issues a code for a case of the person's agency; earlier ones hold no longer.</summary>
    /// <param name="user">Who asks for it.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="typedTail">Last four of a party's number, where the case does not know it; null or empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<AccessCodeOutcome> IssueAsync(DeskUser user, string caseId, string? typedTail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.WriteAsync(
            async desk =>
            {
                if (await CaseRow.TakeAsync(desk, user.AgencyCode, caseId) is not { WrappedKey: { } wrapped } row)
                {
                    return new AccessCodeOutcome.NotFound();
                }

                using var key = vault.Unwrap(caseId, wrapped);
                var fields = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Fields, desk.Transaction)
                    ?? await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Submission, desk.Transaction);
                var tails = (fields?.Parties ?? []).SelectMany(party => new[] { party.CitizenId, party.CreditCode }).Append(Fold(typedTail))
                    .Where(static number => number is { Length: >= TailLength }).Select(static number => Fold(number)![^TailLength..]).Distinct(StringComparer.Ordinal).ToList();
                if (tails.Count == 0)
                {
                    return (AccessCodeOutcome)new AccessCodeOutcome.NoNumber();
                }

                var code = RandomNumberGenerator.GetString(Signs, Length);
                var issue = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
                await desk.Connection.ExecuteAsync("DELETE FROM access_code WHERE case_id = @caseId", new { caseId }, desk.Transaction);
                foreach (var tail in tails)
                {
                    await desk.Connection.ExecuteAsync(
                        "INSERT INTO access_code (access_index, issue_id, case_id, agency_code, issued_by, issued_at) VALUES (@index, @issue, @caseId, @AgencyCode, @Name, @at)",
                        new { index = Index(vault, code, tail), issue, caseId, row.AgencyCode, user.Name, at = desk.AtMilliseconds },
                        desk.Transaction);
                }

                await CaseJournal.NoteAsync(desk, row, key: null, user.Actor, AuditActs.AccessCodeIssued);
                return new AccessCodeOutcome.Issued(string.Join('-', code.Chunk(GroupLength).Select(static group => new string(group))), tails.Count);
            },
            cancellationToken);
    }

    /// <summary>Whether the person's agency has such a case.</summary>
    public Task<bool> IsOwnAsync(DeskUser user, string caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.ReadAsync(async connection => await CaseRow.FindAsync(connection, user.AgencyCode, caseId) is { WrappedKey: not null }, cancellationToken);
    }

    /// <summary>Whether code and last four belong to a case.</summary>
    internal static async Task<bool> HoldsAsync(DeskTransaction desk, CaseVault vault, string caseId, string code, string tail) =>
        Fold(code) is { Length: Length } foldedCode && Fold(tail) is { Length: TailLength } foldedTail
        && await desk.Connection.ExecuteScalarAsync<int>(
            """
            SELECT COUNT(*) FROM access_code a JOIN decision_case c ON c.case_id = a.case_id
            WHERE a.access_index = @index AND c.record_id = (SELECT record_id FROM decision_case WHERE case_id = @caseId)
            """,
            new { index = Index(vault, foldedCode, foldedTail), caseId },
            desk.Transaction) > 0;

    private static string Index(CaseVault vault, string code, string tail) => vault.BlindIndex("correction-access-code", $"{code}/{tail}");

    // As people type it: in any case and width, with hyphens or blanks.
    private static string? Fold(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var narrow = string.Concat(typed.Select(static letter => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter));
        return string.Concat(narrow.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
    }
}
