using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Clocks;

/// <summary>The last day for a case to be published, as it is kept with it.</summary>
public sealed record DueDate
{
    /// <summary>The last day, included, Asia/Shanghai.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether it may move because a year's holidays are not known yet.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>Clause of the rule that set it.</summary>
    public required string Clause { get; init; }

    /// <summary>From this day on a case that is still held is brought before people.</summary>
    public required DateOnly EscalatesOn { get; init; }

    /// <summary>Of the configuration it was computed by, as <see cref="DueDates.Stamp"/>.</summary>
    public required string Stamp { get; init; }

    /// <summary>The first instant that is too late, milliseconds since 1970-01-01 UTC: midnight after the last day, Asia/Shanghai.</summary>
    public long LateFrom => ChineseDay.Begins(On.AddDays(1)).ToUnixTimeMilliseconds();

    /// <summary>Writes it into the row of its case; the row must have been taken, or written upon, in this transaction.</summary>
    internal Task WriteAsync(DeskTransaction desk, CaseRow row) => desk.Connection.ExecuteAsync(
        """
        UPDATE decision_case SET due_on = @on, due_provisional = @provisional, due_clause = @Clause, due_stamp = @Stamp, late_from = @LateFrom, escalates_on = @escalates
        WHERE case_id = @CaseId AND agency_code = @AgencyCode
        """,
        new
        {
            on = ChineseDay.Stored(On),
            provisional = IsProvisional ? 1 : 0,
            Clause,
            Stamp,
            LateFrom,
            escalates = ChineseDay.Stored(EscalatesOn),
            row.CaseId,
            row.AgencyCode,
        },
        desk.Transaction);
}
