using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Pages.Shared;
using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>Records the 法制审核 that preceded a major decision.</summary>
public sealed class LegalReviewModel(CaseReader reader, LegalReviewService reviews) : CasePage(reader)
{
    private string? _refusal;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(OpinionNumber), nameof(LegalReviewedOn), nameof(LegalReviewer)];

    /// <summary>审核意见文号</summary>
    [BindProperty]
    public string? OpinionNumber { get; set; }

    /// <summary>审核日期, as typed.</summary>
    [BindProperty]
    public string? LegalReviewedOn { get; set; }

    /// <summary>审核人</summary>
    [BindProperty]
    public string? LegalReviewer { get; set; }

    /// <summary>What stands in the form.</summary>
    public LegalFields Fields => new(OpinionNumber, LegalReviewedOn, LegalReviewer);

    /// <summary>Why nothing can be recorded; null when it can.</summary>
    public string? Obstacle => _refusal
        ?? (Screen.Fits(CaseAct.RecordLegalReview) ? Screen.Obstacle(CaseAct.RecordLegalReview) : $"这件案件现在不需要记录法制审核。{Screen.Standing}");

    /// <summary>Shows what is recorded.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Screen.LegalReview is { } known)
        {
            (OpinionNumber, LegalReviewedOn, LegalReviewer) = (known.OpinionNumber, ScreenValues.Cell(known.ReviewedOn), known.Reviewer);
        }

        return Page();
    }

    /// <summary>Records it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!LegalDateText.TryParse(LegalReviewedOn, out var day))
        {
            ModelState.AddModelError(nameof(LegalReviewedOn), "请按“年-月-日”填写审核日期，例如 2026-10-14。");
        }

        var review = new LegalReview { OpinionNumber = OpinionNumber ?? string.Empty, ReviewedOn = day, Reviewer = LegalReviewer };
        return ActAsync("legal-review", user => reviews.RecordAsync(user, CaseId, review, cancellationToken), FieldOf, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;

    private static string FieldOf(string field) => field switch
    {
        "legalReview.opinionNumber" => nameof(OpinionNumber),
        "legalReview.reviewedOn" => nameof(LegalReviewedOn),
        "legalReview.reviewer" => nameof(LegalReviewer),
        _ => string.Empty,
    };
}
