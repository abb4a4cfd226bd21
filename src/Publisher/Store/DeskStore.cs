using System.Data;
using System.Data.Common;
using Disclosure.Gazette.Stores;

namespace Disclosure.Publisher.Store;

/// <summary>
/// The desk's database: private. A writing is one transaction that is committed when the work returns and rolled back when it throws;
/// it may run again after a conflict, so the work must have no effect outside the transaction.
/// SQLite knows one writer at a time: within the process writers queue here rather than in busy-waiting.
/// </summary>
public sealed class DeskStore(Database database, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(database.Engine == DatabaseEngine.Sqlite ? 1 : 32);
    private volatile bool _purgeDue = true;

    /// <summary>Whether other processes may work on the same store; the embedded one has a single owner.</summary>
    public bool IsShared => database.Engine != DatabaseEngine.Sqlite;

    /// <summary>Reads with a connection of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var connection = await database.OpenAsync(cancellationToken);
        return await work(connection);
    }

    /// <summary>Does the work in one transaction.</summary>
    public async Task<T> WriteAsync<T>(Func<DeskTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await database.InTransactionAsync(
                IsolationLevel.ReadCommitted,
                (connection, transaction, _) => work(new DeskTransaction(connection, transaction, time.GetUtcNow())),
                cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>
    /// After an erasure: takes the erased bytes out of the files. When a reader is in the way it stays due. A store that was just opened
    /// is taken to be due: the process before may have died between erasing and purging.
    /// </summary>
    public async Task PurgeErasedAsync(CancellationToken cancellationToken)
    {
        _purgeDue = true;
        _purgeDue = !await database.PurgeErasedAsync(["case_part", "decision_case"], cancellationToken);
    }

    /// <summary>Tries again what could not be finished.</summary>
    public Task PurgeIfDueAsync(CancellationToken cancellationToken) => _purgeDue ? PurgeErasedAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}

/// <summary>An open transaction of the desk and the one instant at which everything in it happens.</summary>
/// <param name="Connection">The open connection.</param>
/// <param name="Transaction">The transaction; commit and rollback belong to <see cref="DeskStore"/>.</param>
/// <param name="At">Now, UTC.</param>
public sealed record DeskTransaction(DbConnection Connection, DbTransaction Transaction, DateTimeOffset At)
{
    /// <summary>Now as it is stored: milliseconds since 1970-01-01 UTC.</summary>
    public long AtMilliseconds => At.ToUnixTimeMilliseconds();
}
