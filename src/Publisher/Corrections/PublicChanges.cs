using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>Whether the public has seen a record change since its party asked for it.</summary>
internal static class PublicChanges
{
    private static readonly string Seen = CaseStateNames.SqlList([CaseState.Amended, CaseState.Withdrawn, CaseState.Suspended, CaseState.SummaryOnly, CaseState.Expired]);

    /// <summary>By the audit of the record's cases, which is written when the gazette has confirmed.</summary>
    public static async Task<bool> IsSinceAsync(DeskTransaction desk, RequestRow row) => row.RecordId is { } record
        && await desk.Connection.ExecuteScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM audit a JOIN decision_case c ON c.case_id = a.case_id
            WHERE c.record_id = @record AND c.agency_code = @AgencyCode AND a.at >= @ReceivedAt
              AND (a.act = '{AuditActs.Renewed}' OR (a.act = '{AuditActs.Moved}' AND a.to_state IN ({Seen})))
            """,
            new { record, row.AgencyCode, row.ReceivedAt },
            desk.Transaction) > 0;
}
