using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Disclosure.TestKit;

namespace Disclosure.Publisher.Tests.Publishing;

/// <summary>The desk tells of every version what it was, when and why, and behind which case.</summary>
[Collection(DesksCollection.Name)]
public sealed class RecordVersionsTests(Desks desks)
{
    [Theory]
    [InlineData(Desks.Sqlite)]
    [InlineData(Desks.Postgres)]
    [Clause("GS-17-2")]
    public async Task OfAsync_ALongLife_IsToldInWords(string engine)
    {
        var desk = await desks.OnAsync(engine);
        var first = await desk.PublishedAsync(desks.NewNumber());
        Assert.Equal(["首次公开"], (await OfAsync(desk, first)).Select(version => version.What));
        await desk.Service<ChangeService>().ReduceToSummaryAsync(desk.User("reviewer"), first, "只保留摘要。", default);
        await desk.UntilAsync(first, CaseState.SummaryOnly);
        await desk.Service<ChangeService>().RestoreAsync(desk.User("reviewer"), first, "恢复全文。", default);
        await desk.UntilAsync(first, CaseState.Published);
        var second = await desk.ProposedAsync(first, values => values with { Kind = AmendmentKind.Correction, FineYuan = 6000, Note = "罚款金额填写有误。" });
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAnewAsync(second));
        await desk.UntilAsync(second, CaseState.Amended);
        await desk.TakeDownAsync(desk.User("reviewer"), second);
        await desk.UntilAsync(second, CaseState.Suspended);

        var versions = await OfAsync(desk, first);

        Assert.Equal(["首次公开", "改为公开摘要", "恢复公开全文", "更正", "停止公示"], versions.Select(version => version.What));
        Assert.Equal([1, 2, 3, 4, 5], versions.Select(version => version.Version));
        Assert.Equal([first, first, first, second, second], versions.Select(version => version.CaseId));
        Assert.Equal([AmendedFields.FineYuan], versions[3].Fields);
        Assert.Equal("核对案卷时发现。", versions[3].Reason);
        Assert.All(versions.Where(version => version.Version is not 4), version => Assert.Null(version.Reason));
        Assert.Equal(versions.Select(version => version.Version), (await OfAsync(desk, second)).Select(version => version.Version));
    }

    [Fact]
    public async Task OfAsync_AnotherAgencysCase_IsNotTold()
    {
        var desk = await desks.OnAsync(Desks.Sqlite);
        var caseId = await desk.PublishedAsync(desks.NewNumber());

        Assert.Empty(await desk.Service<RecordVersions>().OfAsync("kmscj", caseId, default));
    }

    private static Task<IReadOnlyList<RecordVersion>> OfAsync(DeskProcess desk, string caseId) => desk.Service<RecordVersions>().OfAsync("jhscj", caseId, default);
}
