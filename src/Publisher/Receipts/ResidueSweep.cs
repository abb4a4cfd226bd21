using System.Data.Common;
using System.Globalization;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Publisher.Work;
using Disclosure.Records;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Receipts;

/// <summary>
/// After each receipt the node itself is asked for the removed text. Something found is an alarm, kept with its address and looked for again
/// until it is gone; an answer that is missing is asked for again.
/// </summary>
internal sealed partial class ResidueSweep(
    DeskStore store, CaseVault vault, GazetteReader gazette, ResidueProbe probe, IOptions<DeskOptions> options, ILogger<ResidueSweep> logger) : IRepeatedWork
{
    /// <summary>A check is due until it is done: nothing has to be taken up.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes one check of each node that has one due; false when none has.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var made = await Task.WhenAll(options.Value.Nodes.Select(node => RunAsync(node, cancellationToken)));
        return made.Any(isAny => isAny);
    }

    private async Task<bool> RunAsync(NodeOptions node, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(connection => ResidueTable.DueAsync(connection, node.Name, store.NowMilliseconds), cancellationToken) is not { } task)
        {
            return false;
        }

        await CheckAsync(node, task, cancellationToken);
        return true;
    }

    /// <summary>Makes a check, and with it every other of the same removal that was ordered before it began: both receipts are there, one look tells of both.</summary>
    internal async Task CheckAsync(NodeOptions node, ResidueTask task, CancellationToken cancellationToken)
    {
        using var trace = DeskTracing.OfNode(DeskTracing.Residue, node.Name);
        var sought = await SoughtAsync(task, cancellationToken);
        var result = sought is null ? new ResidueResult(IsComplete: true, []) : await probe.LookAsync(node, sought, task.EntryIndex, cancellationToken);

        // Restored, amended or withdrawn while it was looked at: then what was seen says nothing.
        if (sought is not null && !await IsNewestAsync(task, cancellationToken))
        {
            result = new ResidueResult(IsComplete: true, []);
        }

        await store.WriteAsync(
            async desk =>
            {
                if (result.Places.Count > 0)
                {
                    await ResidueTable.FoundAsync(desk, task, result.Places);
                    await ReceiptAlarms.RaiseAsync(
                        desk,
                        NotificationKind.ResidueFound,
                        string.Create(CultureInfo.InvariantCulture, $"residue/{task.Node}/{task.EntryIndex}"),
                        task.EntryIndex,
                        result.Places.Count);
                }

                await (result is { IsComplete: true, Places.Count: 0 } ? ResidueTable.DoneAsync(desk, task) : ResidueTable.PostponeAsync(desk, task));
            },
            cancellationToken);
        if (result.Places.Count > 0)
        {
            Log.Found(logger, task.Node, task.EntryIndex, result.Places.Count);
        }
    }

    private async Task<bool> IsNewestAsync(ResidueTask task, CancellationToken cancellationToken) =>
        (await gazette.OfRecordAsync(RecordId.Parse(task.RecordId), cancellationToken)) is [.., { } newest] && newest.Index == task.EntryIndex;

    /// <summary>What to look for; null when a later entry speaks of the record, or the desk no longer has what was public.</summary>
    private async Task<SoughtWords?> SoughtAsync(ResidueTask task, CancellationToken cancellationToken) =>
        await IsNewestAsync(task, cancellationToken) ? await store.ReadAsync(connection => SoughtAsync(connection, task), cancellationToken) : null;

    private async Task<SoughtWords?> SoughtAsync(DbConnection connection, ResidueTask task)
    {
        if (await CaseRow.FindAsync(connection, task.AgencyCode, task.CaseId) is not { WrappedKey: not null } row
            || await PublicAsync(connection, row) is not { } candidate)
        {
            return null;
        }

        if (task.Kind is not RemovalKind.Replaced)
        {
            return SoughtWords.Of(candidate, standing: null, await PartAsync(connection, row, CasePart.Notice) is { } notice ? RecordJson.ReadNotice(notice) : null);
        }

        // A summary in place of the whole text, or a later version in place of an earlier one; what is otherwise renewed removes no words.
        var standing = row.State is CaseState.SummaryOnly ? candidate with { Mode = DisclosureMode.Summary, Body = [] } : candidate;
        var before = row.AmendsCase is { } amended ? await CaseRow.FindAsync(connection, task.AgencyCode, amended) : null;
        var removed = row.State is CaseState.SummaryOnly ? candidate : before is { WrappedKey: not null } ? await PublicAsync(connection, before) : null;
        return removed is null ? null : SoughtWords.Of(removed with { Id = RecordId.Parse(task.RecordId) }, standing, notice: null);
    }

    private async Task<DecisionRecord?> PublicAsync(DbConnection connection, CaseRow row) =>
        await PartAsync(connection, row, CasePart.Candidate) is { } bytes ? RecordJson.ReadDecision(bytes) with { Id = row.RecordId } : null;

    private async Task<byte[]?> PartAsync(DbConnection connection, CaseRow row, string part)
    {
        using var key = vault.Unwrap(row.CaseId, row.WrappedKey!);
        return await CaseParts.ReadAsync(connection, key, row.CaseId, part);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "Node {Node} still shows something of what entry {Entry} removed, in {Count} places.")]
        public static partial void Found(ILogger logger, string node, long entry, int count);
    }
}
