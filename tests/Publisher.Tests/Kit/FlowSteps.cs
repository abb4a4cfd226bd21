using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;

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
        Assert.IsType<ReviewOutcome.Done>(await desk.Service<ReviewService>().ApproveAsync(desk.User("reviewer"), caseId, default));
        await desk.UntilAsync(caseId, CaseState.Published);
        return caseId;
    }
}
