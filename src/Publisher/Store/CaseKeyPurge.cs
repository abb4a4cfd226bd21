using System.Data;
using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Stores;
using Npgsql;

namespace Disclosure.Publisher.Store;

/// <summary>
/// PostgreSQL leaves the bytes of a deleted row in its page until another row needs the place, and VACUUM FULL carries them along for
/// whoever still has an old snapshot (a standby too). So the table of wrapped keys is emptied and filled again: TRUNCATE gives it a new
/// file and cuts the old one, whoever looks. SQLite overwrites what it deletes and needs none of this.
/// </summary>
internal static class CaseKeyPurge
{
    public const string LockNotAvailable = "55P03";
    private const string InsufficientPrivilege = "42501";

    private const string Rewrite =
        """
        SET LOCAL lock_timeout = '200ms';
        LOCK TABLE case_key IN ACCESS EXCLUSIVE MODE;
        CREATE TEMPORARY TABLE case_key_kept ON COMMIT DROP AS SELECT case_id, wrapped FROM case_key;
        TRUNCATE case_key;
        INSERT INTO case_key (case_id, wrapped) SELECT case_id, wrapped FROM case_key_kept;
        """;

    /// <summary>
    /// Keeps purges out of a transaction that reads one view of the store; its first statement. A view that is older than a TRUNCATE finds the
    /// table empty afterwards, and would tell of every case that its content was erased; taking a lock takes no view yet.
    /// </summary>
    public static Task KeepOutAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken) =>
        connection is NpgsqlConnection
            ? connection.ExecuteAsync(new CommandDefinition("LOCK TABLE case_key IN ACCESS SHARE MODE", transaction: transaction, cancellationToken: cancellationToken))
            : Task.CompletedTask;

    /// <summary>False when someone, such as a running backup, was in the way.</summary>
    public static async Task<bool> RunAsync(Database database, CancellationToken cancellationToken)
    {
        if (database.Engine != DatabaseEngine.Postgres)
        {
            return true;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(Rewrite, transaction: transaction, cancellationToken: cancellationToken));
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbException exception) when (string.Equals(exception.SqlState, LockNotAvailable, StringComparison.Ordinal))
        {
            return false;
        }

        await CheckpointAsync(connection, cancellationToken);
        return true;
    }

    // A checkpoint unlinks the old file and lets older write-ahead log be reused. Where the role may not, the server does it in its own time.
    private static async Task CheckpointAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            // Dapper takes a single word for the name of a procedure, unless told.
            await connection.ExecuteAsync(new CommandDefinition("CHECKPOINT", commandType: CommandType.Text, cancellationToken: cancellationToken));
        }
        catch (DbException exception) when (string.Equals(exception.SqlState, InsufficientPrivilege, StringComparison.Ordinal))
        {
        }
    }
}
