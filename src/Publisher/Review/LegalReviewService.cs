using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Review;

/// <summary>
/// Records the 法制审核 that preceded a major decision (行政处罚法 Art. 58; CX-33). A later record takes the place of an earlier one. Whether there
/// is one decides nothing here: its absence is a warning.
/// </summary>
public sealed class LegalReviewService(CaseActRunner runner, TimeProvider time)
{
    private const int NumberLength = 100;
    private const int NameLength = 50;

    /// <summary>Records it.</summary>
    public Task<ReviewOutcome> RecordAsync(DeskUser user, string caseId, LegalReview review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return runner.RunAsync(user, caseId, CaseAct.RecordLegalReview, Errors(review), async (desk, row, key) =>
        {
            var kept = review with { OpinionNumber = review.OpinionNumber.Trim(), Reviewer = review.Reviewer?.Trim() };
            await desk.Connection.ExecuteAsync(
                "UPDATE decision_case SET legal_reviewed_on = @on, revision = revision + 1 WHERE case_id = @CaseId AND agency_code = @AgencyCode",
                new { on = ChineseDay.Stored(kept.ReviewedOn), row.CaseId, row.AgencyCode },
                desk.Transaction);
            await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.LegalReview, kept);
            await CaseJournal.NoteAsync(desk, row, key: null, Actor.Account(user.Name, user.AgencyCode), AuditActs.LegallyReviewed);
            return new ReviewOutcome.Done(row.State);
        }, cancellationToken);
    }

    private List<CaseMessage> Errors(LegalReview review)
    {
        var errors = new List<CaseMessage>();
        Text(review.OpinionNumber, NumberLength, "legalReview.opinionNumber", "审核意见文号");
        Text(review.Reviewer, NameLength, "legalReview.reviewer", "审核人");
        if (review.ReviewedOn > ChineseDay.Of(time.GetUtcNow()))
        {
            errors.Add(new CaseMessage("legalReview.reviewedOn", "not-in-future", "法制审核日期不得晚于今天。"));
        }

        return errors;

        void Text(string? value, int longest, string field, string name)
        {
            if (value?.Trim() is not { Length: > 0 } text || text.Length > longest || !PlainText.IsClean(text, lines: false))
            {
                errors.Add(new CaseMessage(field, "required", $"请填写{name}（不超过 {longest} 字）。"));
            }
        }
    }
}
