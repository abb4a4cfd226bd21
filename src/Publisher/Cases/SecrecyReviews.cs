using Dapper;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Cases;

/// <summary>Checks and keeps the 保密审查 of a case.</summary>
internal static class SecrecyReviews
{
    private const int NameLength = 50;
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>What is wrong with a review; empty when nothing is.</summary>
    public static IReadOnlyList<CaseMessage> Errors(SecrecyReview review, TimeProvider time)
    {
        var errors = new List<CaseMessage>();
        if (review.Reviewer.Trim().Length is 0 or > NameLength)
        {
            errors.Add(new CaseMessage("secrecyReview.reviewer", "required", $"请填写保密审查人（不超过 {NameLength} 字）。"));
        }

        if (review.ReviewedOn > DateOnly.FromDateTime(time.GetUtcNow().ToOffset(ChinaOffset).DateTime))
        {
            errors.Add(new CaseMessage("secrecyReview.reviewedOn", "not-in-future", "保密审查日期不得晚于今天。"));
        }

        if (!Enum.IsDefined(review.Conclusion))
        {
            errors.Add(new CaseMessage("secrecyReview.conclusion", "known", "请选择保密审查结论。"));
        }

        return errors;
    }

    /// <summary>Writes the review if the case still is what was read; false when someone else was there first.</summary>
    public static async Task<bool> WriteAsync(DeskTransaction desk, CaseRow row, CaseKey key, SecrecyReview review)
    {
        var written = await desk.Connection.ExecuteAsync(
            """
            UPDATE decision_case SET secrecy_reviewed_on = @on, revision = revision + 1
            WHERE case_id = @CaseId AND agency_code = @AgencyCode AND revision = @Revision
            """,
            new { on = review.ReviewedOn.ToString("yyyy-MM-dd"), row.CaseId, row.AgencyCode, row.Revision },
            desk.Transaction);
        if (written == 0)
        {
            return false;
        }

        await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.SecrecyReview, review with { Reviewer = review.Reviewer.Trim() });
        return true;
    }
}
