using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Corrections;

/// <summary>
/// Puts what parties are told into the outbox, sealed under the code of each receipt. There is one reply at one address: put again after a crash it takes its own
/// place. One that changed meanwhile stays due.
/// </summary>
internal sealed class ReplyPosting(DeskStore store, CaseVault vault, Mailbox mailbox, TimeProvider time) : PacedWork(time, Interval)
{
    private const int Batch = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            async connection => (await connection.QueryAsync<RequestRow>(
                $"SELECT {RequestRow.Columns} FROM correction_request WHERE reply_due = 1 ORDER BY request_id LIMIT @Batch", new { Batch })).AsList(),
            cancellationToken);
        foreach (var row in rows)
        {
            var (receipt, reply) = await store.ReadAsync(connection => OpenAsync(connection, row), cancellationToken);
            await mailbox.PutReplyAsync(receipt.ReplyAddress, SealedReply.Seal(receipt, reply), cancellationToken);
            await store.WriteAsync(
                // Another desk may have told more meanwhile, and this one just put the older word in its place: then it is due again.
                desk => desk.Connection.ExecuteAsync(
                    "UPDATE correction_request SET reply_due = CASE WHEN revision = @Revision THEN 0 ELSE 1 END WHERE request_id = @Id", new { row.Id, row.Revision }, desk.Transaction),
                cancellationToken);
        }

        return rows.Count > 0;
    }

    private async Task<(RequestReceipt Receipt, CorrectionReply Reply)> OpenAsync(DbConnection connection, RequestRow row)
    {
        using var key = RequestParts.Key(vault, row);
        var content = await RequestParts.ReadJsonAsync<RequestContent>(connection, key, RequestParts.Content);
        return RequestReceipt.TryRead(row.Number, content.Code, out var receipt)
            ? (receipt, await RequestParts.ReadJsonAsync<CorrectionReply>(connection, key, RequestParts.Reply))
            : throw new InvalidOperationException("A request for correction lacks its receipt.");
    }
}
