using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Confidence;

namespace Disclosure.Publisher.Supervision;

/// <summary>What reviews of the supervisor's region say about the rules. Reads counts; no sealed part, no case by itself.</summary>
public sealed class FindingQualityReader(DeskStore store)
{
    /// <summary>The figures of the user's region; null for anyone but a supervisor.</summary>
    public async Task<FindingQuality?> ReadAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MaySupervise)
        {
            return null;
        }

        var scope = RegionScope.Of(user.Region);
        var region = new { scope.Length, scope.Prefix };
        return await store.ReadSnapshotAsync(
            async connection =>
            {
                var lines = (await connection.QueryAsync<Line>(
                    """
                    SELECT t.kind AS Kind, t.band AS Band, CAST(SUM(t.found) AS BIGINT) AS Found, CAST(SUM(t.rejected) AS BIGINT) AS Rejected,
                        CAST(SUM(t.missed) AS BIGINT) AS Missed, CAST(SUM(t.accepted) AS BIGINT) AS Accepted
                    FROM review_tally t JOIN decision_case c ON c.case_id = t.case_id JOIN agency g ON g.code = c.agency_code
                    WHERE c.published_at IS NOT NULL AND substr(g.region, 1, @Length) = @Prefix GROUP BY t.kind, t.band
                    """,
                    region)).ToList();
                var cases = await connection.ExecuteScalarAsync<long>(
                    """
                    SELECT COUNT(DISTINCT t.case_id)
                    FROM review_tally t JOIN decision_case c ON c.case_id = t.case_id JOIN agency g ON g.code = c.agency_code
                    WHERE c.published_at IS NOT NULL AND substr(g.region, 1, @Length) = @Prefix
                    """,
                    region);
                return new FindingQuality((int)cases, [.. lines.GroupBy(line => line.Kind, StringComparer.Ordinal).Select(Quality).OrderByDescending(kind => kind.Precision.Found + kind.Missed)]);
            },
            cancellationToken);
    }

    private static KindQuality Quality(IGrouping<string, Line> lines) => new(
        lines.Key,
        lines.Where(line => ConfidenceBandNames.Parse(line.Band) is not null)
            .ToDictionary(line => ConfidenceBandNames.Parse(line.Band)!.Value, line => new RightShare((int)(line.Found - line.Rejected), (int)line.Found)),
        (int)lines.Sum(line => line.Missed),
        lines.Where(line => ConfidenceBandNames.Parse(line.Band) is not null)
            .ToDictionary(line => ConfidenceBandNames.Parse(line.Band)!.Value, line => new RightShare((int)line.Accepted, (int)(line.Accepted + line.Rejected))));

    private sealed record Line
    {
        public required string Kind { get; init; }

        public required string Band { get; init; }

        public required long Found { get; init; }

        public required long Rejected { get; init; }

        public required long Missed { get; init; }

        public required long Accepted { get; init; }
    }
}
