using System.Text.Json;
using Disclosure.Gazette.Log;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Publishing;

/// <summary>Which acts are published, and what "published" means.</summary>
[Collection(DesksCollection.Name)]
public sealed class EveryActTests(Desks desks)
{
    public static TheoryData<ActType> Acts => new(Enum.GetValues<ActType>());

    [Fact]
    [Clause("GS-02-3")]
    public void Acts_AreThoseOfTheLaw() => Assert.Equal(
        "行政处罚 行政许可 行政强制 行政检查 行政征收 行政征用 行政确认 行政裁决 行政奖励 行政给付 行政登记 其他",
        string.Join(' ', Enum.GetValues<ActType>().Select(act => act.Chinese())));

    [Theory]
    [MemberData(nameof(Acts))]
    [Clause("GS-02-3")]
    [Clause("GS-08-4a")]
    public async Task Decision_OfAnyAct_IsPublishedUnderItsAct(ActType act) => await PublishAsync(act);

    [Fact]
    [Clause("LAW-XK-40")]
    public async Task Licence_WithoutAnyFurtherJudgement_IsPublished()
    {
        var record = await PublishAsync(ActType.License);

        Assert.Contains("货架上有超过保质期的饼干", BlockText.Of(record.Body), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("GS-13-1")]
    public async Task ApprovedCase_IsCalledPublished_OnlyOnceTheGazetteHoldsIt()
    {
        await using var desk = await DeskProcess.StartAsync();
        var caseId = await desk.InReviewAsync("景市监处罚〔2026〕12号");
        await desk.RestartAsync("--Desk:Works", "false");
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        var approved = await desk.SettledAsync(caseId);

        Assert.Equal(CaseState.Approved, approved.Case.State);
        Assert.Empty(await desk.Service<GazetteReader>().ReadAsync(0, 10, default));

        await desk.RestartAsync("--Desk:Works", "true");
        var published = await desk.UntilAsync(caseId, CaseState.Published);
        Assert.NotNull(await desk.Service<GazetteReader>().FindAsync(published.Candidate!.Id, 1, default));
    }

    private async Task<DecisionRecord> PublishAsync(ActType act)
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var number = desks.NewNumber();
        var (metadata, document) = PushForm.Numbered(number);
        var named = metadata.Replace("\"penalty\"", $"\"{JsonNamingPolicy.CamelCase.ConvertName(act.ToString())}\"", StringComparison.Ordinal)
            .Replace("\"penaltyKinds\":[\"罚款\"],\"fineYuan\":5000,", string.Empty, StringComparison.Ordinal);
        var caseId = await desk.PushAsync(named, document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        var published = await desk.UntilAsync(caseId, CaseState.Published);

        var entry = await desk.Service<GazetteReader>().FindAsync(published.Candidate!.Id, 1, default);
        var record = RecordJson.ReadDecision(entry!.Payload!.Value.Span);
        Assert.Equal((act, number), (record.ActType, record.DocumentNumber));
        return record;
    }
}
