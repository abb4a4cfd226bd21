using System.Data.Common;
using System.Text;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Processing;

/// <summary>
/// Takes the oldest case that waits for the machine one step further. The step is computed outside any transaction and written on the
/// revision it was computed from: two workers on one case, or a worker that was thought dead, do no harm.
/// </summary>
internal sealed partial class StepRunner(
    DeskStore store, CaseVault vault, AgencyDirectory agencies, CaseClaims claims, IEnumerable<ICaseStep> steps, ILogger<StepRunner> logger) : IRepeatedWork
{
    private readonly Dictionary<CaseState, ICaseStep> _steps = steps.ToDictionary(step => step.From);

    /// <summary>Runs one step of one case; false when none waits.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (await claims.TakeAsync(cancellationToken) is not { } row)
        {
            await store.PurgeIfDueAsync(cancellationToken);
            return false;
        }

        using var trace = DeskTracing.Start(DeskTracing.Step, row.CaseId, row.StateName);
        try
        {
            if (CaseClaims.IsSpent(row))
            {
                await WriteAsync(row, new StepResult { To = CaseState.Quarantined, Code = "processing-failed" }, cancellationToken);
                Log.GivenUp(logger, row.CaseId, row.State);
                return true;
            }

            var result = await ComputeAsync(row, cancellationToken);
            await WriteAsync(row, result, cancellationToken);
            Log.Stepped(logger, row.CaseId, row.State, result.To, result.Code);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            trace.Fail(exception);
            // Only the kind of the exception: its message may quote the document.
            Log.Failed(logger, row.CaseId, row.State, row.Attempts, exception.GetType().Name);
            await claims.RestAsync(row, failed: exception is not (DbException or DatabaseUnavailableException), cancellationToken);
        }

        return true;
    }

    /// <summary>Gives free what the process before had claimed when it died.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => claims.FreeAsync(cancellationToken);

    private async Task<StepResult> ComputeAsync(CaseRow row, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.ComputeStep);
        var step = _steps[row.State];
        var agency = agencies.Find(row.AgencyCode) ?? throw new InvalidOperationException("The agency is not in the directory.");
        var parts = await store.ReadAsync(connection => PartsAsync(connection, row, step.Reads), cancellationToken);
        var amended = await store.ReadAsync(connection => AmendedAsync(connection, row, step.ReadsOfAmended), cancellationToken);
        return await Task.Run(() => step.Run(new CaseWork(row, agency, parts, amended), cancellationToken), cancellationToken);
    }

    private async Task<AmendedWork?> AmendedAsync(DbConnection connection, CaseRow row, IReadOnlyList<string> names) =>
        names.Count > 0 && row.AmendsCase is { } amended && await CaseRow.FindAsync(connection, row.AgencyCode, amended) is { WrappedKey: not null } before
            ? new AmendedWork(before, await PartsAsync(connection, before, names))
            : null;

    private async Task<IReadOnlyDictionary<string, byte[]>> PartsAsync(DbConnection connection, CaseRow row, IReadOnlyList<string> names)
    {
        using var key = vault.Unwrap(row.CaseId, row.WrappedKey!);
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var part in names)
        {
            if (await CaseParts.ReadAsync(connection, key, row.CaseId, part) is { } content)
            {
                parts[part] = content;
            }
        }

        return parts;
    }

    private async Task WriteAsync(CaseRow row, StepResult result, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.Start(DeskTracing.WriteStep);
        using var key = row.WrappedKey is null ? null : vault.Unwrap(row.CaseId, row.WrappedKey);
        var erased = await store.WriteAsync(desk => WriteAsync(desk, row, key, result), cancellationToken);
        if (erased)
        {
            Log.Erased(logger, row.CaseId, result.Code);
        }
    }

    private async Task<bool> WriteAsync(DeskTransaction desk, CaseRow row, CaseKey? key, StepResult result)
    {
        if (result.Fields is { } fields && await CaseFields.WriteAsync(desk, vault, key!, row, fields, result.MajorRules) is { } wrong)
        {
            result = CaseFields.ReturnedOf(result, wrong);
        }

        if (result.Due is { } due)
        {
            await due.WriteAsync(desk, row);
        }

        var move = new CaseMove
        {
            To = result.To,
            Actor = Actor.Worker,
            Code = result.Code,
            ReassessOn = result.ReassessOn,
        };
        if (!await CaseJournal.MoveAsync(desk, row, key, move))
        {
            return false;
        }

        foreach (var (part, content) in result.Parts)
        {
            await CaseParts.WriteAsync(desk, key!, row.CaseId, part, content);
        }

        if (result.Fields is { } known)
        {
            await EarlierCorrections.TakeOverAsync(desk, vault, key!, row, known, Encoding.UTF8.GetString(result.Parts[CasePart.Text]));
        }

        if (result.OpenQuestions is { } open)
        {
            await CaseTraits.WriteOpenAsync(desk, row.CaseId, open);
        }

        if (result.Erase)
        {
            await CaseJournal.EraseAsync(desk, row, Actor.Worker, result.Code ?? string.Empty);
        }

        return result.Erase;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Case {CaseId} went from {From} to {To} ({Code}).")]
        public static partial void Stepped(ILogger logger, string caseId, CaseState from, CaseState to, string? code);

        [LoggerMessage(Level = LogLevel.Error, Message = "Case {CaseId} failed in state {State}, try {Attempt}: {Kind}.")]
        public static partial void Failed(ILogger logger, string caseId, CaseState state, int attempt, string kind);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Case {CaseId} could not leave state {State} and was quarantined.")]
        public static partial void GivenUp(ILogger logger, string caseId, CaseState state);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Case {CaseId} carried a secrecy mark ({Code}); its content was erased.")]
        public static partial void Erased(ILogger logger, string caseId, string? code);
    }
}
