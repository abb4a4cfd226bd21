using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>Why a case is late, in the words of its agency.</summary>
[Collection(DesksCollection.Name)]
[Clause("GS-20-5")]
public sealed class LatenessTests(Desks desks)
{
    private const string Words = "办案科室十月十二日才移送文书，经办人岩罕香。";

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Explain_LateCase_KeepsEveryReasonSealedAndAudited(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var service = desk.Service<LatenessService>();

        Assert.IsType<ReviewOutcome.Done>(await service.ExplainAsync(desk.User("clerk"), caseId, $" {Words} ", default));
        Assert.IsType<ReviewOutcome.Done>(await service.ExplainAsync(desk.User("clerk"), caseId, Words, default));
        Assert.IsType<ReviewOutcome.Done>(await service.ExplainAsync(desk.User("owner"), caseId, "补充：系统停机一天。", default));

        var detail = await desk.ReadAsync(desk.User("reviewer"), caseId);
        Assert.Equal([(Words, "clerk"), ("补充：系统停机一天。", "owner")], detail.LatenessReasons.Select(reason => (reason.Text, reason.Account)));
        Assert.Equal(2, detail.History.Count(entry => entry.Act is AuditActs.LatenessExplained));
        Assert.DoesNotContain(desk.Logs.Lines, line => line.Contains("岩罕香", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    public async Task Explain_ByStrangersInTimeOrWithoutWords_IsRefused(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var caseId = await desk.InReviewAsync(desks.NewNumber());
        var service = desk.Service<LatenessService>();

        Assert.IsType<ReviewOutcome.NotFound>(await service.ExplainAsync(desk.User("foreign"), caseId, Words, default));
        Assert.IsType<ReviewOutcome.NotFound>(await service.ExplainAsync(desk.User("supervisor"), caseId, Words, default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.ExplainAsync(desk.User("clerk"), caseId, " ", default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.ExplainAsync(desk.User("clerk"), caseId, new string('长', 1001), default));
        Assert.IsType<ReviewOutcome.Invalid>(await service.ExplainAsync(desk.User("clerk"), caseId, "反\u202E向", default));
        await desk.SetDueAsync(caseId, new DateOnly(2040, 1, 2));
        Assert.IsType<ReviewOutcome.Conflict>(await service.ExplainAsync(desk.User("clerk"), caseId, Words, default));
        Assert.Empty((await desk.ReadAsync(desk.User("reviewer"), caseId)).LatenessReasons);
    }
}
