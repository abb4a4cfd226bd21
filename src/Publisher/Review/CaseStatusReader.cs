using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

namespace Disclosure.Publisher.Review;

/// <summary>How a case stands, without any content.</summary>
/// <param name="Case">The case.</param>
/// <param name="Findings">Kind and number of the values found.</param>
/// <param name="Clauses">Clauses that hold it back.</param>
/// <param name="Messages">What must be mended.</param>
public sealed record CaseStanding(
    CaseRow Case, IReadOnlyList<KeyValuePair<string, int>> Findings, IReadOnlyList<string> Clauses, IReadOnlyList<CaseMessage> Messages);

/// <summary>
/// Answers the agency's program. Counts and clauses show no original and are not audited; what a reviewer wrote to the agency is, once for
/// each state and key, however often the program asks.
/// </summary>
public sealed class CaseStatusReader(DeskStore store, CaseVault vault)
{
    /// <summary>The standing of a case of the client's agency; null when it has none of this id.</summary>
    public async Task<CaseStanding?> ReadAsync(ApiClient client, string caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var standing = await ReadAsync(client.AgencyCode, caseId, cancellationToken);
        if (standing is { Messages.Count: > 0 })
        {
            await store.WriteAsync(desk => NoteAsync(desk, standing.Case, client), cancellationToken);
        }

        return standing;
    }

    private static async Task<bool> NoteAsync(DeskTransaction desk, CaseRow row, ApiClient client)
    {
        var known = await desk.Connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM audit WHERE case_id = @CaseId AND actor = @Id AND act = @act AND at >= @StateSince",
            new { row.CaseId, client.Actor.Id, act = AuditActs.MessagesRead, row.StateSince },
            desk.Transaction);
        if (known == 0)
        {
            await CaseJournal.NoteAsync(desk, row, key: null, client.Actor, AuditActs.MessagesRead, ReadingPurpose.FollowUp);
        }

        return known == 0;
    }

    private Task<CaseStanding?> ReadAsync(string agencyCode, string caseId, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async connection =>
            {
                var row = await CaseRow.FindAsync(connection, agencyCode, caseId);
                if (row?.WrappedKey is null)
                {
                    return row is null ? null : new CaseStanding(row, [], [], []);
                }

                using var key = vault.Unwrap(caseId, row.WrappedKey);
                var redaction = await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, caseId, CasePart.Redaction);
                var grounds = await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(connection, key, caseId, CasePart.Grounds);
                var messages = await CaseParts.ReadJsonAsync<IReadOnlyList<CaseMessage>>(connection, key, caseId, CasePart.Messages);
                return new CaseStanding(
                    row,
                    [.. (redaction?.Findings ?? []).CountBy(finding => finding.Kind, StringComparer.Ordinal).OrderBy(count => count.Key, StringComparer.Ordinal)],
                    [.. (grounds ?? []).Select(ground => ground.Clause).Distinct(StringComparer.Ordinal)],
                    row.State is CaseState.Returned ? messages ?? [] : []);
            },
            cancellationToken);
}
