using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Store;

/// <summary>What a screen tells of a case is of one moment, though others go on writing.</summary>
[Collection(DesksCollection.Name)]
public sealed class ReadSnapshotTests(Desks desks)
{
    private const string ReleasedAt = "SELECT released_at FROM decision_case WHERE case_id = @caseId";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task ReadSnapshot_WritingBetweenTwoQuestions_IsNotSeen(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var store = desk.Service<DeskStore>();

        var (before, after) = await store.ReadSnapshotAsync(
            async connection =>
            {
                var first = await connection.ExecuteScalarAsync<long?>(ReleasedAt, new { caseId });
                await store.WriteAsync(
                    other => other.Connection.ExecuteAsync("UPDATE decision_case SET released_at = 7 WHERE case_id = @caseId", new { caseId }, other.Transaction),
                    CancellationToken.None);
                return (first, await connection.ExecuteScalarAsync<long?>(ReleasedAt, new { caseId }));
            },
            CancellationToken.None);

        Assert.Null(before);
        Assert.Null(after);
        Assert.Equal(7, (await desk.Service<CaseReader>().ReadAsync(desk.User("reviewer"), caseId, CancellationToken.None))!.Case.ReleasedAt);
    }

    /// <summary>A purge of erased keys empties their table and fills it again: who begins to read meanwhile waits, and finds them.</summary>
    [Fact]
    public async Task ReadSnapshot_BegunWhileErasedKeysArePurged_FindsTheKeysThatStay()
    {
        var desk = await desks.OnAsync(Desks.Postgres);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var database = desk.Service<Database>();
        await using var purge = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await purge.BeginTransactionAsync();
        await purge.ExecuteAsync("LOCK TABLE case_key IN ACCESS EXCLUSIVE MODE", transaction: transaction);

        var reading = desk.Service<DeskStore>().ReadSnapshotAsync(
            async connection =>
            {
                await connection.ExecuteScalarAsync<long?>(ReleasedAt, new { caseId });
                return await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM case_key WHERE case_id = @caseId", new { caseId });
            },
            CancellationToken.None);
        await using (var watch = await database.OpenAsync(CancellationToken.None))
        {
            while (await watch.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = 'case_key'::regclass") == 0)
            {
                Assert.False(reading.IsCompleted, "Nothing waits for the purge: what is read during it may be gone.");
                await Task.Delay(5);
            }
        }

        await purge.ExecuteAsync(
            """
            CREATE TEMPORARY TABLE kept ON COMMIT DROP AS SELECT case_id, wrapped FROM case_key;
            TRUNCATE case_key;
            INSERT INTO case_key (case_id, wrapped) SELECT case_id, wrapped FROM kept;
            """,
            transaction: transaction);
        await transaction.CommitAsync();

        Assert.Equal(1, await reading);
    }
}
