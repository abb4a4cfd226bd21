using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;

namespace Disclosure.Publisher.Reports;

/// <summary>What came of reporting the figures of a year.</summary>
public enum SubmissionOutcome
{
    /// <summary>They are reported.</summary>
    Done = 1,

    /// <summary>The same figures were reported before: nothing new was kept.</summary>
    Unchanged,

    /// <summary>The figures are not those that were seen: they changed meanwhile.</summary>
    Stale,

    /// <summary>The year is not over.</summary>
    TooEarly,

    /// <summary>The person may not.</summary>
    NotFound,
}

/// <summary>
/// The yearly figures of agencies (公示办法 Art. 18; 楚政办通〔2019〕23号 二(一)4): counted from the cases, reported by an agency's admin by the day of
/// <see cref="SupervisionPolicy"/>, seen by the supervisors of the region. What is reported stays as it was; a correction is a report of its own.
/// </summary>
public sealed class AnnualReports(DeskStore store, CaseVault vault, AgencyDirectory directory, SupervisionPolicy policy, TimeProvider time)
{
    private readonly FigureReader _figures = new(vault);

    /// <summary>The rule of the last day.</summary>
    public AnnualReportRule Rule => policy.AnnualReport;

    /// <summary>The year that is to be reported next: the last one that is over.</summary>
    public int LastYear => ChineseDay.Of(time.GetUtcNow()).Year - 1;

    /// <summary>The figures of the user's own agency as they are now; null for whoever does not report.</summary>
    public async Task<AnnualFigures?> FiguresAsync(DeskUser user, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayReport ? await store.ReadSnapshotAsync(connection => _figures.ReadAsync(connection, user.AgencyCode, year), cancellationToken) : null;
    }

    /// <summary>What the user's own agency reported of a year, the newest first; empty for whoever does not report.</summary>
    public async Task<IReadOnlyList<SubmittedReport>> SubmittedAsync(DeskUser user, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayReport ? [.. (await store.ReadAsync(connection => RowsAsync(connection, user.AgencyCode, year), cancellationToken)).Select(row => row.Report())] : [];
    }

    /// <summary>How the agencies of a supervisor's region stand with a year, those that have not reported first; null for anyone else.</summary>
    public async Task<IReadOnlyList<AgencyReport>?> OfRegionAsync(DeskUser user, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MaySupervise)
        {
            return null;
        }

        var scope = RegionScope.Of(user.Region);
        var agencies = await OfYearAsync(year, cancellationToken);
        return [.. agencies.Where(agency => scope.Contains(agency.Region)).OrderBy(agency => agency.Latest is not null).ThenBy(agency => agency.Region, StringComparer.Ordinal).ThenBy(agency => agency.Code, StringComparer.Ordinal)];
    }

    /// <summary>How every agency stands that owes the figures of a year: those that had an account before it was over, or made decisions in it, and those that reported.</summary>
    internal async Task<IReadOnlyList<AgencyReport>> OfYearAsync(int year, CancellationToken cancellationToken)
    {
        var asked = new
        {
            year,
            first = ChineseDay.Stored(new DateOnly(year, 1, 1)),
            next = ChineseDay.Stored(new DateOnly(year + 1, 1, 1)),
            until = ChineseDay.Begins(new DateOnly(year + 1, 1, 1)).ToUnixTimeMilliseconds(),
        };
        return await store.ReadSnapshotAsync(
            async connection =>
            {
                var reports = (await connection.QueryAsync<ReportRow>($"SELECT {ReportRow.Columns} FROM annual_report WHERE year = @year ORDER BY revision", asked)).ToLookup(row => row.AgencyCode, StringComparer.Ordinal);
                var agencies = await connection.QueryAsync<AgencyLine>(
                    """
                    SELECT g.code AS Code, g.name AS Name, g.region AS Region FROM agency g
                    WHERE EXISTS (SELECT 1 FROM account a WHERE a.agency_code = g.code AND a.created_at < @until)
                       OR EXISTS (SELECT 1 FROM decision_case c WHERE c.agency_code = g.code AND c.decided_on >= @first AND c.decided_on < @next)
                       OR EXISTS (SELECT 1 FROM annual_report r WHERE r.agency_code = g.code AND r.year = @year)
                    """,
                    asked);
                return (IReadOnlyList<AgencyReport>)
                [
                    // 司法行政机关 look after the others.
                    .. agencies.Where(agency => directory.Find(agency.Code) is not { Kind: AgencyKind.Justice } || reports.Contains(agency.Code))
                        .Select(agency => new AgencyReport(agency.Code, agency.Name, agency.Region, reports[agency.Code].LastOrDefault()?.Report(), reports[agency.Code].FirstOrDefault()?.At)),
                ];
            },
            cancellationToken);
    }

    /// <summary>Reports the figures of the user's own agency.</summary>
    /// <param name="user">Who answers for them.</param>
    /// <param name="year">The year; over.</param>
    /// <param name="seen">The <see cref="Stamp"/> of the figures that were seen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SubmissionOutcome> SubmitAsync(DeskUser user, int year, string? seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MayReport)
        {
            return SubmissionOutcome.NotFound;
        }

        return year > LastYear ? SubmissionOutcome.TooEarly : await store.WriteAsync(desk => SubmitAsync(desk, user, year, seen), cancellationToken);
    }

    /// <summary>By what figures are known again: their content.</summary>
    public static string Stamp(AnnualFigures figures) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content(figures)))[..16];

    private async Task<SubmissionOutcome> SubmitAsync(DeskTransaction desk, DeskUser user, int year, string? seen)
    {
        // Held first: two who report at once make one report after the other.
        await desk.Connection.ExecuteAsync("UPDATE agency SET code = code WHERE code = @AgencyCode", new { user.AgencyCode }, desk.Transaction);
        var figures = await _figures.ReadAsync(desk.Connection, user.AgencyCode, year, desk.Transaction);
        var latest = (await RowsAsync(desk.Connection, user.AgencyCode, year, desk.Transaction)).FirstOrDefault();
        if (latest is not null && string.Equals(Stamp(latest.Report().Figures), Stamp(figures), StringComparison.Ordinal))
        {
            return SubmissionOutcome.Unchanged;
        }

        if (!string.Equals(seen, Stamp(figures), StringComparison.Ordinal))
        {
            return SubmissionOutcome.Stale;
        }

        var revision = (latest?.Revision ?? 0) + 1;
        await desk.Connection.ExecuteAsync(
            "INSERT INTO annual_report (agency_code, year, revision, figures, account, submitted_at) VALUES (@AgencyCode, @year, @revision, @content, @Name, @At)",
            new { user.AgencyCode, year, revision, content = System.Text.Encoding.UTF8.GetString(Content(figures)), user.Name, At = desk.AtMilliseconds },
            desk.Transaction);
        await AuditTrail.AppendAsync(desk, new AuditEntry
        {
            Actor = user.Actor.Id,
            AgencyCode = user.AgencyCode,
            Act = AuditActs.ReportSubmitted,
            Code = string.Create(CultureInfo.InvariantCulture, $"{year}/{revision}"),
        });
        return SubmissionOutcome.Done;
    }

    private static byte[] Content(AnnualFigures figures) => JsonSerializer.SerializeToUtf8Bytes(figures, CaseJson.Options);

    private static async Task<IReadOnlyList<ReportRow>> RowsAsync(DbConnection connection, string agency, int year, DbTransaction? transaction = null) =>
        (await connection.QueryAsync<ReportRow>(
            $"SELECT {ReportRow.Columns} FROM annual_report WHERE agency_code = @agency AND year = @year ORDER BY revision DESC", new { agency, year }, transaction)).AsList();

    private sealed record ReportRow
    {
        public const string Columns = "agency_code AS AgencyCode, revision AS Revision, figures AS Figures, account AS Account, submitted_at AS At";

        public required string AgencyCode { get; init; }

        public required int Revision { get; init; }

        public required string Figures { get; init; }

        public required string Account { get; init; }

        public required long At { get; init; }

        public SubmittedReport Report() => new(
            Revision, JsonSerializer.Deserialize<AnnualFigures>(Figures, CaseJson.Options) ?? throw new InvalidOperationException("A report lacks its figures."), Account, At);
    }

    private sealed record AgencyLine
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Region { get; init; }
    }
}
