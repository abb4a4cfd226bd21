using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Receipts;

/// <summary>
/// Raises an alarm on a receipt that is missing, once for the oldest one of a node: those behind it wait for the same. It is written into the
/// audit with what people are told, in one transaction, and logged without content.
/// </summary>
internal sealed partial class ReceiptAlarms(DeskStore store, IOptions<DeskOptions> options, ILogger<ReceiptAlarms> logger)
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>Raises what is to be raised for a node.</summary>
    public async Task LookAsync(NodeRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (now, limits) = (store.NowMilliseconds, options.Value.Receipts);
        if (row.IsHidingLate(now, limits) && IsNew(Occasion("late", row.Name, row.OldestNotHidden)))
        {
            Log.Late(logger, row.Name, row.OldestNotHidden, row.NotHidden);
        }

        if (row.IsHidingMissing(now, limits))
        {
            await RaiseAsync(NotificationKind.HidingUnconfirmed, "hidden", row.Name, row.OldestNotHidden!.Value, row.NotHidden!.Value, cancellationToken);
        }

        if (row.IsPurgeMissing(now, limits))
        {
            await RaiseAsync(NotificationKind.PurgeUnconfirmed, "purged", row.Name, row.OldestNotPurged!.Value, row.NotPurged!.Value, cancellationToken);
        }
    }

    private async Task RaiseAsync(NotificationKind kind, string what, string node, long entryIndex, long count, CancellationToken cancellationToken)
    {
        var occasion = Occasion(what, node, entryIndex);
        if (_told.ContainsKey(occasion))
        {
            return;
        }

        using var trace = DeskTracing.Start(DeskTracing.Alarm);
        var isFirst = await store.WriteAsync(desk => RaiseAsync(desk, kind, occasion, entryIndex, count), cancellationToken);
        _told[occasion] = true;
        if (isFirst)
        {
            Log.Missing(logger, node, what, entryIndex, count);
        }
    }

    /// <summary>False when it was raised before, by this process or another.</summary>
    internal static async Task<bool> RaiseAsync(DeskTransaction desk, NotificationKind kind, string occasion, long entryIndex, long count)
    {
        // Taken first: of two desks that look at once one raises it, and the other then sees that.
        var removal = await desk.Connection.QuerySingleAsync<(string CaseId, string AgencyCode)>(
            "UPDATE removal SET kind = kind WHERE entry_index = @entryIndex RETURNING case_id, agency_code", new { entryIndex }, desk.Transaction);
        if (await desk.Connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM audit WHERE case_id = @CaseId AND act = @act AND code = @occasion", new { removal.CaseId, act = AuditActs.ReceiptMissing, occasion }, desk.Transaction) > 0)
        {
            return false;
        }

        await AuditTrail.AppendAsync(
            desk, new AuditEntry { Actor = Actor.Worker.Id, AgencyCode = removal.AgencyCode, CaseId = removal.CaseId, Act = AuditActs.ReceiptMissing, Code = occasion });
        await NotificationLedger.TellAsync(
            desk,
            NotificationAudience.OfNodes(removal.AgencyCode),
            new NotificationNews { Kind = kind, Occasion = occasion, AgencyCode = removal.AgencyCode, Count = (int)Math.Min(count, int.MaxValue) });
        return true;
    }

    private bool IsNew(string occasion) => _told.TryAdd(occasion, true);

    private static string Occasion(string what, string node, long? entryIndex) => string.Create(CultureInfo.InvariantCulture, $"{what}/{node}/{entryIndex}");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} is late: it has not confirmed that what entry {Entry} removed is hidden, the oldest of {Count}.")]
        public static partial void Late(ILogger logger, string node, long? entry, long? count);

        [LoggerMessage(Level = LogLevel.Critical, Message = "Node {Node} has not confirmed in time ({What}) what entry {Entry} removed, the oldest of {Count}.")]
        public static partial void Missing(ILogger logger, string node, string what, long entry, long count);
    }
}
