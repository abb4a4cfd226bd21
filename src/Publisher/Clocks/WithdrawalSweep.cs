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
/// Once a minute: reads anew what is recorded of the cases marked for it. At start, and once an hour for what another process left behind: reckons anew
/// the last days for decisions to be taken down that bear another stamp than the calendar and the deadlines have. Each page is one transaction, and what is done bears the stamp, so that a crash loses nothing.
/// What is taken down keeps its day, but for a provisional one that turns out to be later. A case that cannot be opened keeps what it has, is logged,
/// and is tried again in the next round: those behind it do not wait for it.
/// </summary>
internal sealed partial class WithdrawalSweep(DeskStore store, CaseVault vault, DueDates dueDates, TimeProvider time, ILogger<WithdrawalSweep> logger) : PacedWork(time, Interval)
{
    private const int Page = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan IntervalOfOthers = TimeSpan.FromHours(1);
    private static readonly string ForeignStamp =
        $"""
        SELECT {CaseRow.Columns} FROM decision_case
        WHERE withdraw_stamp IS NOT NULL AND withdraw_stamp <> @stamp AND (withdraw_stamp = '' OR @others = 1)
          AND (withdraw_stamp, case_id) > (@reachedStamp, @reachedCase)
          AND (state IN ({CaseStateNames.SqlList(CaseTransitions.Withdrawable)}) OR (state = '{CaseState.Withdrawn.Wire()}' AND withdraw_provisional = 1))
        ORDER BY withdraw_stamp, case_id LIMIT {Page}
        """;

    private readonly Pace _others = new(IntervalOfOthers);

    // How far this round has come: what could not be reckoned stays behind it.
    private (string Stamp, string CaseId) _reached = (string.Empty, string.Empty);

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var others = _others.IsDueAt(now);
        var reached = await store.WriteAsync(desk => PageAsync(desk, others), cancellationToken);
        _reached = reached ?? (string.Empty, string.Empty);
        if (reached is null && others)
        {
            _others.RestAt(now);
        }

        return reached is not null;
    }

    private async Task<(string Stamp, string CaseId)?> PageAsync(DeskTransaction desk, bool others)
    {
        var stale = (await desk.Connection.QueryAsync<CaseRow>(
            ForeignStamp, new { stamp = dueDates.Stamp, others = others ? 1 : 0, reachedStamp = _reached.Stamp, reachedCase = _reached.CaseId }, desk.Transaction)).AsList();
        foreach (var row in await CaseRow.TakeAllAsync(desk, stale))
        {
            try
            {
                await ReckonAsync(desk, row);
            }
            catch (Exception exception) when (exception is CryptographicException or JsonException)
            {
                Log.Unreadable(logger, row.CaseId, exception.GetType().Name);
            }
        }

        return stale is [.., var last] ? (last.WithdrawStamp ?? string.Empty, last.CaseId) : null;
    }

    private async Task ReckonAsync(DeskTransaction desk, CaseRow row)
    {
        if (row is { WithdrawStamp: "", State: not CaseState.Withdrawn, WrappedKey: { } wrapped })
        {
            using var key = vault.Unwrap(row.CaseId, wrapped);
            await WithdrawalClock.RenewAsync(desk, dueDates, row, key, Actor.Worker);
            return;
        }

        if (row is not { OverturnedOn: { } madeOn, OverturnLearnedOn: { } learnedOn })
        {
            await WithdrawalDue.RemoveAsync(desk, row);
            return;
        }

        var due = WithdrawalDue.Of(dueDates, row, madeOn, learnedOn);
        if (row is { State: CaseState.Withdrawn, WithdrawnAt: { } at, WithdrawDueOn: { } known } && !row.WasWithdrawnLate && at >= due.LateFrom)
        {
            // It was in time by what could be known then.
            due = due with { On = known };
        }

        await due.WriteAsync(desk, row);
        await WithdrawalClock.TellAsync(desk, row, Actor.Worker, due.On);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "The last day for the decision of case {CaseId} to be taken down cannot be reckoned: what is recorded of it does not open ({Kind}).")]
        public static partial void Unreadable(ILogger logger, string caseId, string kind);
    }
}
