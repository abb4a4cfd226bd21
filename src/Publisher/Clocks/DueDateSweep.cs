using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Clocks;

/// <summary>
/// Reckons anew the last days of the cases that are not public when the calendar or the deadlines are not those by which they were reckoned:
/// at start, and once an hour for what another process left behind. Each page is one transaction, and what is done bears the new stamp, so
/// that a crash loses nothing. What is public keeps its day, but for a provisional one that turns out to be later.
/// </summary>
internal sealed partial class DueDateSweep(DeskStore store, CaseVault vault, DueDates dueDates, TimeProvider time, ILogger<DueDateSweep> logger) : PacedWork(time, Interval)
{
    private const int Page = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly string ForeignStamp =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE due_stamp <> @stamp AND decided_on IS NOT NULL AND act_type IS NOT NULL AND (published_at IS NULL OR due_provisional = 1)
          AND (published_at IS NOT NULL OR state IN ({CaseStateNames.SqlList(CaseTransitions.Undecided)})
            OR (state = '{CaseState.Returned.Wire()}' AND late_from IS NOT NULL))
        ORDER BY due_stamp, case_id LIMIT {Page}
        """;

    private DateOnly _alarmed;

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await store.WriteAsync(PageAsync, cancellationToken);
        if (!found)
        {
            Alarm(ChineseDay.Of(now));
        }

        return found;
    }

    // Once a day: it takes a person to enter a year's holidays.
    private void Alarm(DateOnly today)
    {
        if (_alarmed == today)
        {
            return;
        }

        _alarmed = today;
        foreach (var year in dueDates.MissingYears(today))
        {
            Log.YearIsMissing(logger, year);
        }
    }

    private async Task<bool> PageAsync(DeskTransaction desk)
    {
        var stale = (await desk.Connection.QueryAsync<CaseRow>(ForeignStamp, new { stamp = dueDates.Stamp }, desk.Transaction)).AsList();
        var moved = 0;
        foreach (var row in await CaseRow.TakeAllAsync(desk, stale))
        {
            moved += await ReckonAsync(desk, row) ? 1 : 0;
        }

        await CountAsync(desk, stale.Count, moved);
        return stale.Count > 0;
    }

    private async Task<bool> ReckonAsync(DeskTransaction desk, CaseRow row)
    {
        if (await FieldsAsync(desk, row) is not { } fields || dueDates.Of(row, fields) is not { } due)
        {
            // Of an agency that the directory no longer knows, or of a case that does not open: it keeps the day that it has.
            await desk.Connection.ExecuteAsync(
                "UPDATE decision_case SET due_stamp = @stamp WHERE case_id = @CaseId", new { stamp = dueDates.Stamp, row.CaseId }, desk.Transaction);
            return false;
        }

        if (row is { PublishedAt: { } at, DueOn: { } known } && !row.WasPublishedLate && at >= due.LateFrom)
        {
            // It was in time by what could be known then.
            due = due with { On = known };
        }

        await due.WriteAsync(desk, row);
        if (row.DueOn is not { } before || before == due.On)
        {
            return false;
        }

        await CaseJournal.NoteAsync(desk, row, key: null, Actor.Worker, AuditActs.DueMoved, $"{ChineseDay.Stored(before)}/{ChineseDay.Stored(due.On)}");
        return true;
    }

    private async Task<CaseSubmission?> FieldsAsync(DeskTransaction desk, CaseRow row)
    {
        var known = new CaseSubmission { ActType = row.ActType, DecidedOn = row.DecidedOn };
        if (row.WrappedKey is null)
        {
            return known;
        }

        try
        {
            using var key = vault.Unwrap(row.CaseId, row.WrappedKey);
            var fields = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, row.CaseId, CasePart.Fields, desk.Transaction)
                ?? await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, row.CaseId, CasePart.Submission, desk.Transaction);
            return known with { Sector = fields?.Sector };
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            Log.Unreadable(logger, row.CaseId, exception.GetType().Name);
            return null;
        }
    }

    // The configuration's effect is told once, when it has reached every case.
    private async Task CountAsync(DeskTransaction desk, int cases, int moved)
    {
        var stamp = dueDates.Stamp;
        if (cases > 0)
        {
            await desk.Connection.ExecuteAsync(
                """
                UPDATE clock_sweep SET cases = CASE WHEN stamp = @stamp AND done_at IS NULL THEN cases ELSE 0 END + @cases,
                    moved = CASE WHEN stamp = @stamp AND done_at IS NULL THEN moved ELSE 0 END + @moved, stamp = @stamp, done_at = NULL
                WHERE id = 1
                """,
                new { stamp, cases, moved },
                desk.Transaction);
            return;
        }

        var done = await desk.Connection.QuerySingleOrDefaultAsync<Reckoning>(
            "UPDATE clock_sweep SET done_at = @AtMilliseconds WHERE id = 1 AND stamp = @stamp AND done_at IS NULL RETURNING cases AS Cases, moved AS Moved",
            new { desk.AtMilliseconds, stamp },
            desk.Transaction);
        if (done is not null)
        {
            await AuditTrail.AppendAsync(desk, new AuditEntry
            {
                Actor = Actor.Worker.Id,
                Act = AuditActs.DueDatesReckoned,
                Code = string.Create(CultureInfo.InvariantCulture, $"{stamp} {done.Cases} {done.Moved}"),
            });
            Log.Reckoned(logger, stamp, done.Cases, done.Moved);
        }
    }

    private sealed record Reckoning
    {
        public required long Cases { get; init; }

        public required long Moved { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The holidays of {Year} are not in config/holidays: last days that reach into it are provisional.")]
        public static partial void YearIsMissing(ILogger logger, int year);

        [LoggerMessage(Level = LogLevel.Critical, Message = "The last day of case {CaseId} cannot be reckoned, and stays what it was: its fields do not open ({Kind}).")]
        public static partial void Unreadable(ILogger logger, string caseId, string kind);

        [LoggerMessage(Level = LogLevel.Information, Message = "Last days were reckoned by the configuration {Stamp}: {Cases} cases, {Moved} moved.")]
        public static partial void Reckoned(ILogger logger, string stamp, long cases, long moved);
    }
}
