using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Takedowns;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Findings;

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

    /// <summary>Looks at every open question of a case, accepts it, and approves the case as it stands in this moment.</summary>
    public static async Task<ReviewOutcome> ApproveAsync(this DeskProcess desk, DeskUser user, string caseId)
    {
        await desk.AnswerAsync(user, caseId);
        return await desk.ApproveUnseenAsync(user, caseId);
    }

    /// <summary>Accepts every open question of a case.</summary>
    public static async Task AnswerAsync(this DeskProcess desk, DeskUser user, string caseId)
    {
        foreach (var question in (await desk.JudgedAsync(caseId)).Where(finding => finding.IsOpen))
        {
            await desk.Service<AcceptanceService>().AcceptAsync(user, caseId, question.Mark, default);
        }
    }

    /// <summary>The findings of a case with what was said of them; read without a trace in the audit.</summary>
    public static Task<IReadOnlyList<JudgedFinding>> JudgedAsync(this DeskProcess desk, string caseId) => desk.Service<DeskStore>().ReadAsync(
        async connection =>
        {
            if (await CaseRow.FindAsync(connection, "jhscj", caseId) is not { WrappedKey: { } wrapped })
            {
                return [];
            }

            using var key = desk.Service<CaseVault>().Unwrap(caseId, wrapped);
            return await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, caseId, CasePart.Redaction) is { } redaction
                ? JudgedFinding.Of(
                    caseId,
                    redaction,
                    desk.Service<ReviewPolicy>().Confidence,
                    await CaseParts.ReadJsonAsync<ReviewCorrections>(connection, key, caseId, CasePart.Corrections),
                    await CaseParts.ReadJsonAsync<ReviewAcceptances>(connection, key, caseId, CasePart.Acceptances))
                : [];
        },
        default);

    /// <summary>Rejects a finding as a reviewer who sees it.</summary>
    public static async Task<ReviewOutcome> RejectAsync(this DeskProcess desk, DeskUser user, string caseId, Finding? finding, RejectionReason reason) =>
        await desk.Service<CorrectionService>().RejectAsync(user, caseId, await desk.MarkAsync(caseId, finding), reason, default);

    /// <summary>By what a finding of a case is known now; null when it is none of its findings.</summary>
    public static async Task<string?> MarkAsync(this DeskProcess desk, string caseId, Finding? finding) =>
        (await desk.JudgedAsync(caseId)).FirstOrDefault(judged => judged.Finding.Start == finding?.Start && judged.Finding.End == finding.End)?.Mark;

    /// <summary>Approves a case as it stands in this moment, whatever is open.</summary>
    public static async Task<ReviewOutcome> ApproveUnseenAsync(this DeskProcess desk, DeskUser user, string caseId)
    {
        var row = await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default);
        return await desk.Service<ReviewService>().ApproveAsync(user, caseId, row?.Revision ?? 0, default);
    }

    /// <summary>Takes a published case down, as a person would.</summary>
    public static Task<ReviewOutcome> TakeDownAsync(this DeskProcess desk, DeskUser user, string caseId, TakedownReason reason = TakedownReason.PersonalData, string? words = null) =>
        desk.Service<TakedownService>().TakeDownAsync(user, caseId, new TakedownOrder(reason, words), default);

    /// <summary>Brings an amendment of a published number into review: the fine was another, and the public is told so.</summary>
    public static async Task<string> AmendingAsync(this DeskProcess desk, string number)
    {
        var (metadata, document) = PushForm.Numbered(number);
        var caseId = await desk.PushAsync(metadata.Replace("\"fineYuan\":5000", "\"fineYuan\":6000", StringComparison.Ordinal).TrimEnd()[..^1] + ",\"amendment\":{\"kind\":\"correction\",\"reason\":\"罚款金额写错。\",\"note\":\"罚款金额填写有误。\"}}", document);
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
