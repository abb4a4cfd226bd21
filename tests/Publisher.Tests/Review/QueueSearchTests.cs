using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Review;

/// <summary>Words are looked for in sealed lines, a bounded number at a time: in however many pieces, each case is found once.</summary>
[Collection(DesksCollection.Name)]
public sealed class QueueSearchTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite, 1, 1)]
    [InlineData(Desks.Sqlite, 2, 5)]
    [InlineData(Desks.Postgres, 5, 2)]
    [Clause("GS-12-2")]
    public async Task Find_InPiecesOfAnySize_FindsWhatTheWholeListFinds(string engine, int size, int most)
    {
        var desk = await desks.OnAsync(engine);
        var wanted = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            wanted.Add(await desk.InReviewAsync(desks.NewNumber()));
        }

        var user = desk.User("reviewer");
        var filter = new QueueFilter { States = [CaseState.InReview] };
        var party = (await desk.Service<CaseQueue>().ListAsync(user, filter with { PageSize = 200 }, default)).Items.Single(item => string.Equals(item.CaseId, wanted[0], StringComparison.Ordinal)).Parties[0];
        var text = CaseNumber.Normalise(party);
        var (found, opened) = (new List<string>(), 0);
        var search = new QueueSearch(desk.Service<CaseVault>());
        (long Rank, string? CaseId)? after = (0, null);
        while (after is { } cursor)
        {
            var piece = await desk.Service<DeskStore>().ReadAsync(
                connection => search.FindAsync(connection, new QueueQuestion(user, filter, new QueueMoment(0, 0)), text, cursor, size, most), default);
            Assert.True(piece.CaseIds.Count <= size && piece.Opened <= most);
            Assert.True(piece.CaseIds.Count < size || !piece.IsStopped, "A full page has not stopped for want of leave.");
            found.AddRange(piece.CaseIds);
            opened += piece.Opened;
            after = piece.Next;
        }

        Assert.Equal(found.Count, found.Distinct(StringComparer.Ordinal).Count());
        Assert.Superset(wanted.ToHashSet(StringComparer.Ordinal), found.ToHashSet(StringComparer.Ordinal));
        var listed = await desk.Service<CaseQueue>().ListAsync(user, filter with { Text = party, PageSize = 200 }, default);
        Assert.Equal(listed.Items.Select(item => item.CaseId), found);
        Assert.True(opened >= found.Count);
    }

    [Fact]
    public async Task Find_WordsThatNoneHas_OpensAllOfTheAgencyAndFindsNone()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        await desk.InReviewAsync(desks.NewNumber());

        var page = await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), new QueueFilter { Text = "没有这样的字" }, default);

        Assert.Empty(page.Items);
        Assert.Null(page.Next);
        // All of the agency, and no more: what was opened is told, for the audit.
        Assert.Equal(await CountOfAsync(desk, "jhscj"), page.Opened);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Find_WordsThatAnotherAgencyHas_OpensAndFindsNoneOfThat(string engine)
    {
        var desk = await desks.OnAsync(engine);
        const string words = "另一机关的独有字样";
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        (metadata, document) = (metadata.Replace("经营过期食品案", words + "案", StringComparison.Ordinal), document.Replace("景洪市市场监督管理局", "昆明市市场监督管理局", StringComparison.Ordinal));
        using (var client = desk.Client(DeskProcess.ForeignKey))
        using (var answer = await client.PushAsync(RecordId.New().Value, PushForm.Create(metadata, document)))
        {
            Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        }

        var own = await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), new QueueFilter { Text = words }, default);
        var foreign = await desk.Service<CaseQueue>().ListAsync(desk.User("foreign"), new QueueFilter { Text = words }, default);

        Assert.Empty(own.Items);
        Assert.Equal(await CountOfAsync(desk, "jhscj"), own.Opened);
        Assert.NotEmpty(foreign.Items);
        Assert.True(foreign.Opened <= await CountOfAsync(desk, "kmscj"));
    }

    private static Task<int> CountOfAsync(DeskProcess desk, string agency) => desk.Service<DeskStore>().ReadAsync(
        connection => connection.ExecuteScalarAsync<int>(
            "SELECT COUNT(*) FROM decision_case WHERE agency_code = @agency", new { agency }),
        default);
}
