using System.Data;
using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Keys;

/// <summary>What a rotation did; ids and counts.</summary>
/// <param name="From">Id of the master key that was replaced.</param>
/// <param name="To">Id of the master key in use.</param>
/// <param name="CaseKeys">Case keys wrapped anew.</param>
/// <param name="Numbers">Blind indexes of document numbers computed anew.</param>
/// <param name="Pushes">Blind indexes of pushes computed anew.</param>
/// <param name="Forgotten">Pushes of erased cases, of which nothing is left to compute an index from; they are forgotten.</param>
/// <param name="IsPurged">False when someone, such as a backup, stood in the way: the next start takes the old bytes out of the files.</param>
internal sealed record RotationReport(string From, string To, long CaseKeys, long Numbers, long Pushes, long Forgotten, bool IsPurged);

/// <summary>
/// Puts a new master key in the place of the one in use. The store changes in one transaction, so that it is at every instant under one key
/// or the other, and says itself which; the files follow (<see cref="MasterKeyFiles"/>). Cut off anywhere, it is simply run again: nothing
/// needs to know how far it came.
/// </summary>
internal sealed class KeyRotation(Database database, MasterKeyFiles files, TimeProvider time)
{
    private static readonly string[] Indexed = ["decision_case", "idempotency"];

    /// <summary>Rotates. The caller holds the store alone.</summary>
    public async Task<RotationReport> RunAsync(MasterKey current, CancellationToken cancellationToken)
    {
        MasterKey next;
        using (KeyTracing.Start(KeyTracing.Create))
        {
            next = files.CreateNext(current);
        }

        var report = await database.InTransactionAsync(
            IsolationLevel.ReadCommitted, (connection, transaction, _) => RewrapAsync(connection, transaction, current, next), cancellationToken);
        // Committed: from here on nothing gives up.
        using (KeyTracing.Start(KeyTracing.Replace))
        {
            files.PutInPlace();
        }

        bool isPurged;
        using (KeyTracing.Start(KeyTracing.Purge))
        {
            isPurged = await PurgeAsync(CancellationToken.None);
        }

        using (KeyTracing.Start(KeyTracing.Destroy))
        {
            files.DestroyOld(next);
        }

        return report with { IsPurged = isPurged };
    }

    private async Task<RotationReport> RewrapAsync(DbConnection connection, DbTransaction transaction, MasterKey current, MasterKey next)
    {
        using var activity = KeyTracing.Start(KeyTracing.Rewrap);
        using var from = new CaseVault(current);
        using var to = new CaseVault(next);
        if (database.Engine == DatabaseEngine.Postgres)
        {
            // A desk whose hold was lost may still write: what it has begun is waited for, what it begins now finds its key retired. And the
            // old key is destroyed on the word of this commit, so it must be on disk.
            await connection.ExecuteAsync(
                """
                LOCK TABLE case_key IN EXCLUSIVE MODE;
                SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
                """,
                transaction: transaction);
        }

        var report = await new KeyRewrapping(connection, transaction, from, to).RunAsync();
        await MasterKeyTable.ReplaceAsync(connection, transaction, next.IdText, time.GetUtcNow());
        if (await MasterKeyTable.StrangersAsync(connection, transaction, next) != 0)
        {
            throw new InvalidOperationException("A case key is not wrapped by the next master key; nothing was changed.");
        }

        await AuditTrail.AppendAsync(
            new DeskTransaction(connection, transaction, time.GetUtcNow()),
            new AuditEntry { Actor = Actor.Operator.Id, Act = AuditActs.MasterKeyRotated, Code = next.IdText });
        activity?.SetTag("keys.count", report.CaseKeys);
        return report;
    }

    private async Task<bool> PurgeAsync(CancellationToken cancellationToken)
    {
        if (database.Engine == DatabaseEngine.Postgres)
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            foreach (var table in Indexed)
            {
                try
                {
                    await connection.ExecuteAsync(new CommandDefinition($"VACUUM (FULL) {table}", commandTimeout: 0, cancellationToken: cancellationToken));
                }
                catch (DbException exception) when (exception.SqlState is CaseKeyPurge.LockNotAvailable)
                {
                    return false;
                }
            }
        }

        return await database.PurgeErasedAsync([], cancellationToken) && await CaseKeyPurge.RunAsync(database, cancellationToken);
    }
}
