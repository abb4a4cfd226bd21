using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Supervision;

/// <summary>
/// What 司法行政机关 see of the agencies of their region (公示办法 Art. 4(3)). Reads columns that hold no content, and no sealed part.
/// </summary>
public sealed class SupervisionReader(DeskStore store, AgencyDirectory directory, DueDates dueDates, TimeProvider time)
{
    /// <summary>Days for which refused pushes are shown.</summary>
    public const int AlertDays = 30;

    private const int AlertsShown = 200;

    /// <summary>What waits for someone or something before it is published.</summary>
    public static IReadOnlyList<CaseState> Open { get; } =
        [.. CaseTransitions.Automatic, CaseState.InReview, CaseState.Held, CaseState.Quarantined, CaseState.Approved];

    /// <summary>What is kept from the public on a ground.</summary>
    public static IReadOnlyList<CaseState> Stopped { get; } = [CaseState.Held, CaseState.Withheld, CaseState.Refused];

    /// <summary>The region of a supervisor; null for anyone else.</summary>
    public async Task<RegionOverview?> ReadAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MaySupervise)
        {
            return null;
        }

        var scope = RegionScope.Of(user.Region);
        var now = time.GetUtcNow();
        return await store.ReadAsync(
            async connection =>
            {
                var region = new { scope.Length, scope.Prefix, since = now.AddDays(-AlertDays).ToUnixTimeMilliseconds(), act = AuditActs.RefusedAtIntake };
                var agencies = await connection.QueryAsync<AgencyLine>(
                    "SELECT code AS Code, name AS Name, region AS Region FROM agency WHERE substr(region, 1, @Length) = @Prefix ORDER BY region, code", region);
                var counts = (await connection.QueryAsync<CountLine>(
                    """
                    SELECT c.agency_code AS AgencyCode, c.state AS State, COUNT(*) AS Count, MIN(c.decided_on) AS OldestText
                    FROM decision_case c JOIN agency g ON g.code = c.agency_code
                    WHERE substr(g.region, 1, @Length) = @Prefix GROUP BY c.agency_code, c.state
                    """,
                    region)).ToLookup(line => line.AgencyCode, StringComparer.Ordinal);
                var alerts = await connection.QueryAsync<AlertLine>(
                    $"""
                    SELECT a.at AS At, g.code AS Code, g.name AS Name
                    FROM audit a JOIN agency g ON g.code = a.agency_code
                    WHERE a.act = @act AND a.at >= @since AND substr(g.region, 1, @Length) = @Prefix
                    ORDER BY a.sequence DESC LIMIT {AlertsShown}
                    """,
                    region);
                var grounds = await connection.QueryAsync<GroundLine>(
                    $"""
                    SELECT c.ground_clause AS Clause, c.state AS State, COUNT(*) AS Count
                    FROM decision_case c JOIN agency g ON g.code = c.agency_code
                    WHERE substr(g.region, 1, @Length) = @Prefix AND c.state IN ({CaseStateNames.SqlList(Stopped)})
                    GROUP BY c.ground_clause, c.state
                    """,
                    region);
                return new RegionOverview
                {
                    MissingYears = dueDates.MissingYears(ChineseDay.Of(now)),
                    Grounds =
                    [
                        .. grounds.GroupBy(line => line.Clause ?? string.Empty, StringComparer.Ordinal)
                            .OrderBy(group => group.Key, StringComparer.Ordinal)
                            .Select(group => new GroundStanding { Clause = group.Key, Counts = group.ToDictionary(line => CaseStateNames.Parse(line.State), line => line.Count) }),
                    ],
                    // 司法行政机关 look after the others; they are listed when they have decisions of their own.
                    Agencies = [.. agencies.Where(agency => directory.Find(agency.Code) is not { Kind: AgencyKind.Justice } || counts.Contains(agency.Code)).Select(agency => Standing(agency, [.. counts[agency.Code]], ChineseDay.Of(now)))],
                    Alerts = [.. alerts.Select(alert => new SecrecyAlert(DateTimeOffset.FromUnixTimeMilliseconds(alert.At), alert.Code, alert.Name))],
                };
            },
            cancellationToken);
    }

    private static AgencyStanding Standing(AgencyLine agency, IReadOnlyList<CountLine> counts, DateOnly today)
    {
        var oldest = counts.Where(line => line.OldestText is not null && Open.Contains(CaseStateNames.Parse(line.State))).Min(line => line.OldestText);
        return new AgencyStanding
        {
            Code = agency.Code,
            Name = agency.Name,
            Region = agency.Region,
            Counts = counts.ToDictionary(line => CaseStateNames.Parse(line.State), line => (int)line.Count),
            OldestOpenDays = oldest is null ? null : today.DayNumber - ChineseDay.Parse(oldest).DayNumber,
        };
    }

    private sealed record AgencyLine
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Region { get; init; }
    }

    private sealed record CountLine
    {
        public required string AgencyCode { get; init; }

        public required string State { get; init; }

        public required long Count { get; init; }

        public string? OldestText { get; init; }
    }

    private sealed record GroundLine
    {
        public string? Clause { get; init; }

        public required string State { get; init; }

        public required long Count { get; init; }
    }

    private sealed record AlertLine
    {
        public required long At { get; init; }

        public required string Code { get; init; }

        public required string Name { get; init; }
    }
}
