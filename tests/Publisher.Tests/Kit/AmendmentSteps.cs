using System.Text;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Pages.Intake;
using Disclosure.Publisher.Review;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Kit;

/// <summary>Brings amendments to where a test begins, as people do on screen.</summary>
internal static class AmendmentSteps
{
    /// <summary>Proposes a change on screen, as the clerk, and waits until it is in review.</summary>
    public static async Task<string> ProposedAsync(this DeskProcess desk, string caseId, Func<MetadataAmendment, MetadataAmendment> change)
    {
        var published = await desk.SettledOutboxAsync(caseId);
        var amendment = change(MetadataAmendment.Of(published.Fields!) with { Reason = "核对案卷时发现。" });
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<AmendmentService>().ProposeAsync(desk.User("clerk"), caseId, published.Case.Version, amendment, default));
        var opened = (await desk.SettledOutboxAsync(caseId)).AmendmentUnderWay!;
        await desk.UntilAsync(opened, CaseState.InReview);
        return opened;
    }

    /// <summary>Sends a case in review back.</summary>
    public static async Task<CaseDetail> SentBackAsync(this DeskProcess desk, string caseId, string reviewer = "reviewer")
    {
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ReturnAsync(desk.User(reviewer), caseId, "请核对。", default));
        return await desk.UntilAsync(caseId, CaseState.Returned);
    }

    /// <summary>Replaces the file of a case that came back, as the clerk.</summary>
    public static async Task<ReviewOutcome> ReplaceFileAsync(this DeskProcess desk, string caseId, string document, bool readAnew = false)
    {
        var row = (await desk.SettledOutboxAsync(caseId)).Case;
        return await desk.Service<MendService>().ReplaceAsync(desk.User("clerk"), caseId, row.Revision, new UploadPart.WholeFile("文书.txt", Encoding.UTF8.GetBytes(document)), readAnew, default);
    }

    /// <summary>Fills the fields of a case that came back, as the clerk; what is not changed is as the form would send it.</summary>
    public static async Task<ReviewOutcome> FillAsync(this DeskProcess desk, string caseId, Func<TypedSummary, TypedSummary> change)
    {
        var detail = await desk.SettledOutboxAsync(caseId);
        var fields = detail.Fields!;
        var typed = DecisionForm.Of(fields with { LegalReview = detail.LegalReview }).ToSummary(detail.File!.IsTyped);
        return await desk.Service<MendService>().FillAsync(desk.User("clerk"), caseId, detail.Case.Revision, change(typed), default);
    }

    /// <summary>Records what became of a decision, as the clerk, and confirms it as a reviewer.</summary>
    public static async Task ConfirmedAsync(this DeskProcess desk, string caseId, AftermathEntry entry)
    {
        var service = desk.Service<AftermathService>();
        Assert.IsType<ReviewOutcome.Done>(await service.RecordAsync(desk.User("clerk"), caseId, entry, default));
        var waiting = (await desk.SettledOutboxAsync(caseId)).Waiting;
        Assert.IsType<ReviewOutcome.Done>(await service.ConfirmAsync(desk.User("reviewer"), caseId, waiting[^1].RecordedAt, default));
    }

    /// <summary>Records the 保密审查 and approves.</summary>
    public static async Task<ReviewOutcome> ApproveAnewAsync(this DeskProcess desk, string caseId, string reviewer = "reviewer")
    {
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().RecordSecrecyReviewAsync(
            desk.User(reviewer), caseId, new SecrecyReview { Reviewer = "波岩罕", ReviewedOn = new DateOnly(2026, 3, 5), Conclusion = SecrecyConclusion.Publishable }, default));
        return await desk.ApproveAsync(desk.User(reviewer), caseId);
    }
}
