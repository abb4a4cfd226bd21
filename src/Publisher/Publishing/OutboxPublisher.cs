using System.Text.Json;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Publisher.Work;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Publishing;

/// <summary>
/// Carries decided cases into the gazette. Each is verified once more, from its stored evidence, in the moment before; then the gazette
/// is told, then the case moves. Killed between the two, the next run finds the version in the gazette, or tells it again.
/// </summary>
internal sealed partial class OutboxPublisher(
    DeskStore store, CaseVault vault, ReleaseVerifier verifier, GazetteWriter gazette, GazetteReader known, TimeProvider time, ILogger<OutboxPublisher> logger)
    : IRepeatedWork
{
    private const int Batch = 20;
    private static readonly TimeSpan MaximumDelay = TimeSpan.FromMinutes(1);

    /// <summary>A task is due until it is done: nothing has to be taken up.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does what is due; false when nothing was.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var tasks = await store.ReadAsync(connection => Outbox.DueAsync(connection, now, Batch), cancellationToken);
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
                await store.WriteAsync(desk => PostponeAsync(desk, task, delay), cancellationToken);
                Log.Failed(logger, task.CaseId, task.Act, task.Attempts + 1, exception.GetType().Name);
            }
        }

        return tasks.Count > 0;
    }

    private async Task RunAsync(OutboxTask task, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(connection => CaseRow.FindAsync(connection, task.AgencyCode, task.CaseId), cancellationToken)
            ?? throw new InvalidOperationException("The case of a task is gone.");
        using var key = vault.Unwrap(row.CaseId, row.WrappedKey ?? throw new InvalidOperationException("The case of a task was erased."));
        var (from, to) = task.Act == OutboxAct.Publish ? (CaseState.Approved, CaseState.Published) : (CaseState.Withdrawing, CaseState.Withdrawn);
        if (row.State != from)
        {
            // Someone else carried it out in the meantime.
            await store.WriteAsync(desk => DoneAsync(desk, task), cancellationToken);
            return;
        }

        // What is public already is only to be written down: to block it now would hide from the agency what everyone can read.
        if (task.Act == OutboxAct.Publish && await known.FindAsync(row.RecordId, task.Version, cancellationToken) is not null)
        {
            await FinishAsync(row, key, task, to, cancellationToken);
            return;
        }

        switch (await VerifyAsync(row, key, task, cancellationToken))
        {
            case VerificationOutcome.Passed passed:
                await TellAsync(task, passed.Record, cancellationToken);
                await FinishAsync(row, key, task, to, cancellationToken);
                break;
            case VerificationOutcome.Blocked blocked when task.Act == OutboxAct.Publish:
                await store.WriteAsync(desk => QuarantineAsync(desk, row, key, task, blocked.Failures), cancellationToken);
                Log.Blocked(logger, task.CaseId, task.Act);
                break;
            default:
                // The text must go, but not at the price of a notice that tells what was hidden: a person is called, it stays due.
                Log.Blocked(logger, task.CaseId, task.Act);
                throw new InvalidOperationException("The notice was blocked.");
        }
    }

    private async Task<VerificationOutcome> VerifyAsync(CaseRow row, CaseKey key, OutboxTask task, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.VerifyTask);
        return await store.ReadAsync(
            async connection =>
            {
                var redaction = await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, row.CaseId, CasePart.Redaction);
                var part = task.Act == OutboxAct.Publish ? CasePart.Candidate : CasePart.Notice;
                var payload = await CaseParts.ReadAsync(connection, key, row.CaseId, part);
                if (redaction?.Evidence is not { } evidence || payload is null)
                {
                    throw new InvalidOperationException("The case of a task lacks its evidence or its payload.");
                }

                return task.Act == OutboxAct.Publish
                    ? verifier.Verify(RecordJson.ReadDecision(payload), evidence)
                    : verifier.VerifyNotice(RecordJson.ReadNotice(payload), evidence);
            },
            cancellationToken);
    }

    private async Task TellAsync(OutboxTask task, PublishableRecord record, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.TellTask);
        await (task.Act == OutboxAct.Publish
            ? gazette.AppendAsync(record, EntryKind.Published, ChangeNature.Legal, cancellationToken)
            : gazette.WithdrawAsync(record, ChangeNature.Legal, cancellationToken));
    }

    private async Task FinishAsync(CaseRow row, CaseKey key, OutboxTask task, CaseState to, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.FinishTask);
        await store.WriteAsync(desk => FinishAsync(desk, row, key, task, to), cancellationToken);
        Log.Told(logger, task.CaseId, task.Act, task.Version);
    }

    private static async Task<bool> FinishAsync(DeskTransaction desk, CaseRow row, CaseKey key, OutboxTask task, CaseState to)
    {
        await Outbox.DoneAsync(desk, task);
        return await CaseJournal.MoveAsync(desk, row, key, new CaseMove { To = to, Actor = Actor.Worker, Version = task.Version });
    }

    private static async Task<bool> QuarantineAsync(
        DeskTransaction desk, CaseRow row, CaseKey key, OutboxTask task, IReadOnlyList<VerificationFailure> failures)
    {
        await Outbox.DoneAsync(desk, task);
        if (!await CaseJournal.MoveAsync(desk, row, key, new CaseMove { To = CaseState.Quarantined, Actor = Actor.Worker, Code = failures[0].Rule }))
        {
            return false;
        }

        await CaseParts.WriteAsync(desk, key, row.CaseId, CasePart.Failures, JsonSerializer.SerializeToUtf8Bytes(failures, CaseJson.Options));
        return true;
    }

    private static async Task<bool> DoneAsync(DeskTransaction desk, OutboxTask task)
    {
        await Outbox.DoneAsync(desk, task);
        return true;
    }

    private static async Task<bool> PostponeAsync(DeskTransaction desk, OutboxTask task, TimeSpan delay)
    {
        await Outbox.PostponeAsync(desk, task, delay);
        return true;
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
