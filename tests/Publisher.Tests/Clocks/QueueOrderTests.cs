using Dapper;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>The order in which people find their cases.</summary>
[Collection(DesksCollection.Name)]
public sealed class QueueOrderTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-14-2")]
    public async Task ReadCase_Penalty_HasItsDueDate(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());

        var row = await desk.RowAsync(caseId);

        Assert.Equal(ActType.Penalty, row.ActType);
        Assert.Equal(new WorkingDayClock(Calendars.Shipped()).After(row.DecidedOn!.Value, 7, "532801").DueOn, row.DueOn);
        Assert.Equal(("GS-14-2", false), (row.DueClause, row.IsDueProvisional));
        Assert.Equal(new DateTimeOffset(row.DueOn!.Value.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(), row.LateFrom);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task List_UndecidedCases_ComeByTheirLastDayAndTheRestAfterThem(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var late = await desk.InReviewAsync(desks.NewNumber());
        var published = await desk.PublishedAsync(desks.NewNumber());
        var soon = await desk.InReviewAsync(desks.NewNumber());
        var later = await desk.InReviewAsync(desks.NewNumber());
        await desk.SetDueAsync(late, new DateOnly(2026, 1, 5));
        await desk.SetDueAsync(published, new DateOnly(2026, 1, 2));
        await desk.SetDueAsync(soon, new DateOnly(2030, 1, 7));
        await desk.SetDueAsync(later, new DateOnly(2030, 1, 8));

        var all = await WalkAsync(desk, new QueueFilter { PageSize = 3 });

        Assert.Equal(all.Count, all.Distinct(StringComparer.Ordinal).Count());
        string[] own = [late, soon, later, published];
        Assert.Equal(own, all.Where(own.Contains));
        Assert.Equal(own[..3], (await WalkAsync(desk, new QueueFilter { PageSize = 2, States = [CaseState.InReview] })).Where(own.Contains));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Rank_EveryState_IsBeforeTheRestExactlyWhenNobodyHasDecided(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());

        foreach (var state in Enum.GetValues<CaseState>())
        {
            var rank = await RankInAsync(desk, caseId, state);
            Assert.True(CaseTransitions.Undecided.Contains(state) == rank < 100_000_000_000_000_000, state.ToString());
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task ReadCase_TextDatedAhead_GainsNoTime(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (metadata, document) = PushForm.Numbered(desks.NewNumber());
        var caseId = await desk.PushAsync(
            metadata.Replace("\"decidedOn\":\"2026-03-02\",", string.Empty, StringComparison.Ordinal), document.Replace("2026年3月2日", "2031年12月31日", StringComparison.Ordinal));
        await desk.SettledAsync(caseId);

        var row = await desk.RowAsync(caseId);

        Assert.Equal(new DateOnly(2031, 12, 31), row.DecidedOn);
        Assert.True(row.DueOn < new DateOnly(2031, 1, 1));
    }

    private static async Task<List<string>> WalkAsync(DeskProcess desk, QueueFilter filter)
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            var page = await desk.Service<CaseQueue>().ListAsync(desk.User("reviewer"), filter with { After = after }, default);
            found.AddRange(page.Items.Select(item => item.CaseId));
            after = page.Next;
        }
        while (after is not null);
        return found;
    }

    // Undone at once: the workers of the desk must not see it.
    private static async Task<long> RankInAsync(DeskProcess desk, string caseId, CaseState state)
    {
        var rank = 0L;
        await Assert.ThrowsAsync<OperationCanceledException>(() => desk.Service<DeskStore>().WriteAsync<bool>(
            async data =>
            {
                await data.Connection.ExecuteAsync("UPDATE decision_case SET state = @state WHERE case_id = @caseId", new { state = state.Wire(), caseId }, data.Transaction);
                rank = (await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction))!.QueueRank;
                throw new OperationCanceledException();
            },
            default));
        return rank;
    }
}
