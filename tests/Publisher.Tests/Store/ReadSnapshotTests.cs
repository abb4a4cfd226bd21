using Dapper;
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
}
