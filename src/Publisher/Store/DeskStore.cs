using System.Data;
using System.Data.Common;
using Disclosure.Gazette.Stores;

namespace Disclosure.Publisher.Store;

/// <summary>
/// The desk's database: private. A writing is one transaction that is committed when the work returns and rolled back when it throws;
/// it may run again after a conflict, so the work must have no effect outside the transaction.
/// SQLite knows one writer at a time: within the process writers queue here rather than in busy-waiting. A case whose key was destroyed is in
/// the ledger of erased cases, where there is one, when its writing returns.
/// </summary>
public sealed class DeskStore(Database database, TimeProvider time, ErasedCases? erased = null) : IDisposable
{
    // On PostgreSQL each try vacuums; in a file it costs no more than a tenth of a second where somebody reads.
    private readonly TimeSpan _pauseAfterPurge = TimeSpan.FromSeconds(database.Engine == DatabaseEngine.Sqlite ? 1 : 10);
    private readonly SemaphoreSlim _writer = new(database.Engine == DatabaseEngine.Sqlite ? 1 : 32);
    private volatile bool _purgeDue = true;
    private long _purgeTried;

    /// <summary>Whether other processes may work on the same store; the embedded one has a single owner.</summary>
    public bool IsShared => database.Engine != DatabaseEngine.Sqlite;

    /// <summary>Now as it is stored: milliseconds since 1970-01-01 UTC.</summary>
    public long NowMilliseconds => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Reads with a connection of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var connection = await database.OpenAsync(cancellationToken);
        return await work(connection);
    }

    /// <summary>Reads one unchanging view of the store, whatever others commit meanwhile: what is read in several questions fits together.</summary>
    public Task<T> ReadSnapshotAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return database.InSnapshotAsync(
            async (connection, transaction, _) =>
            {
                await CaseKeyPurge.KeepOutAsync(connection, transaction, cancellationToken);
                return await work(connection);
            },
            cancellationToken);
    }

    /// <summary>Does the work in one transaction; what it erased leaves the files at once, or as soon as nobody is in the way.</summary>
    public async Task<T> WriteAsync<T>(Func<DeskTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        DeskTransaction? last = null;
        await _writer.WaitAsync(cancellationToken);
        T result;
        try
        {
            result = await database.InTransactionAsync(
                IsolationLevel.ReadCommitted,
                (connection, transaction, _) => work(last = new DeskTransaction(connection, transaction, time.GetUtcNow())),
                cancellationToken);
        }
        finally
        {
            _writer.Release();
        }

        if (last is { HasErased: true })
        {
            if (erased is not null)
            {
                await erased.AddAsync(last.ErasedCases, CancellationToken.None);
            }

            await TryPurgeAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>As the other overload, for work without a result.</summary>
    public Task WriteAsync(Func<DeskTransaction, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async desk =>
            {
                await work(desk);
                return true;
            },
            cancellationToken);

    /// <summary>
    /// Takes erased bytes out of the files; false when someone was in the way, and then it stays due. A store that was just opened
    /// is taken to be due: the process before may have died between erasing and purging.
    /// </summary>
    public async Task<bool> PurgeErasedAsync(CancellationToken cancellationToken)
    {
        _purgeDue = true;
        Volatile.Write(ref _purgeTried, time.GetTimestamp());
        var purged = await database.PurgeErasedAsync(["case_part", "decision_case", "idempotency"], cancellationToken)
            && await CaseKeyPurge.RunAsync(database, cancellationToken);
        _purgeDue = !purged;
        return purged;
    }

    /// <summary>Tries again what could not be finished, with a pause between the tries: each keeps others waiting.</summary>
    public Task PurgeIfDueAsync(CancellationToken cancellationToken)
    {
        var tried = Volatile.Read(ref _purgeTried);
        return _purgeDue && (tried == 0 || time.GetElapsedTime(tried) > _pauseAfterPurge) ? PurgeErasedAsync(cancellationToken) : Task.CompletedTask;
    }

    // The erasure is committed: that its bytes are not out of the files yet must not look like a failure of it.
    private async Task TryPurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PurgeErasedAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException or OperationCanceledException)
        {
            _purgeDue = true;
        }
    }

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

    /// <summary>Whether something was erased in it that must leave the files once it is committed.</summary>
    public bool HasErased { get; private set; }

    /// <summary>Cases whose keys were destroyed in it.</summary>
    internal List<string> ErasedCases { get; } = [];

    /// <summary>Says that something was erased.</summary>
    internal void MarkErased() => HasErased = true;
}
