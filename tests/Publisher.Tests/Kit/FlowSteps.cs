using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>Brings a case to where a test begins.</summary>
public static class FlowSteps
{
    public static async Task<string> InReviewAsync(this DeskProcess desk, string number)
    {
        var (metadata, document) = PushForm.Numbered(number);
        var caseId = await desk.PushAsync(metadata, document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        return caseId;
    }

    public static async Task<string> PublishedAsync(this DeskProcess desk, string number)
    {
        var caseId = await desk.InReviewAsync(number);
        Assert.IsType<ReviewOutcome.Done>(await desk.ApproveAsync(desk.User("reviewer"), caseId));
        await desk.UntilAsync(caseId, CaseState.Published);
        return caseId;
    }

    /// <summary>Approves a case as it stands in this moment.</summary>
    public static async Task<ReviewOutcome> ApproveAsync(this DeskProcess desk, DeskUser user, string caseId)
    {
        var row = await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default);
        return await desk.Service<ReviewService>().ApproveAsync(user, caseId, row?.Revision ?? 0, default);
    }

    /// <summary>Brings an amendment of a published number into review.</summary>
    public static async Task<string> AmendingAsync(this DeskProcess desk, string number)
    {
        var (metadata, document) = PushForm.Numbered(number);
        var caseId = await desk.PushAsync(metadata.TrimEnd()[..^1] + ",\"amendment\":{\"kind\":\"correction\",\"reason\":\"罚款金额写错。\"}}", document);
        await desk.UntilAsync(caseId, CaseState.InReview);
        return caseId;
    }

    /// <summary>Writes an order as a service would, without its checks: what is about to be public is then for the verifier alone to judge.</summary>
    internal static Task OrderAsync(this DeskProcess desk, string caseId, CaseState state, OutboxOrder order, NoticeRecord notice) =>
        desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.FindAsync(data.Connection, "jhscj", caseId, data.Transaction))!;
                using var key = desk.Service<CaseVault>().Unwrap(caseId, row.WrappedKey!);
                await CaseParts.WriteAsync(data, key, caseId, CasePart.Notice, RecordJson.Serialize(notice));
                Assert.True(await CaseJournal.MoveAsync(data, row, key, new CaseMove { To = state, Actor = Actor.Worker, ReturnsTo = row.State }));
                await Outbox.AddAsync(data, row, order);
            },
            default);
}
