using Dapper;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Publisher.Work;
using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Publishing;

/// <summary>
/// Carries decided cases into the gazette. Each is verified once more, from its stored evidence, in the moment before; then the gazette
/// is told, then the case moves. Killed between the two, the next run finds the version in the gazette, or tells it again.
/// </summary>
internal sealed partial class OutboxPublisher(
    DeskStore store, CaseVault vault, ReleaseVerifier verifier, GazetteWriter gazette, GazetteReader known, ILogger<OutboxPublisher> logger)
    : IRepeatedWork
{
    private const int Batch = 20;
    private static readonly TimeSpan MaximumDelay = TimeSpan.FromMinutes(1);

    /// <summary>A task is due until it is done: nothing has to be taken up.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does what is due; false when nothing was.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var tasks = await store.ReadAsync(connection => Outbox.DueAsync(connection, store.NowMilliseconds, Batch), cancellationToken);
        foreach (var task in tasks)
        {
            using var trace = DeskTracing.Start(DeskTracing.Task, task.CaseId, task.ActName);
            try
            {
                await RunAsync(task, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                trace.Fail(exception);
                var delay = TimeSpan.FromSeconds(Math.Min(MaximumDelay.TotalSeconds, Math.Pow(2, Math.Min(task.Attempts, 10))));
                await store.WriteAsync(desk => Outbox.PostponeAsync(desk, task, delay), cancellationToken);
                Log.Failed(logger, task.CaseId, task.Act, task.Attempts + 1, exception.GetType().Name);
            }
        }

        return tasks.Count > 0;
    }

    /// <summary>Carries out one task now, whenever it is due.</summary>
    public async Task RunAsync(OutboxTask task, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(connection => CaseRow.FindAsync(connection, task.AgencyCode, task.CaseId), cancellationToken)
            ?? throw new InvalidOperationException("The case of a task is gone.");
        using var key = vault.Unwrap(row.CaseId, row.WrappedKey ?? throw new InvalidOperationException("The case of a task was erased."));
        var verified = await VerifyAsync(row, key, task, cancellationToken);

        // Told again after a crash, the gazette answers with what it has, and completes an erasure that was cut off.
        var entry = verified is VerificationOutcome.Passed passed
            ? await TellAsync(task, passed.Record, cancellationToken)
            : await known.FindAsync(task.RecordId, task.Version, cancellationToken);
        if (entry is null)
        {
            await store.WriteAsync(desk => BlockAsync(desk, key, task, ((VerificationOutcome.Blocked)verified).Failures), cancellationToken);
            Log.Blocked(logger, task.CaseId, task.Act);
            return;
        }

        // What is public already is only to be written down: to block it now would hide from the agency what everyone can read.
        await FinishAsync(key, task, entry, cancellationToken);
        Log.Told(logger, task.CaseId, task.Act, task.Version);
    }

    private async Task<VerificationOutcome> VerifyAsync(CaseRow row, CaseKey key, OutboxTask task, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.VerifyTask);
        return await store.ReadAsync(connection => OutwardCheck.VerifyAsync(connection, vault, verifier, row, key, task), cancellationToken);
    }

    private async Task<GazetteEntry> TellAsync(OutboxTask task, PublishableRecord record, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.TellTask);
        return await (task.Act switch
        {
            OutboxAct.Publish => gazette.AppendAsync(record, EntryKind.Published, task.Nature, cancellationToken),
            OutboxAct.Amend => gazette.AppendAsync(record, EntryKind.Amended, task.Nature, eraseEarlier: true, cancellationToken),
            OutboxAct.Withdraw or OutboxAct.End => gazette.WithdrawAsync(record, task.Nature, cancellationToken),
            _ => throw new InvalidOperationException("An unknown act."),
        });
    }

    private async Task FinishAsync(CaseKey key, OutboxTask task, GazetteEntry entry, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.FinishTask);
        await store.WriteAsync(desk => FinishAsync(desk, key, task, entry), cancellationToken);
    }

    private async Task<bool> FinishAsync(DeskTransaction desk, CaseKey key, OutboxTask task, GazetteEntry entry)
    {
        var row = await TakeAsync(desk, task.AgencyCode, task.CaseId);
        var before = row is { State: CaseState.Approved, AmendsCase: { } amended } ? await TakeAsync(desk, task.AgencyCode, amended) : null;
        if (!await Outbox.DoneAsync(desk, task))
        {
            return false;
        }

        if (RemovalOf(task.Act) is { } removal)
        {
            await RemovalTable.AddAsync(desk, removal, entry, row.CaseId, row.AgencyCode);
        }

        if (before is not null)
        {
            await AftermathParts.TakeOverWaitingAsync(desk, vault, before, row, key);
            // Before the case itself moves, so that the number is free for it.
            await MoveAsync(desk, before, key: null, new CaseMove { To = CaseState.Superseded, Actor = Actor.Worker, SupersededBy = row.CaseId });
            await desk.Connection.ExecuteAsync(
                "UPDATE decision_case SET current_number = 1 WHERE case_id = @CaseId AND agency_code = @AgencyCode", new { row.CaseId, row.AgencyCode }, desk.Transaction);
            await WithdrawalClock.TakeOverAsync(desk, before, row);
        }
        else if (task.Act is OutboxAct.Amend)
        {
            await WithdrawalClock.MarkAsync(desk, row);
        }

        await AftermathParts.SettleAsync(desk, key, row.CaseId);
        await AftermathParts.ToldAsync(desk, key, row.CaseId, task.Version);
        // What was blocked before is over: what is told now passed.
        await CaseParts.RemoveAsync(desk, row.CaseId, CasePart.Failures);
        if (task.LeadsTo == row.State)
        {
            await CaseJournal.RenewAsync(desk, row, Actor.Worker, task.Version);
            await TakedownOrders.ToldAsync(desk, task);
            return true;
        }

        var returnsTo = task.LeadsTo == CaseState.Suspended ? row.State : (CaseState?)null;
        await MoveAsync(desk, row, key, new CaseMove { To = task.LeadsTo, Actor = Actor.Worker, Version = task.Version, ReturnsTo = returnsTo });
        await TakedownOrders.ToldAsync(desk, task);
        return true;
    }

    /// <summary>What a task takes out of the public's sight; null when nothing.</summary>
    private static RemovalKind? RemovalOf(OutboxAct act) => act switch
    {
        OutboxAct.Withdraw => RemovalKind.Withdrawn,
        OutboxAct.End => RemovalKind.Ended,
        OutboxAct.Amend => RemovalKind.Replaced,
        _ => null,
    };

    /// <summary>
    /// A text that was never public goes into quarantine; a change of what is public is called off and a person is told: the text stays as
    /// it was rather than being replaced by one that tells what was hidden.
    /// </summary>
    private static async Task<bool> BlockAsync(DeskTransaction desk, CaseKey key, OutboxTask task, IReadOnlyList<VerificationFailure> failures)
    {
        var row = await TakeAsync(desk, task.AgencyCode, task.CaseId);
        if (row is { State: CaseState.Approved, AmendsCase: { } amended })
        {
            // It stands on: a takedown that waits for this task is ordered on it.
            await TakeAsync(desk, task.AgencyCode, amended);
        }

        if (!await Outbox.DoneAsync(desk, task))
        {
            return false;
        }

        var to = row.State switch
        {
            CaseState.Approved => CaseState.Quarantined,
            CaseState.Withdrawing => row.ReturnsTo ?? row.InFull,
            _ => (CaseState?)null,
        };
        if (to is { } state)
        {
            await MoveAsync(desk, row, key, new CaseMove { To = state, Actor = Actor.Worker, Code = failures[0].Rule });
        }
        else
        {
            await CaseJournal.NoteAsync(desk, row, key, Actor.Worker, AuditActs.ReleaseBlocked, failures[0].Rule);
        }

        await AftermathParts.CallOffAsync(desk, key, row.CaseId);
        if (task.Act is OutboxAct.Amend)
        {
            await WithdrawalClock.MarkAsync(desk, row);
        }

        await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Failures, failures);
        await TakedownOrders.BlockedAsync(desk, task);
        return true;
    }

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

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId}: the gazette has it ({Act}, version {Version}).")]
        public static partial void Told(ILogger logger, string caseId, OutboxAct act, int version);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Case {CaseId}: the verifier blocked what was about to be public ({Act}).")]
        public static partial void Blocked(ILogger logger, string caseId, OutboxAct act);

        [LoggerMessage(Level = LogLevel.Error, Message = "Case {CaseId}: the gazette could not be told ({Act}, try {Attempt}): {Kind}.")]
        public static partial void Failed(ILogger logger, string caseId, OutboxAct act, int attempt, string kind);
    }
}
