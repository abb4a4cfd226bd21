using System.Data.Common;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Supervision;

/// <summary>What a supervisor sees of the clocks of the region. It reads dates, states and numbers; no sealed part.</summary>
public sealed class LatenessReader(DeskStore store, DueDates dueDates, TimeProvider time)
{
    /// <summary>Late cases listed at most.</summary>
    public const int CasesShown = 200;

    private const string Region = "substr(g.region, 1, @Length) = @Prefix";
    private static readonly string Undecided = CaseStateNames.SqlList(CaseTransitions.Undecided);
    private static readonly string Withdrawable = CaseStateNames.SqlList(CaseTransitions.Withdrawable);
    private static readonly string Escalated = $"c.state = '{CaseState.Held.Wire()}' AND c.hold_escalated_at >= c.state_since";

    /// <summary>Of a case that came back: handed in anew, under a number that another case has by now, or an amendment of what is not public any more. Nothing is owed for it.</summary>
    internal const string Ended =
        """
        EXISTS (SELECT 1 FROM decision_case n WHERE n.replaces_case = c.case_id)
        OR EXISTS (SELECT 1 FROM decision_case n WHERE n.agency_code = c.agency_code AND n.number_index = c.number_index AND n.case_id <> c.case_id
            AND n.current_number = CASE WHEN c.amends_case IS NULL THEN 1 ELSE 2 END)
        OR EXISTS (SELECT 1 FROM decision_case n WHERE n.case_id = c.amends_case AND n.superseded_by IS NOT NULL)
        """;

    private static readonly string OpenSql =
        $"""
        SELECT c.agency_code AS AgencyCode, c.due_on AS DueOnText, CASE WHEN c.state = '{CaseState.Returned.Wire()}' THEN 1 ELSE 0 END AS Returned,
            COUNT(*) AS Count, COUNT(CASE WHEN c.late_reasons > 0 THEN 1 END) AS WithReason
        FROM decision_case c JOIN agency g ON g.code = c.agency_code
        WHERE c.published_at IS NULL AND c.late_from <= @horizon AND {Region}
          AND (c.state IN ({Undecided}) OR (c.state = '{CaseState.Returned.Wire()}' AND NOT ({Ended})))
        GROUP BY c.agency_code, c.due_on, CASE WHEN c.state = '{CaseState.Returned.Wire()}' THEN 1 ELSE 0 END
        """;

    private static readonly string HeldSql =
        $"""
        SELECT c.agency_code AS AgencyCode, COUNT(*) AS Count, 0 AS WithReason FROM decision_case c JOIN agency g ON g.code = c.agency_code
        WHERE {Escalated} AND {Region} GROUP BY c.agency_code
        """;

    private static readonly string PublishedSql =
        $"""
        SELECT c.agency_code AS AgencyCode, COUNT(*) AS Count, COUNT(CASE WHEN c.late_reasons > 0 THEN 1 END) AS WithReason
        FROM decision_case c JOIN agency g ON g.code = c.agency_code
        WHERE c.published_at >= c.late_from AND c.published_at >= @year AND {Region} GROUP BY c.agency_code
        """;

    private static readonly string WithdrawSql =
        $"""
        SELECT c.agency_code AS AgencyCode, c.withdraw_due_on AS DueOnText, COUNT(*) AS Count, COUNT(CASE WHEN c.withdraw_reasons > 0 THEN 1 END) AS WithReason
        FROM decision_case c JOIN agency g ON g.code = c.agency_code
        WHERE c.withdraw_late_from <= @horizon AND c.state IN ({Withdrawable}) AND {Region} GROUP BY c.agency_code, c.withdraw_due_on
        """;

    private static readonly string WithdrawnSql =
        $"""
        SELECT c.agency_code AS AgencyCode, COUNT(*) AS Count, COUNT(CASE WHEN c.withdraw_reasons > 0 THEN 1 END) AS WithReason
        FROM decision_case c JOIN agency g ON g.code = c.agency_code
        WHERE c.withdrawn_at >= c.withdraw_late_from AND c.withdrawn_at >= @year AND {Region} GROUP BY c.agency_code
        """;

    private static readonly string Place = $"FROM decision_case c JOIN agency g ON g.code = c.agency_code WHERE {Region} AND (@agency IS NULL OR c.agency_code = @agency)";
    private static readonly string CasesSql =
        $"""
        SELECT c.case_id AS CaseId, c.agency_code AS AgencyCode, g.name AS AgencyName, c.due_on AS DueOnText, c.due_provisional AS Provisional, c.late_reasons AS Reasons,
            CASE WHEN {Escalated} THEN 1 ELSE 0 END AS Escalated
        {Place} AND c.case_id IN (
            SELECT case_id FROM (SELECT c.case_id {Place} AND c.published_at IS NULL AND c.late_from <= @horizon AND c.state IN ({Undecided}) ORDER BY c.late_from, c.case_id LIMIT {CasesShown}) due
            UNION SELECT case_id FROM (SELECT c.case_id {Place} AND {Escalated} ORDER BY c.late_from, c.case_id LIMIT {CasesShown}) held)
        ORDER BY c.late_from, c.case_id LIMIT {CasesShown}
        """;

    private static readonly string WithdrawCasesSql =
        $"""
        SELECT c.case_id AS CaseId, c.agency_code AS AgencyCode, g.name AS AgencyName, c.withdraw_due_on AS DueOnText, c.withdraw_provisional AS Provisional,
            c.withdraw_reasons AS Reasons, 0 AS Escalated
        {Place} AND c.withdraw_late_from <= @horizon AND c.state IN ({Withdrawable}) ORDER BY c.withdraw_late_from, c.case_id LIMIT {CasesShown}
        """;

    /// <summary>The region of a supervisor; null for anyone else.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="agency">Code of the agency whose late cases are listed; null for all. One of another region has none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RegionLateness?> ReadAsync(DeskUser user, string? agency, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MaySupervise)
        {
            return null;
        }

        var scope = RegionScope.Of(user.Region);
        var today = ChineseDay.Of(time.GetUtcNow());
        return await store.ReadSnapshotAsync(connection => ReadAsync(connection, scope, agency, today), cancellationToken);
    }

    private async Task<RegionLateness> ReadAsync(DbConnection connection, RegionScope scope, string? agency, DateOnly today)
    {
        var agencies = (await connection.QueryAsync<NamedAgency>(
            $"SELECT g.code AS Code, g.name AS Name, g.region AS Region FROM agency g WHERE {Region} ORDER BY g.region, g.code", new { scope.Length, scope.Prefix })).AsList();
        var soon = agencies.ToDictionary(known => known.Code, known => dueDates.SoonUntil(known.Code, today), StringComparer.Ordinal);
        var horizon = ChineseDay.Begins(soon.Values.Append(today).Max().AddDays(1)).ToUnixTimeMilliseconds();
        var year = ChineseDay.Begins(new DateOnly(today.Year, 1, 1)).ToUnixTimeMilliseconds();
        var open = (await connection.QueryAsync<Line>(OpenSql, new { scope.Length, scope.Prefix, horizon })).ToLookup(line => line.AgencyCode, StringComparer.Ordinal);
        var held = (await connection.QueryAsync<Line>(HeldSql, new { scope.Length, scope.Prefix })).ToDictionary(line => line.AgencyCode, StringComparer.Ordinal);
        var published = (await connection.QueryAsync<Line>(PublishedSql, new { scope.Length, scope.Prefix, year })).ToDictionary(line => line.AgencyCode, StringComparer.Ordinal);
        var withdraw = (await connection.QueryAsync<Line>(WithdrawSql, new { scope.Length, scope.Prefix, horizon })).ToLookup(line => line.AgencyCode, StringComparer.Ordinal);
        var withdrawn = (await connection.QueryAsync<Line>(WithdrawnSql, new { scope.Length, scope.Prefix, year })).ToDictionary(line => line.AgencyCode, StringComparer.Ordinal);
        var cases = (await connection.QueryAsync<CaseLine>(CasesSql, new { scope.Length, scope.Prefix, horizon, agency })).AsList();
        var withdrawals = (await connection.QueryAsync<CaseLine>(WithdrawCasesSql, new { scope.Length, scope.Prefix, horizon, agency })).AsList();
        return new RegionLateness
        {
            Agencies =
            [
                .. agencies.Select(known => Figures(known, [.. open[known.Code]], held.GetValueOrDefault(known.Code), published.GetValueOrDefault(known.Code), today, soon[known.Code]))
                    .Select(figures => WithWithdrawals(figures, [.. withdraw[figures.Code]], withdrawn.GetValueOrDefault(figures.Code), today, soon[figures.Code]))
                    .Where(figures => figures.HasAny || figures.HasWithdrawals).OrderByDescending(figures => figures.Late),
            ],
            Cases =
            [
                .. withdrawals.Select(line => Case(line, today, soon[line.AgencyCode], isWithdrawal: true))
                    .Concat(cases.Select(line => Case(line, today, soon[line.AgencyCode], isWithdrawal: false)))
                    .Where(watched => watched.Due is { IsLate: true } or { IsSoon: true } or { IsHoldEscalated: true }).Take(CasesShown),
            ],
            MissingYears = dueDates.MissingYears(today),
        };
    }

    private static AgencyLateness Figures(NamedAgency agency, IReadOnlyList<Line> open, Line? held, Line? published, DateOnly today, DateOnly soonUntil)
    {
        var late = open.Where(line => line is { Returned: 0 } && line.DueOn < today).ToList();
        return new AgencyLateness
        {
            Code = agency.Code,
            Name = agency.Name,
            Region = agency.Region,
            WithdrawalsLate = 0,
            WithdrawalsLateWithReason = 0,
            WithdrawalsSoon = 0,
            WithdrawnLate = 0,
            WithdrawnLateWithReason = 0,
            Late = Sum(late),
            LateWithReason = (int)late.Sum(line => line.WithReason),
            ReturnedLate = Sum(open.Where(line => line is { Returned: 1 } && line.DueOn < today)),
            Soon = Sum(open.Where(line => line is { Returned: 0 } && line.DueOn >= today && line.DueOn <= soonUntil)),
            EscalatedHolds = (int)(held?.Count ?? 0),
            PublishedLate = (int)(published?.Count ?? 0),
            PublishedLateWithReason = (int)(published?.WithReason ?? 0),
        };

    }

    private static AgencyLateness WithWithdrawals(AgencyLateness figures, IReadOnlyList<Line> open, Line? withdrawn, DateOnly today, DateOnly soonUntil)
    {
        var late = open.Where(line => line.DueOn < today).ToList();
        return figures with
        {
            WithdrawalsLate = Sum(late),
            WithdrawalsLateWithReason = (int)late.Sum(line => line.WithReason),
            WithdrawalsSoon = Sum(open.Where(line => line.DueOn >= today && line.DueOn <= soonUntil)),
            WithdrawnLate = (int)(withdrawn?.Count ?? 0),
            WithdrawnLateWithReason = (int)(withdrawn?.WithReason ?? 0),
        };
    }

    private static int Sum(IEnumerable<Line> lines) => (int)lines.Sum(line => line.Count);

    private WatchedCase Case(CaseLine line, DateOnly today, DateOnly soonUntil, bool isWithdrawal)
    {
        var due = ChineseDay.Parse(line.DueOnText);
        return new WatchedCase
        {
            CaseId = line.CaseId,
            AgencyName = line.AgencyName,
            HasReason = line.Reasons > 0,
            Due = new DueStanding
            {
                On = due,
                IsProvisional = line.Provisional == 1,
                IsWithdrawal = isWithdrawal,
                IsMet = false,
                IsLate = due < today,
                IsSoon = due >= today && due <= soonUntil,
                WorkingDays = Math.Abs(dueDates.Clock.Between(today, due, dueDates.RegionOf(line.AgencyCode))),
                IsHoldEscalated = line.Escalated == 1,
            },
        };
    }

    private sealed record NamedAgency
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Region { get; init; }
    }

    private sealed record Line
    {
        public required string AgencyCode { get; init; }

        public string? DueOnText { get; init; }

        public long Returned { get; init; }

        public required long Count { get; init; }

        public required long WithReason { get; init; }

        public DateOnly DueOn => ChineseDay.Parse(DueOnText!);
    }

    private sealed record CaseLine
    {
        public required string CaseId { get; init; }

        public required string AgencyCode { get; init; }

        public required string AgencyName { get; init; }

        public required string DueOnText { get; init; }

        public required long Provisional { get; init; }

        public required long Reasons { get; init; }

        public required long Escalated { get; init; }
    }
}
