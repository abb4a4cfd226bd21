using System.Text.Json.Nodes;

namespace Disclosure.Publisher.Intake;

/// <summary>法制审核 as typed, when a major decision is brought in; all of it or nothing.</summary>
/// <param name="OpinionNumber">审核意见文号</param>
/// <param name="ReviewedOn">The day, as typed.</param>
/// <param name="Reviewer">审核人; may be left empty.</param>
public sealed record LegalFields(string? OpinionNumber, string? ReviewedOn, string? Reviewer)
{
    /// <summary>Nothing typed.</summary>
    public static LegalFields None { get; } = new(null, null, null);

    internal void WriteTo(JsonObject metadata)
    {
        var review = new JsonObject();
        review.Text("opinionNumber", OpinionNumber);
        review.Date("reviewedOn", ReviewedOn);
        review.Text("reviewer", Reviewer);
        metadata.Object("legalReview", review);
    }
}
