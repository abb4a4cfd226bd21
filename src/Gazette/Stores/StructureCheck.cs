using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// What an engine finds wrong in a store's own structure. SQLite: torn pages, and indexes that disagree with their tables, by which a row that
/// stands in the table would be found no more. PostgreSQL checks its pages as it reads them, and its indexes with tools of its own.
/// </summary>
internal static class StructureCheck
{
    private const int Limit = 5;

    /// <summary>At most <see cref="Limit"/> sentences, which name tables and indexes and never a value; none when the structure is sound.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        if (connection is not SqliteConnection)
            return [];
        var told = await connection.QueryAsync<string>(new CommandDefinition(
            $"PRAGMA integrity_check({Limit})", transaction: transaction, cancellationToken: cancellationToken));
        return [.. told.Where(static line => !string.Equals(line, "ok", StringComparison.Ordinal)).Select(static line => line.ReplaceLineEndings(" "))];
    }
}
