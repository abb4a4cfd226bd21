using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Clocks;

/// <summary>
/// Keeps with a case until when its decision must be taken down (行政处罚法 Art. 48(2), 85; 公示办法 Art. 16; 楚政办通〔2019〕23号 二(一)4). The clock
/// starts when an outcome that overturns the decision is recorded: it does not wait for the second person who confirms it. What would stop it,
/// such as a judgment on appeal, does so once it is public.
/// </summary>
internal static class WithdrawalClock
{
    /// <summary>Sets, moves or stops the clock after what is recorded of the case. The row must have been taken in this transaction.</summary>
    public static async Task RenewAsync(DeskTransaction desk, DueDates dueDates, CaseRow row, CaseKey key, Actor actor)
    {
        var known = await AftermathParts.ReadAsync(desk, key, row.CaseId);
        var ordered = await CaseParts.ReadJsonAsync<CaseAftermath>(desk.Connection, key, row.CaseId, CasePart.AftermathOrdered, desk.Transaction);
        var waiting = await AftermathParts.WaitingAsync(desk, key, row.CaseId);
        var outcome = Earliest(row.ActType ?? ActType.Other, ordered is null ? [known] : [known, ordered], waiting);
        var due = Earlier(outcome is null ? null : (outcome.Proceeding.On, outcome.On), row.WithdrawalOrdered) is var (madeOn, learnedOn)
            ? WithdrawalDue.Of(dueDates, row, madeOn, learnedOn)
            : null;
        await (due is null ? WithdrawalDue.RemoveAsync(desk, row) : due.WriteAsync(desk, row));
        await TellAsync(desk, row, actor, due?.On);
    }

    /// <summary>
    /// Sets the clock by the document on which a withdrawal rests. A clock that started on an earlier day goes on: what is late does not become timely
    /// by a later document. Its two days are kept beside what is recorded of the case: they count on when the notice is blocked. The row must have
    /// been taken in this transaction.
    /// </summary>
    public static async Task OrderedAsync(DeskTransaction desk, DueDates dueDates, CaseRow row, DateOnly madeOn, DateOnly learnedOn, Actor actor)
    {
        if (Earlier((madeOn, learnedOn), row.WithdrawalOrdered) is var (ordered, orderLearned))
        {
            await desk.Connection.ExecuteAsync(
                """
                UPDATE decision_case SET withdrawal_ordered_on = @on, withdrawal_order_learned_on = @learned, withdrawal_ordered_by = @by
                WHERE case_id = @CaseId AND agency_code = @AgencyCode
                """,
                new { on = ChineseDay.Stored(ordered), learned = ChineseDay.Stored(orderLearned), by = string.Join(' ', [.. row.WithdrawalOrderedBy, actor.Id]), row.CaseId, row.AgencyCode },
                desk.Transaction);
        }

        if (row is { OverturnedOn: { } made, OverturnLearnedOn: { } learned } && Start(made, learned) <= Start(madeOn, learnedOn))
        {
            return;
        }

        var due = WithdrawalDue.Of(dueDates, row, madeOn, learnedOn);
        await due.WriteAsync(desk, row);
        await TellAsync(desk, row, actor, due.On);
    }

    /// <summary>
    /// Forgets the days of withdrawals that were ordered: what is recorded of the case alone counts from here on. The row must have been taken in this
    /// transaction.
    /// </summary>
    public static async Task RetractedAsync(DeskTransaction desk, DueDates dueDates, CaseRow row, CaseKey key, Actor actor)
    {
        await desk.Connection.ExecuteAsync(
            """
            UPDATE decision_case SET withdrawal_ordered_on = NULL, withdrawal_order_learned_on = NULL, withdrawal_ordered_by = NULL
            WHERE case_id = @CaseId AND agency_code = @AgencyCode
            """,
            new { row.CaseId, row.AgencyCode },
            desk.Transaction);
        await RenewAsync(desk, dueDates, row with { WithdrawalOrderedOnText = null, WithdrawalOrderLearnedOnText = null }, key, actor);
    }

    /// <summary>Has a case that takes another's place take over its clock. Both rows must have been taken in this transaction.</summary>
    public static Task TakeOverAsync(DeskTransaction desk, CaseRow before, CaseRow row) => desk.Connection.ExecuteAsync(
        """
        UPDATE decision_case SET (withdrawal_ordered_on, withdrawal_order_learned_on, withdrawal_ordered_by, overturned_on, overturn_learned_on, withdraw_due_on, withdraw_provisional, withdraw_clause, withdraw_stamp, withdraw_late_from) =
            (SELECT b.withdrawal_ordered_on, b.withdrawal_order_learned_on, b.withdrawal_ordered_by, b.overturned_on, b.overturn_learned_on, b.withdraw_due_on, b.withdraw_provisional, b.withdraw_clause, b.withdraw_stamp, b.withdraw_late_from
             FROM decision_case b WHERE b.case_id = @before AND b.agency_code = @AgencyCode)
        WHERE case_id = @CaseId AND agency_code = @AgencyCode
        """,
        new { before = before.CaseId, row.CaseId, row.AgencyCode },
        desk.Transaction);

    /// <summary>Has the next sweep read the days anew, once what is public of the case has changed, or could not change.</summary>
    public static Task MarkAsync(DeskTransaction desk, CaseRow row) => desk.Connection.ExecuteAsync(
        "UPDATE decision_case SET withdraw_stamp = '' WHERE case_id = @CaseId AND agency_code = @AgencyCode AND withdraw_stamp IS NOT NULL",
        new { row.CaseId, row.AgencyCode },
        desk.Transaction);

    /// <summary>Writes down that the day was set, moved or taken away; nothing when it stayed.</summary>
    public static Task TellAsync(DeskTransaction desk, CaseRow row, Actor actor, DateOnly? due) => row.WithdrawDueOn == due
        ? Task.CompletedTask
        : CaseJournal.NoteAsync(desk, row, key: null, actor, AuditActs.WithdrawalDueMoved, $"{Day(row.WithdrawDueOn)}/{Day(due)}");

    /// <summary>Whether an entry that waits for its second person has set the clock of its case going.</summary>
    public static bool IsSetBy(ActType? act, AftermathEntry entry) =>
        entry.Overturns && WithdrawalKinds.Removes(act ?? ActType.Other, entry.Proceeding!.Outcome);

    /// <summary>The outcome that started the clock of an act; null when none runs.</summary>
    /// <param name="act">The kind of act.</param>
    /// <param name="records">What is public, and what is on its way to be.</param>
    /// <param name="waiting">What waits for a second person: of it only what overturns the decision counts.</param>
    public static LearnedOutcome? Earliest(ActType act, IReadOnlyList<CaseAftermath> records, IReadOnlyList<AftermathEntry> waiting)
    {
        var recorded = waiting.Where(entry => entry.Overturns).ToList();
        return records
            .Select(record => recorded.Aggregate(record, (all, entry) => all.With(entry)))
            .SelectMany(record => Proceedings.AllOverturning(record.Proceedings).Where(proceeding => WithdrawalKinds.Removes(act, proceeding.Outcome)).Select(record.LearnedOf))
            .MinBy(outcome => Start(outcome.Proceeding.On, outcome.On));
    }

    private static (DateOnly MadeOn, DateOnly LearnedOn)? Earlier((DateOnly MadeOn, DateOnly LearnedOn)? one, (DateOnly MadeOn, DateOnly LearnedOn)? other) => (one, other) switch
    {
        ({ } first, { } second) => Start(second.MadeOn, second.LearnedOn) < Start(first.MadeOn, first.LearnedOn) ? second : first,
        _ => one ?? other,
    };

    private static DateOnly Start(DateOnly madeOn, DateOnly learnedOn) => madeOn < learnedOn ? madeOn : learnedOn;

    private static string Day(DateOnly? day) => day is { } known ? ChineseDay.Stored(known) : "-";
}
