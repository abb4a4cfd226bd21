using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Inbox;

/// <summary>A table of PostgreSQL; the public process's role may insert into it and do nothing else there.</summary>
internal sealed class PostgresInbox(Database database) : ISealedInbox
{
    private const int NameBytes = 16;

    /// <inheritdoc/>
    public async Task AddAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(
                "INSERT INTO inbox_request (request_id, sealed) VALUES (@id, @content)",
                new { id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes)), content = content.ToArray() },
                cancellationToken: cancellationToken));
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            throw new InboxUnavailableException("The inbox cannot be written.", exception);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InboxItem>> PeekAsync(int most, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            var rows = await connection.QueryAsync<(string Id, byte[] Content)>(new CommandDefinition(
                "SELECT request_id, sealed FROM inbox_request ORDER BY position LIMIT @most", new { most }, cancellationToken: cancellationToken));
            return [.. rows.Select(static row => new InboxItem(row.Id, row.Content))];
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            throw new InboxUnavailableException("The inbox cannot be read.", exception);
        }
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition("DELETE FROM inbox_request WHERE request_id = @id", new { id }, cancellationToken: cancellationToken));
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
        {
            throw new InboxUnavailableException("The inbox cannot be written.", exception);
        }
    }
}
