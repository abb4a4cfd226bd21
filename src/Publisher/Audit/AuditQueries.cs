namespace Disclosure.Publisher.Audit;

/// <summary>
/// The statements behind the list. Each filter has its index, and the engines would often rather walk another one backwards in time until
/// enough is found, through all of the audit when nothing is: a plus, or an empty text added, keeps them from that.
/// </summary>
internal static class AuditQueries
{
    private const string Columns =
        """
        sequence AS Sequence, at AS At, actor AS Actor, agency_code AS AgencyCode, case_id AS CaseId, act AS Act, from_state AS FromState,
        to_state AS ToState, code AS Code, CASE WHEN detail IS NULL THEN 0 ELSE 1 END AS HasReason
        """;

    /// <summary>Statements whose results together hold the page; each is ordered and cut to its length.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="hasCursor">Whether <c>@at</c> and <c>@sequence</c> are given.</param>
    /// <param name="agencies">How many <c>@agency0</c>, <c>@agency1</c>, … are given; 0 for entries of everyone.</param>
    /// <param name="isPostgres">Names of actors are compared by their bytes there too.</param>
    public static IEnumerable<string> Of(AuditFilter filter, bool hasCursor, int agencies, bool isPostgres)
    {
        var actor = isPostgres ? "actor COLLATE \"C\"" : "actor";
        var cursor = hasCursor ? "AND (at, sequence) < (@at, @sequence)" : string.Empty;
        var act = filter.Act is null ? string.Empty : "AND act || '' = @Act";
        var all = agencies == 0 ? string.Empty : $"AND agency_code || '' IN ({string.Join(", ", Enumerable.Range(0, agencies).Select(i => $"@agency{i}"))})";
        if (filter.CaseId is not null)
        {
            var who = filter.Actor is null ? string.Empty : "AND (actor = @Actor OR substr(actor, 1, length(@deputy)) = @deputy)";
            return [Sorted($"case_id = @CaseId {who} {all} {act} {cursor}")];
        }

        if (filter.Actor is not null)
        {
            // A deputy acts under a longer name that begins with the own one.
            return
            [
                Ordered($"{actor} = @Actor {all} {act} {cursor}"),
                Sorted($"{actor} >= @deputy AND {actor} < @beyond {all} {act} {cursor}"),
            ];
        }

        act = filter.Act is null ? string.Empty : "AND act = @Act";
        return agencies == 0
            ? [Ordered($"1 = 1 {act} {cursor}")]
            : Enumerable.Range(0, agencies).Select(i => Ordered($"agency_code = @agency{i} {act} {cursor}"));
    }

    // The index ends in the time: it is walked in order.
    private static string Ordered(string condition) =>
        $"SELECT {Columns} FROM audit WHERE {condition} AND at >= @FromMilliseconds AND at < @ToMilliseconds ORDER BY at DESC, sequence DESC LIMIT @limit";

    // Few rows, in no order: they are sorted.
    private static string Sorted(string condition) =>
        $"SELECT {Columns} FROM audit WHERE {condition} AND +at >= @FromMilliseconds AND +at < @ToMilliseconds ORDER BY +at DESC, +sequence DESC LIMIT @limit";
}
