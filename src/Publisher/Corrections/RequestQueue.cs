using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Corrections;

/// <summary>A line of the list.</summary>
/// <param name="Row">The request.</param>
/// <param name="DocumentNumber">文号 that it is about.</param>
public sealed record RequestLine(RequestRow Row, string DocumentNumber);

/// <summary>Lists and opens the requests of a person's agency. Whoever opens one leaves a line in the audit; a list shows no names.</summary>
public sealed class RequestQueue(DeskStore store, CaseVault vault)
{
    /// <summary>Lines of a list at most.</summary>
    public const int LinesShown = 200;

    /// <summary>Open requests, the first due first; or answered ones, the newest first.</summary>
    public Task<IReadOnlyList<RequestLine>> ListAsync(DeskUser user, bool isClosed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var where = isClosed ? "closed_at IS NOT NULL ORDER BY closed_at DESC, request_id" : "closed_at IS NULL ORDER BY due_on, request_id";
        return store.ReadAsync<IReadOnlyList<RequestLine>>(
            async connection =>
            {
                var lines = new List<RequestLine>();
                foreach (var row in (await connection.QueryAsync<RequestRow>(
                    $"SELECT {RequestRow.Columns} FROM correction_request WHERE agency_code = @AgencyCode AND {where} LIMIT @LinesShown", new { user.AgencyCode, LinesShown })).AsList())
                {
                    using var key = RequestParts.Key(vault, row);
                    lines.Add(new RequestLine(row, (await RequestParts.ReadJsonAsync<RequestContent>(connection, key, RequestParts.Content)).DocumentNumber));
                }

                return lines;
            },
            cancellationToken);
    }

    /// <summary>The id of the agency's request with a number; null when there is none.</summary>
    public Task<string?> FindAsync(DeskUser user, string? number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return RequestReceipt.FoldNumber(number) is { } folded
            ? store.ReadAsync(
                connection => connection.QueryFirstOrDefaultAsync<string?>(
                    "SELECT request_id FROM correction_request WHERE agency_code = @AgencyCode AND number = @folded ORDER BY received_at DESC", new { user.AgencyCode, folded }),
                cancellationToken)
            : Task.FromResult<string?>(null);
    }

    /// <summary>Opens a request; null when the agency has none of this id.</summary>
    public Task<OpenRequest?> OpenAsync(DeskUser user, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return ReadAsync<OpenRequest>(user, id, AuditActs.CorrectionRead, async (connection, key, row) => await RequestParts.OpenAsync(connection, key, row), cancellationToken);
    }

    /// <summary>The bytes of a piece of evidence, and what it is; null when there is none of this number.</summary>
    public async Task<(byte[] Content, EvidenceKind Kind)?> EvidenceAsync(DeskUser user, string id, int number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var content = await ReadAsync<byte[]>(user, id, AuditActs.EvidenceRead, (connection, key, _) => RequestParts.ReadAsync(connection, key, RequestParts.Evidence(number)), cancellationToken);
        return content is not null && EvidenceKinds.Of(content) is { } kind ? (content, kind) : null;
    }

    // Reading and saying so are one: nobody reads what nobody knows of.
    private async Task<T?> ReadAsync<T>(DeskUser user, string id, string act, Func<DbConnection, CaseKey, RequestRow, Task<T?>> read, CancellationToken cancellationToken)
        where T : class
    {
        if (await store.ReadAsync(connection => RequestRow.FindAsync(connection, user.AgencyCode, id), cancellationToken) is not { } row)
        {
            return null;
        }

        await store.WriteAsync(
            desk => AuditTrail.AppendAsync(desk, new AuditEntry { Actor = user.Actor.Id, AgencyCode = row.AgencyCode, CaseId = row.CaseId, Act = act, Code = row.PrintedNumber }),
            cancellationToken);
        using var key = RequestParts.Key(vault, row);
        return await store.ReadAsync(connection => read(connection, key, row), cancellationToken);
    }
}
