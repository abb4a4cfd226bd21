using System.Data.Common;
using Dapper;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Numbering;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;

namespace Disclosure.Publisher.Tests.Store;

/// <summary>
/// What leads to a handful of cases enters the index that says so. Without statistics SQLite takes one of several that seem as good, and which
/// one changes with every migration: then a look-up walks all cases of an agency.
/// </summary>
[Collection(DesksCollection.Name)]
public sealed class QueryPlanTests(Desks desks)
{
    private static readonly QueueMoment Now = new(0, 0);

    public static TheoryData<CaseState[]> Asked => [[], [CaseState.InReview], [CaseState.Published, CaseState.Amended]];

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Numbered_OfAnyStates_EntersTheIndexOfNumbers(CaseState[] states)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        foreach (var filter in new[] { new QueueFilter { States = states }, new QueueFilter { States = states, Share = QueueShare.OfOthers, Lateness = QueueLateness.Late } })
        {
            var (sql, parameters) = new QueueQuestion(desk.User("reviewer"), filter, Now).Numbered("index", 50);

            Assert.Equal(["decision_case_numbered"], await IndexesAsync(desk, sql, parameters));
        }
    }

    [Fact]
    public async Task StandingCaseOfARecord_IsFoundByTheRecord()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);

        Assert.Equal(["decision_case_record"], await IndexesAsync(desk, TakedownOrders.FindSql, new { record = "r", agencyCode = "a" }));
    }

    [Fact]
    public async Task FoundCases_AreReadByTheirIds()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (sql, parameters) = CaseQueue.Found(desk.User("reviewer"), ["a", "b"]);

        Assert.Equal(["sqlite_autoindex_decision_case_1"], await IndexesAsync(desk, sql, parameters));
    }

    [Fact]
    public async Task Page_BehindACursor_EntersTheOrderOfTheList()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (sql, parameters) = new QueueQuestion(desk.User("reviewer"), new QueueFilter(), Now).Page((5, "x"), 50);

        Assert.Equal(["decision_case_order"], await IndexesAsync(desk, sql, parameters));
    }

    [Fact]
    public async Task Numbers_OfAYear_AreReadFromTheIndexOfSerials()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        foreach (var sql in new[] { NumberReader.SequencesSql, NumberReader.GapsSql })
        {
            Assert.Equal(["decision_case_serial"], await IndexesAsync(desk, Aliased(sql), new { Length = 2, Prefix = "53", agency = (string?)null, year = 2026 }));
        }
    }

    // The plan names the alias where there is one.
    private static string Aliased(string sql) => sql.Replace("decision_case c ", "decision_case AS decision_case_c ", StringComparison.Ordinal).Replace("c.", "decision_case_c.", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> IndexesAsync(DeskProcess desk, string sql, object parameters)
    {
        await using DbConnection connection = await desk.Service<Database>().OpenAsync(default);
        var plan = await connection.QueryAsync<(int Id, int Parent, int Unused, string Detail)>("EXPLAIN QUERY PLAN " + sql, parameters);
        return [.. plan.Select(line => line.Detail).Where(detail => detail.Contains("decision_case", StringComparison.Ordinal) && !detail.Contains("SUBQUERY", StringComparison.Ordinal)).Select(Index).Distinct(StringComparer.Ordinal)];
    }

    private static string Index(string detail) =>
        detail.Split(' ').SkipWhile(word => word is not "INDEX").Skip(1).FirstOrDefault() ?? detail;
}
