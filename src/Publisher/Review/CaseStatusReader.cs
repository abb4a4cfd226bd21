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

/// <summary>Answers the agency's program; shows no original, so the reading is not audited.</summary>
public sealed class CaseStatusReader(DeskStore store, CaseVault vault)
{
    /// <summary>The standing of a case of the agency; null when it has none of this id.</summary>
    public Task<CaseStanding?> ReadAsync(string agencyCode, string caseId, CancellationToken cancellationToken) =>
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
