using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Clocks;

/// <summary>The last day for a decision to be taken down, as it is kept with its case.</summary>
internal sealed record WithdrawalDue
{
    /// <summary>The day on which the decision was changed, revoked, found unlawful or void.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The day on which the agency learned of that.</summary>
    public required DateOnly LearnedOn { get; init; }

    /// <summary>The last day, included, Asia/Shanghai.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether it may move because a year's holidays are not known yet.</summary>
    public required bool IsProvisional { get; init; }

    /// <summary>Clause of the rule that set it.</summary>
    public required string Clause { get; init; }

    /// <summary>Of the configuration it was computed by, as <see cref="DueDates.Stamp"/>.</summary>
    public required string Stamp { get; init; }

    /// <summary>The first instant that is too late, milliseconds since 1970-01-01 UTC: midnight after the last day, Asia/Shanghai.</summary>
    public long LateFrom => ChineseDay.Begins(On.AddDays(1)).ToUnixTimeMilliseconds();

    /// <summary>Of two days, by the rules of today.</summary>
    public static WithdrawalDue Of(DueDates dueDates, CaseRow row, DateOnly madeOn, DateOnly learnedOn)
    {
        var (rule, deadline) = dueDates.WithdrawalOf(row.AgencyCode, row.ActType ?? Records.ActType.Other, madeOn, learnedOn);
        return new WithdrawalDue
        {
            MadeOn = madeOn,
            LearnedOn = learnedOn,
            On = deadline.DueOn,
            IsProvisional = deadline.IsProvisional,
            Clause = rule.Clause,
            Stamp = dueDates.Stamp,
        };
    }

    /// <summary>Writes it into the row of its case, which must have been taken in this transaction.</summary>
    public Task WriteAsync(DeskTransaction desk, CaseRow row) => desk.Connection.ExecuteAsync(
        """
        UPDATE decision_case SET overturned_on = @made, overturn_learned_on = @learned, withdraw_due_on = @on, withdraw_provisional = @provisional,
            withdraw_clause = @Clause, withdraw_stamp = @Stamp, withdraw_late_from = @LateFrom
        WHERE case_id = @CaseId AND agency_code = @AgencyCode
        """,
        new
        {
            made = ChineseDay.Stored(MadeOn),
            learned = ChineseDay.Stored(LearnedOn),
            on = ChineseDay.Stored(On),
            provisional = IsProvisional ? 1 : 0,
            Clause,
            Stamp,
            LateFrom,
            row.CaseId,
            row.AgencyCode,
        },
        desk.Transaction);

    /// <summary>Takes it out of the row of its case, which must have been taken in this transaction: nothing has to be taken down.</summary>
    public static Task RemoveAsync(DeskTransaction desk, CaseRow row) => desk.Connection.ExecuteAsync(
        """
        UPDATE decision_case SET overturned_on = NULL, overturn_learned_on = NULL, withdraw_due_on = NULL, withdraw_provisional = 0,
            withdraw_clause = NULL, withdraw_stamp = NULL, withdraw_late_from = NULL
        WHERE case_id = @CaseId AND agency_code = @AgencyCode
        """,
        new { row.CaseId, row.AgencyCode },
        desk.Transaction);
}
