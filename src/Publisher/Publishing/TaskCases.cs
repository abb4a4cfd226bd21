using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Store;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Publishing;

/// <summary>
/// The cases of a task, held until the transaction ends, and what becomes of them once it is certain that the gazette has what the task tells, or that it
/// never will. Whoever decides that holds them: of several desks one decides, and the others find the task closed.
/// </summary>
/// <param name="Row">The task's case.</param>
/// <param name="Before">The public case whose place it is to take; null when there is none.</param>
internal sealed record TaskCases(CaseRow Row, CaseRow? Before)
{
    public static async Task<TaskCases> TakeAsync(DeskTransaction desk, OutboxTask task)
    {
        var row = await TakeAsync(desk, task.AgencyCode, task.CaseId);
        return new TaskCases(row, row is { State: CaseState.Approved, AmendsCase: { } amended } ? await TakeAsync(desk, task.AgencyCode, amended) : null);
    }

    /// <summary>The gazette has it. The task must have been closed in this transaction.</summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="vault">Opens the case before.</param>
    /// <param name="key">
    /// The case's key. Null when it is not needed (an end), or cannot be had and a takedown waits: then what it seals stays where it is.
    /// </param>
    /// <param name="task">The task.</param>
    /// <param name="entry">What the gazette has.</param>
    public async Task FinishAsync(DeskTransaction desk, CaseVault vault, CaseKey? key, OutboxTask task, GazetteEntry entry)
    {
        if (RemovalOf(task.Act) is { } removal)
        {
            await RemovalTable.AddAsync(desk, removal, entry, Row.CaseId, Row.AgencyCode);
        }

        if (Before is not null)
        {
            if (key is not null)
            {
                await AftermathParts.TakeOverWaitingAsync(desk, vault, Before, Row, key);
            }

            // Before the case itself moves, so that the number is free for it.
            await MoveAsync(desk, Before, key: null, new CaseMove { To = CaseState.Superseded, Actor = Actor.Worker, SupersededBy = Row.CaseId });
            await desk.Connection.ExecuteAsync(
                "UPDATE decision_case SET current_number = 1 WHERE case_id = @CaseId AND agency_code = @AgencyCode", new { Row.CaseId, Row.AgencyCode }, desk.Transaction);
            await WithdrawalClock.TakeOverAsync(desk, Before, Row);
        }
        else if (task.Act is OutboxAct.Amend)
        {
            await WithdrawalClock.MarkAsync(desk, Row);
        }

        if (key is not null)
        {
            await AftermathParts.SettleAsync(desk, key, Row.CaseId);
            await AftermathParts.ToldAsync(desk, key, Row.CaseId, task.Version);
        }

        // What was blocked before is over: what is told now passed.
        await CaseParts.RemoveAsync(desk, Row.CaseId, CasePart.Failures);
        if (task.LeadsTo == Row.State)
        {
            await CaseJournal.RenewAsync(desk, Row, Actor.Worker, task.Version);
        }
        else
        {
            var returnsTo = task.LeadsTo == CaseState.Suspended ? Row.State : (CaseState?)null;
            await MoveAsync(desk, Row, key, new CaseMove { To = task.LeadsTo, Actor = Actor.Worker, Version = task.Version, ReturnsTo = returnsTo });
        }

        await TakedownOrders.ToldAsync(desk, task, entry.AppendedAt.ToUnixTimeMilliseconds());
    }

    /// <summary>
    /// The gazette does not have it and never will. A text that was never public goes into quarantine; a change of what is public is called off and a
    /// person is told: the text stays as it was rather than being replaced by one that tells what was hidden. The task must have been closed in this
    /// transaction.
    /// </summary>
    /// <param name="desk">The transaction.</param>
    /// <param name="key">The case's key; null when it cannot be had and a takedown waits: then nothing is sealed.</param>
    /// <param name="task">The task.</param>
    /// <param name="failures">Why; at least one.</param>
    public async Task BlockAsync(DeskTransaction desk, CaseKey? key, OutboxTask task, IReadOnlyList<VerificationFailure> failures)
    {
        var to = Row.State switch
        {
            CaseState.Approved => CaseState.Quarantined,
            CaseState.Withdrawing => Row.ReturnsTo ?? Row.InFull,
            _ => (CaseState?)null,
        };
        if (to is { } state)
        {
            await MoveAsync(desk, Row, key, new CaseMove { To = state, Actor = Actor.Worker, Code = failures[0].Rule });
        }
        else
        {
            await CaseJournal.NoteAsync(desk, Row, key, Actor.Worker, AuditActs.ReleaseBlocked, failures[0].Rule);
        }

        if (key is not null)
        {
            await AftermathParts.CallOffAsync(desk, key, Row.CaseId);
            await CaseParts.WriteJsonAsync(desk, key, Row.CaseId, CasePart.Failures, failures);
        }

        if (task.Act is OutboxAct.Amend)
        {
            await WithdrawalClock.MarkAsync(desk, Row);
        }

        await TakedownOrders.BlockedAsync(desk, task);
    }

    /// <summary>What a task takes out of the public's sight; null when nothing.</summary>
    private static RemovalKind? RemovalOf(OutboxAct act) => act switch
    {
        OutboxAct.Withdraw => RemovalKind.Withdrawn,
        OutboxAct.End => RemovalKind.Ended,
        OutboxAct.Amend => RemovalKind.Replaced,
        _ => null,
    };

    private static async Task<CaseRow> TakeAsync(DeskTransaction desk, string agencyCode, string caseId) =>
        await CaseRow.TakeAsync(desk, agencyCode, caseId) ?? throw new InvalidOperationException("The case of a task is gone.");

    // Someone changed the case since it was read: the whole step is taken back and tried again.
    private static async Task MoveAsync(DeskTransaction desk, CaseRow row, CaseKey? key, CaseMove move)
    {
        if (!await CaseJournal.MoveAsync(desk, row, key, move))
        {
            throw new InvalidOperationException("The case of a task was changed meanwhile.");
        }
    }
}
