using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Agencies;

/// <summary>Deputies: who may review in another's place, and what not even then.</summary>
[Collection(DesksCollection.Name)]
public sealed class DeputyTests(Desks desks)
{
    private static readonly SecrecyReview Review = new() { Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 3), Conclusion = SecrecyConclusion.Publishable };

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Deputy_WhileNamed_ReviewsForTheOneOnLeaveAndTheAuditSaysSo(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var (person, deputy) = await PeopleAsync(desk, "a");
        var today = ChineseDay.Of(TimeProvider.System.GetUtcNow());
        Assert.False((await UserAsync(desk, deputy)).MayReview);

        Assert.IsType<DeputyOutcome.Done>(await desk.Service<Deputies>().NameAsync(await UserAsync(desk, person), new DeputyWish(person, deputy, today, today), default));

        var user = await UserAsync(desk, deputy);
        Assert.Equal([person], user.StandsInFor);
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().RecordSecrecyReviewAsync(user, caseId, Review, default));
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(user, caseId));
        var actors = await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.OfCaseAsync(connection, "jhscj", caseId), default);
        Assert.Contains(actors, entry => entry.ToState is "approved" && string.Equals(entry.Actor, $"account:{deputy}/for:{person}", StringComparison.Ordinal));
        Assert.Null(await desk.Service<DeskStore>().ReadAsync(connection => AuditTrail.FindBreakAsync(connection, default), default));

        // Ended at once.
        var row = Assert.Single(await desk.Service<Deputies>().ListAsync(await UserAsync(desk, person), default));
        Assert.IsType<DeputyOutcome.NotFound>(await desk.Service<Deputies>().RevokeAsync(desk.User("foreign"), row.Id, default));
        Assert.IsType<DeputyOutcome.NotFound>(await desk.Service<Deputies>().RevokeAsync(user, row.Id, default));
        Assert.IsType<DeputyOutcome.Done>(await desk.Service<Deputies>().RevokeAsync(await UserAsync(desk, person), row.Id, default));
        Assert.False((await UserAsync(desk, deputy)).MayReview);
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-12-2")]
    public async Task Deputy_OwnSubmissionAndThatOfTheOneOnLeave_StayClosed(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var (person, deputy) = await PeopleAsync(desk, "b");
        var today = ChineseDay.Of(TimeProvider.System.GetUtcNow());
        Assert.IsType<DeputyOutcome.Done>(await desk.Service<Deputies>().NameAsync(desk.User("admin"), new DeputyWish(person, deputy, today, today.AddDays(3)), default));
        var user = await UserAsync(desk, deputy);

        foreach (var (submitter, rule) in new[] { (deputy, DutyRules.FourEyes), (person, DutyRules.StoodInFor) })
        {
            await SqlAsync(desk, "UPDATE decision_case SET submitter = @submitter WHERE case_id = @caseId", new { submitter, caseId });
            foreach (var act in Enum.GetValues<CaseAct>())
            {
                var row = await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default);
                // A leak waits for nobody: taking out of sight is open to all who may order a withdrawal. To write a case is to decide nothing.
                var isOpen = act is CaseAct.Suspend || CaseActs.IsAuthoring(act) || (act is CaseAct.ChangeMode or CaseAct.RecordAftermath or CaseAct.Amend && rule is DutyRules.FourEyes);
                Assert.Equal((act, isOpen ? null : rule), (act, CaseActs.Forbids(user, row!, act)));
            }

            Assert.Equal(rule, Assert.IsType<ReviewOutcome.NotAllowed>(await desk.ApproveAsync(user, caseId)).Rule);
        }
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Name_ChainsForeignersAdminsAndPastDays_AreRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var (person, deputy) = await PeopleAsync(desk, "c");
        var (other, clerk) = await PeopleAsync(desk, "d");
        var deputies = desk.Service<Deputies>();
        var today = ChineseDay.Of(TimeProvider.System.GetUtcNow());
        var admin = desk.User("admin");
        Assert.IsType<DeputyOutcome.Done>(await deputies.NameAsync(admin, new DeputyWish(person, other, today, today.AddDays(9)), default));

        await RefusedAsync("person", new DeputyWish(other, clerk, today.AddDays(9), today.AddDays(12)));
        await RefusedAsync("deputy", new DeputyWish("reviewer", person, today, today));
        await RefusedAsync("from", new DeputyWish(person, deputy, today.AddDays(5), today.AddDays(20)));
        await RefusedAsync("deputy", new DeputyWish("reviewer", "reviewer", today, today));
        await RefusedAsync("deputy", new DeputyWish("reviewer", "foreign", today, today));
        await RefusedAsync("deputy", new DeputyWish("reviewer", "admin", today, today));
        await RefusedAsync("person", new DeputyWish("clerk", deputy, today, today));
        await RefusedAsync("person", new DeputyWish("foreign", deputy, today, today));
        await RefusedAsync("until", new DeputyWish("reviewer", deputy, today.AddDays(-3), today.AddDays(-1)));
        await RefusedAsync("until", new DeputyWish("reviewer", deputy, today, today.AddDays(-1)));
        await RefusedAsync("until", new DeputyWish("reviewer", deputy, today, today.AddDays(400)));
        Assert.IsType<DeputyOutcome.NotAllowed>(await deputies.NameAsync(await UserAsync(desk, clerk), new DeputyWish(person, clerk, today, today), default));
        Assert.IsType<DeputyOutcome.NotAllowed>(await deputies.NameAsync(await UserAsync(desk, other), new DeputyWish(person, clerk, today, today), default));
        // After the other's days it is no chain.
        Assert.IsType<DeputyOutcome.Done>(await deputies.NameAsync(admin, new DeputyWish(other, clerk, today.AddDays(10), today.AddDays(12)), default));

        async Task RefusedAsync(string field, DeputyWish wish) =>
            Assert.Equal(field, Assert.IsType<DeputyOutcome.Invalid>(await deputies.NameAsync(admin, wish, default)).Field);
    }

    [Theory]
    [InlineData(-1, -1, false)]
    [InlineData(-1, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    public async Task StoodInFor_OnFirstAndLastDay_RunsInChineseDays(int from, int until, bool runs)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var (person, deputy) = await PeopleAsync(desk, $"e{from}{until}".Replace('-', 'm'));
        var day = new DateOnly(2026, 10, 14);
        await SqlAsync(
            desk,
            "INSERT INTO deputation (deputation_id, agency_code, person, deputy, from_on, until_on, named_by, named_at) VALUES (@person, 'jhscj', @person, @deputy, @from, @until, @person, 0)",
            new { person, deputy, from = ChineseDay.Stored(day.AddDays(from)), until = ChineseDay.Stored(day.AddDays(until)) });

        var people = await desk.Service<DeskStore>().ReadAsync(
            async connection => await DeputationRow.StoodInForAsync(connection, (await AccountRow.FindAsync(connection, deputy))!, day), default);

        Assert.Equal(runs, people.Count == 1);
        Assert.Equal(day, ChineseDay.Of(new DateTimeOffset(2026, 10, 13, 16, 0, 0, TimeSpan.Zero)));
        Assert.Equal(day, ChineseDay.Of(new DateTimeOffset(2026, 10, 14, 15, 59, 59, TimeSpan.Zero)));

        // Nothing is left of it when the one on leave is disabled, or reviews no more.
        await SqlAsync(desk, "UPDATE account SET disabled_at = 1 WHERE name = @person", new { person });
        Assert.Empty(await desk.Service<DeskStore>().ReadAsync(
            async connection => await DeputationRow.StoodInForAsync(connection, (await AccountRow.FindAsync(connection, deputy))!, day), default));
    }

    internal static async Task<(string Person, string Deputy)> PeopleAsync(DeskProcess desk, string name)
    {
        var (person, deputy) = ($"sh.{name}", $"jb.{name}");
        await desk.Service<Provisioning>().RunAsync(
            new ProvisioningRequest
            {
                Accounts =
                [
                    new ProvisionedAccount { Name = person, DisplayName = person, Agency = "jhscj", Role = DeskRole.Reviewer, Password = DeskProcess.Password },
                    new ProvisionedAccount { Name = deputy, DisplayName = deputy, Agency = "jhscj", Role = DeskRole.Clerk, Password = DeskProcess.Password },
                ],
            },
            default);
        return (person, deputy);
    }

    internal static Task<int> SqlAsync(DeskProcess desk, string sql, object values) =>
        desk.Service<DeskStore>().WriteAsync(data => data.Connection.ExecuteAsync(sql, values, data.Transaction), default);

    /// <summary>The person as a new session has them.</summary>
    internal static async Task<DeskUser> UserAsync(DeskProcess desk, string name)
    {
        var account = await desk.Service<DeskStore>().ReadAsync(connection => AccountRow.FindAsync(connection, name), default);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        return DeskUser.From((await desk.Service<DeskSessions>().ContinueAsync(account!.ToUser().ToPrincipal(account.SecurityStamp, now), default))!);
    }
}
