using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Reminders;

/// <summary>
/// Speaks of clocks. Once a working day: to reviewers, how many cases of their agency are about to be due (公示办法 Art. 14), or to be taken down
/// (行政处罚法 Art. 48(2)), and how many are late; to supervisors, how many are late in their region or held for too long; the yearly figures (<see cref="ReportReminders"/>). And of each case whose ground is to be looked at again, once,
/// when its day has come. A day's line takes the place of an earlier one that nobody has read.
/// </summary>
internal sealed class ReminderSweep(DeskStore store, NotificationPolicy policy, DueDates clocks, ReportReminders reports, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Batch = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
    private static readonly string Daily = string.Join(", ", NotificationKinds.All.Where(NotificationKinds.IsDaily).Select(kind => $"'{kind}'"));
    private static readonly string OpenCases = $"c.published_at IS NULL AND c.state IN ({CaseStateNames.SqlList(CaseTransitions.Undecided)})";

    private static readonly string Reassessed =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE state IN ('{CaseState.Withheld.Wire()}', '{CaseState.Held.Wire()}') AND reassess_on <= @today AND case_id > @after
          AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.case_id = decision_case.case_id AND n.kind = '{NotificationKind.ReassessmentDue}'
            AND n.occasion = decision_case.case_id || '/' || decision_case.reassess_on)
        ORDER BY case_id LIMIT {Batch}
        """;

    private DateOnly _spokenOn = DateOnly.MinValue;

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = ChineseDay.Of(now);
        if (now.ToOffset(ChinaOffset).Hour >= policy.Reminders.FromHour)
        {
            await ReassessmentsAsync(today, cancellationToken);
            if (_spokenOn != today)
            {
                await SpeakAsync(now, today, cancellationToken);
                _spokenOn = today;
            }
        }

        return false;
    }

    private async Task SpeakAsync(DateTimeOffset now, DateOnly today, CancellationToken cancellationToken)
    {
        var agencies = await CountAsync(now, today, cancellationToken);
        var occasion = $"day/{ChineseDay.Stored(today)}";
        await store.WriteAsync(desk => EndEarlierAsync(desk, today, occasion), cancellationToken);
        foreach (var agency in agencies.Where(agency => IsWorkingDay(today, agency.Region)))
        {
            await store.WriteAsync(
                async desk =>
                {
                    var reviewers = NotificationAudience.Reviewers(agency.Code, authors: []);
                    await TellAsync(desk, reviewers, NotificationKind.DueSoon, occasion, agency.Soon, agency.Code);
                    await TellAsync(desk, reviewers, NotificationKind.Overdue, occasion, agency.Late, agency.Code);
                    await TellAsync(desk, reviewers, NotificationKind.WithdrawalDueSoon, occasion, agency.WithdrawalsSoon, agency.Code);
                    await TellAsync(desk, reviewers, NotificationKind.WithdrawalOverdue, occasion, agency.WithdrawalsLate, agency.Code);
                },
                cancellationToken);
        }

        var supervisors = (await store.ReadAsync(
            connection => connection.QueryAsync<Seat>(
                "SELECT a.name AS Name, g.region AS Region FROM account a JOIN agency g ON g.code = a.agency_code WHERE a.role = 'Supervisor' AND a.disabled_at IS NULL ORDER BY a.name"),
            cancellationToken)).AsList();
        await SuperviseAsync(agencies, supervisors, today, occasion, cancellationToken);
        await reports.SpeakAsync(today, occasion, supervisors.Select(seat => (seat.Name, seat.Region)), cancellationToken);
    }

    // Where nobody works today nothing is told, and what was told last stands through the holiday.
    private async Task<int> EndEarlierAsync(DeskTransaction desk, DateOnly today, string occasion)
    {
        var regions = await desk.Connection.QueryAsync<string>("SELECT DISTINCT region FROM agency", transaction: desk.Transaction);
        var parameters = new DynamicParameters(new { At = desk.AtMilliseconds, occasion });
        var working = regions.Where(region => IsWorkingDay(today, region)).Select((region, index) =>
        {
            parameters.Add($"region{index}", region);
            return $"@region{index}";
        }).ToList();
        return working.Count == 0
            ? 0
            : await desk.Connection.ExecuteAsync(
                $"""
                UPDATE notification SET read_at = @At, mail_open = 0
                WHERE read_at IS NULL AND kind IN ({Daily}) AND occasion <> @occasion
                  AND recipient IN (SELECT a.name FROM account a JOIN agency g ON g.code = a.agency_code WHERE g.region IN ({string.Join(", ", working)}))
                """,
                parameters,
                desk.Transaction);
    }

    private async Task SuperviseAsync(IReadOnlyList<AgencyClocks> agencies, IReadOnlyList<Seat> supervisors, DateOnly today, string occasion, CancellationToken cancellationToken)
    {
        foreach (var seat in supervisors.Where(seat => IsWorkingDay(today, seat.Region)))
        {
            var scope = RegionScope.Of(seat.Region);
            var seen = agencies.Where(agency => scope.Contains(agency.Region)).ToList();
            await store.WriteAsync(
                async desk =>
                {
                    var to = NotificationAudience.One(seat.Name);
                    await TellAsync(desk, to, NotificationKind.OverdueInRegion, occasion, seen.Sum(agency => agency.Late), agency: null);
                    await TellAsync(desk, to, NotificationKind.WithdrawalOverdueInRegion, occasion, seen.Sum(agency => agency.WithdrawalsLate), agency: null);
                    await TellAsync(desk, to, NotificationKind.HoldEscalatedInRegion, occasion, seen.Sum(agency => agency.Escalated), agency: null);
                },
                cancellationToken);
        }
    }

    private async Task<IReadOnlyList<AgencyClocks>> CountAsync(DateTimeOffset now, DateOnly today, CancellationToken cancellationToken)
    {
        var lines = await store.ReadAsync(
            connection => connection.QueryAsync<DueLine>(
                $"""
                SELECT 0 AS IsWithdrawal, c.agency_code AS Code, g.region AS Region, c.due_on AS DueText, CASE WHEN c.late_from <= @at THEN 1 ELSE 0 END AS IsLate, COUNT(*) AS Count,
                       CAST(COALESCE(SUM(CASE WHEN c.state = '{CaseState.Held.Wire()}' AND c.hold_escalated_at >= c.state_since THEN 1 ELSE 0 END), 0) AS BIGINT) AS Escalated
                FROM decision_case c JOIN agency g ON g.code = c.agency_code
                WHERE {OpenCases} AND c.late_from IS NOT NULL
                GROUP BY c.agency_code, g.region, c.due_on, CASE WHEN c.late_from <= @at THEN 1 ELSE 0 END
                UNION ALL
                SELECT 1 AS IsWithdrawal, c.agency_code AS Code, g.region AS Region, c.withdraw_due_on AS DueText,
                       CASE WHEN c.withdraw_late_from <= @at THEN 1 ELSE 0 END AS IsLate, COUNT(*) AS Count, CAST(0 AS BIGINT) AS Escalated
                FROM decision_case c JOIN agency g ON g.code = c.agency_code
                WHERE c.withdraw_late_from IS NOT NULL AND c.state IN ({CaseStateNames.SqlList(CaseTransitions.Withdrawable)})
                GROUP BY c.agency_code, g.region, c.withdraw_due_on, CASE WHEN c.withdraw_late_from <= @at THEN 1 ELSE 0 END
                """,
                new { at = now.ToUnixTimeMilliseconds() }),
            cancellationToken);
        return
        [
            .. lines.GroupBy(line => (line.Code, line.Region)).OrderBy(agency => agency.Key.Code, StringComparer.Ordinal).Select(agency =>
            {
                var warned = clocks.Clock.After(today, Math.Max(1, clocks.Policy.EarlyWarningDays), agency.Key.Region).DueOn;
                return new AgencyClocks(
                    agency.Key.Code,
                    agency.Key.Region,
                    Soon: Sum(line => line.IsWithdrawal == 0 && IsSoon(line)),
                    Late: Sum(line => line is { IsWithdrawal: 0, IsLate: not 0 }),
                    Escalated: agency.Sum(line => line.Escalated),
                    WithdrawalsSoon: Sum(line => line.IsWithdrawal != 0 && IsSoon(line)),
                    WithdrawalsLate: Sum(line => line is { IsWithdrawal: not 0, IsLate: not 0 }));

                bool IsSoon(DueLine line) => line.IsLate == 0 && ChineseDay.Parse(line.DueText) <= warned;

                long Sum(Func<DueLine, bool> which) => agency.Where(which).Sum(line => line.Count);
            }),
        ];
    }

    private async Task ReassessmentsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var after = string.Empty;
        while (true)
        {
            var rows = (await store.ReadAsync(connection => connection.QueryAsync<CaseRow>(Reassessed, new { today = ChineseDay.Stored(today), after }), cancellationToken)).AsList();
            foreach (var row in rows)
            {
                await store.WriteAsync(
                    desk => NotificationLedger.TellAsync(
                        desk,
                        NotificationAudience.Reviewers(row.AgencyCode, row.Authors),
                        new NotificationNews
                        {
                            Kind = NotificationKind.ReassessmentDue,
                            Occasion = $"{row.CaseId}/{row.ReassessOnText}",
                            CaseId = row.CaseId,
                            AgencyCode = row.AgencyCode,
                        }),
                    cancellationToken);
            }

            if (rows.Count < Batch)
            {
                return;
            }

            after = rows[^1].CaseId;
        }
    }

    private bool IsWorkingDay(DateOnly day, string region) => clocks.Clock.Calendar.IsWorkingDay(day, region);

    private static async Task TellAsync(DeskTransaction desk, NotificationAudience to, NotificationKind kind, string occasion, long count, string? agency)
    {
        if (count > 0)
        {
            await NotificationLedger.TellAsync(
                desk, to, new NotificationNews { Kind = kind, Occasion = occasion, AgencyCode = agency, Count = (int)Math.Min(count, int.MaxValue) });
        }
    }

    private sealed record AgencyClocks(string Code, string Region, long Soon, long Late, long Escalated, long WithdrawalsSoon, long WithdrawalsLate);

    private sealed record Seat
    {
        public required string Name { get; init; }

        public required string Region { get; init; }
    }

    private sealed record DueLine
    {
        public required long IsWithdrawal { get; init; }

        public required string Code { get; init; }

        public required string Region { get; init; }

        public required string DueText { get; init; }

        public required long IsLate { get; init; }

        public required long Count { get; init; }

        public required long Escalated { get; init; }
    }
}
