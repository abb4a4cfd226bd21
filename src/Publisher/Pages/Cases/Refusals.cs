using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Review;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>Why an act was not done, for the screen.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Sentence">The sentence.</param>
internal sealed record RefusedAct(int Status, string Sentence);

/// <summary>Puts refusals for want of the right or of the fitting state into words.</summary>
internal static class Refusals
{
    /// <summary>The refusal; null when the act was done, or when it is a matter of single fields.</summary>
    public static RefusedAct? Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.NotAllowed { Rule: DutyRules.QuestionsAreOpen } open => new RefusedAct(StatusCodes.Status409Conflict, open.Message),
        ReviewOutcome.NotAllowed refused => new RefusedAct(StatusCodes.Status403Forbidden, refused.Message),
        ReviewOutcome.Conflict conflict => new RefusedAct(StatusCodes.Status409Conflict, $"这件案件现在的状态是“{conflict.State.Chinese()}”，不能这样办理。没有任何改动被保存。"),
        ReviewOutcome.Stale => new RefusedAct(StatusCodes.Status409Conflict, "打开页面以后，这件案件有了变化。请按现在的内容重新核对，再办理。没有任何改动被保存。"),
        ReviewOutcome.Busy => new RefusedAct(StatusCodes.Status409Conflict, "这件决定的上一项变更正在写入公示簿，请稍后再试。没有任何改动被保存。"),
        _ => null,
    };
}
