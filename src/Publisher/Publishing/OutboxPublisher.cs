using System.Data.Common;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Publisher.Work;
using Disclosure.Records;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Publishing;

/// <summary>
/// Carries decided cases into the gazette, what takes a text away before all else. Each is verified once more, from its stored evidence, in the moment
/// before. Then, while the case is held, the gazette is told and the case moves: of several desks on a store, whose rules may differ, one alone says
/// whether a task was told or blocked. Killed between the two, the next run finds the version in the gazette, or tells it again.
/// </summary>
internal sealed partial class OutboxPublisher(
    DeskStore store, CaseVault vault, ReleaseVerifier verifier, GazetteWriter gazette, GazetteReader known, ILogger<OutboxPublisher> logger)
    : IRepeatedWork
{
    private static readonly TimeSpan MaximumDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaximumUrgentDelay = TimeSpan.FromSeconds(5);
    private static readonly IReadOnlyList<VerificationFailure> CalledOff = [new VerificationFailure("called-off/takedown", string.Empty, string.Empty)];

    /// <summary>What is to be hidden has two seconds for the whole of its way.</summary>
    public TimeSpan Rest => TimeSpan.FromMilliseconds(50);

    /// <summary>A task is due until it is done: nothing has to be taken up.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does the most urgent task that is due; false when none is.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        // One by one: what came meanwhile and is more urgent does not wait for the rest.
        if (await store.ReadAsync(connection => Outbox.NextAsync(connection, store.NowMilliseconds), cancellationToken) is not { } task)
        {
            return false;
        }

        using var trace = DeskTracing.Start(DeskTracing.Task, task.CaseId, task.ActName);
        try
        {
            await RunAsync(task, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            trace.Fail(exception);
            Log.Failed(logger, task.CaseId, task.Act, task.Attempts + 1, (exception.InnerException ?? exception).GetType().Name);
            await FailedAsync(task, cancellationToken);
        }

        return true;
    }

    /// <summary>Carries out one task now, whenever it is due.</summary>
    public async Task RunAsync(OutboxTask task, CancellationToken cancellationToken)
    {
        if (task.Act is OutboxAct.End)
        {
            // To take a text away needs nothing of its case: no key and no evidence that may be lost.
            await SettleAsync(task, key: null, new VerificationOutcome.Passed(ReleaseVerifier.SilentEnd(task.RecordId, task.Version)), cancellationToken);
            return;
        }

        var row = await store.ReadAsync(connection => CaseRow.FindAsync(connection, task.AgencyCode, task.CaseId), cancellationToken)
            ?? throw new InvalidOperationException("The case of a task is gone.");
        using var key = Unwrap(row);
        await SettleAsync(task, key, await VerifyAsync(row, key, task, cancellationToken), cancellationToken);
    }

    private async Task<VerificationOutcome> VerifyAsync(CaseRow row, CaseKey key, OutboxTask task, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.VerifyTask);
        return await store.ReadAsync(connection => OutwardCheck.VerifyAsync(connection, vault, verifier, row, key, task), cancellationToken);
    }

    /// <summary>
    /// Tells the gazette, or calls the task off, and writes down which: in one transaction that holds the case, so that no other desk tells what this one
    /// calls off. The gazette takes each version of a record once; telling it twice, after a conflict or a crash, does nothing.
    /// </summary>
    private async Task SettleAsync(OutboxTask task, CaseKey? key, VerificationOutcome verified, CancellationToken cancellationToken)
    {
        var isTold = await store.WriteAsync<bool?>(
            async desk =>
            {
                var cases = await TaskCases.TakeAsync(desk, task);
                if (!await Outbox.DoneAsync(desk, task))
                {
                    return null;
                }

                // What is public already is only to be written down: to block it now would hide from the agency what everyone can read.
                var isBarred = TakedownOrders.IsShown(task.LeadsTo) && await TakedownOrders.IsUndecidedAsync(desk, task.RecordId);
                var entry = verified is VerificationOutcome.Passed passed && !isBarred
                    ? await TellAsync(task, passed.Record, cancellationToken)
                    : await FindAsync(task, cancellationToken);
                using var trace = DeskTracing.Start(DeskTracing.FinishTask);
                if (entry is null)
                {
                    await cases.BlockAsync(desk, key, task, (verified as VerificationOutcome.Blocked)?.Failures ?? CalledOff);
                    return false;
                }

                await cases.FinishAsync(desk, vault, key, task, entry);
                return true;
            },
            cancellationToken);
        if (isTold is true)
        {
            Log.Told(logger, task.CaseId, task.Act, task.Version);
        }
        else if (isTold is false)
        {
            Log.Blocked(logger, task.CaseId, task.Act);
        }
    }

    private async Task<GazetteEntry> TellAsync(OutboxTask task, PublishableRecord record, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.TellTask);
        return await InGazetteAsync(() => task.Act switch
        {
            OutboxAct.Publish => gazette.AppendAsync(record, EntryKind.Published, task.Nature, cancellationToken),
            OutboxAct.Amend => gazette.AppendAsync(record, EntryKind.Amended, task.Nature, eraseEarlier: true, cancellationToken),
            OutboxAct.Withdraw or OutboxAct.End => gazette.WithdrawAsync(record, task.Nature, cancellationToken),
            _ => throw new InvalidOperationException("An unknown act."),
        });
    }

    private Task<GazetteEntry?> FindAsync(OutboxTask task, CancellationToken cancellationToken) =>
        InGazetteAsync(() => known.FindAsync(task.RecordId, task.Version, cancellationToken));

    // The gazette has tried again by itself: its trouble is none of the desk's store, which would be held through as many tries once more.
    private static async Task<T> InGazetteAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DbException exception)
        {
            throw new InvalidOperationException("The gazette does not answer.", exception);
        }
    }

    /// <summary>
    /// A task failed. One for which a takedown waits is tried no more: what the gazette has of it is written down, and otherwise it is called off, so that the
    /// takedown follows at once; where the case's key is the trouble, without it. Any other is put off.
    /// </summary>
    private async Task FailedAsync(OutboxTask task, CancellationToken cancellationToken)
    {
        foreach (var opensKey in (bool[])[true, false])
        {
            try
            {
                if (await store.WriteAsync(desk => PutOffAsync(desk, task, opensKey, cancellationToken), cancellationToken))
                {
                    Log.GaveWay(logger, task.CaseId, task.Act, task.Version);
                }

                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.Failed(logger, task.CaseId, task.Act, task.Attempts + 1, (exception.InnerException ?? exception).GetType().Name);
            }
        }

        await store.WriteAsync(desk => Outbox.PostponeAsync(desk, task, DelayOf(task)), cancellationToken);
    }

    private async Task<bool> PutOffAsync(DeskTransaction desk, OutboxTask task, bool opensKey, CancellationToken cancellationToken)
    {
        var cases = await TaskCases.TakeAsync(desk, task);
        // An end takes the text away itself: there is nothing to give way to.
        if (task.Act is OutboxAct.End || !await TakedownOrders.IsWaitingAsync(desk, task.RecordId))
        {
            await Outbox.PostponeAsync(desk, task, DelayOf(task));
            return false;
        }

        if (!await Outbox.DoneAsync(desk, task))
        {
            return false;
        }

        using var key = opensKey ? Unwrap(cases.Row) : null;
        if (await FindAsync(task, cancellationToken) is { } entry)
        {
            await cases.FinishAsync(desk, vault, key, task, entry);
        }
        else
        {
            await cases.BlockAsync(desk, key, task, CalledOff);
        }

        return true;
    }

    private static TimeSpan DelayOf(OutboxTask task) => TimeSpan.FromSeconds(
        Math.Min((task.Urgency > 0 ? MaximumUrgentDelay : MaximumDelay).TotalSeconds, Math.Pow(2, Math.Min(task.Attempts, 10))));

    private CaseKey Unwrap(CaseRow row) => vault.Unwrap(row.CaseId, row.WrappedKey ?? throw new InvalidOperationException("The case of a task was erased."));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId}: the gazette has it ({Act}, version {Version}).")]
        public static partial void Told(ILogger logger, string caseId, OutboxAct act, int version);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Case {CaseId}: the verifier blocked what was about to be public ({Act}).")]
        public static partial void Blocked(ILogger logger, string caseId, OutboxAct act);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Case {CaseId}: a task that failed gave way to a takedown ({Act}, version {Version}).")]
        public static partial void GaveWay(ILogger logger, string caseId, OutboxAct act, int version);

        [LoggerMessage(Level = LogLevel.Error, Message = "Case {CaseId}: the gazette could not be told ({Act}, try {Attempt}): {Kind}.")]
        public static partial void Failed(ILogger logger, string caseId, OutboxAct act, int attempt, string kind);
    }
}
