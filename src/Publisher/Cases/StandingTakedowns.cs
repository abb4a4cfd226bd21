using System.Data.Common;
using Dapper;
using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

/// <summary>
/// The takedowns of a record that are not over: each waits for a second person, or what was decided has not come about. Several may stand beside each
/// other, and none is asked alone: what one of them forbids is forbidden.
/// </summary>
/// <param name="All">Newest first.</param>
public sealed record StandingTakedowns(IReadOnlyList<CaseTakedown> All)
{
    private const string OfRecord =
        $"""
        SELECT {CaseTakedown.Columns} FROM takedown t WHERE t.record_id = @record AND (t.decided_at IS NULL OR t.ended_at IS NULL)
        ORDER BY t.ordered_at DESC, t.takedown_id
        """;

    /// <summary>None.</summary>
    public static StandingTakedowns None { get; } = new([]);

    /// <summary>The one that waits for a second person; null when none does.</summary>
    public CaseTakedown? Undecided => All.FirstOrDefault(takedown => takedown.IsUndecided);

    /// <summary>The newest that two people stand behind; null when there is none.</summary>
    public CaseTakedown? Confirmed => All.FirstOrDefault(takedown => takedown.Decision is TakedownDecision.Confirmed);

    /// <summary>The one that a person acts on: what waits comes first. Null when there is none.</summary>
    public CaseTakedown? Current => Undecided ?? Confirmed ?? All.FirstOrDefault();

    internal static async Task<StandingTakedowns> ReadAsync(DbConnection connection, RecordId record, DbTransaction? transaction = null) =>
        new([.. await connection.QueryAsync<CaseTakedown>(OfRecord, new { record = record.Value }, transaction)]);
}
