using Disclosure.Publisher.Review;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Cases;

/// <summary>Why a case is late: what was said, and a form to say it.</summary>
public sealed class LatenessModel(CaseReader reader, LatenessService lateness) : CasePage(reader)
{
    private string? _refusal;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Reason)];

    /// <summary>Why it is late.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Why nothing can be recorded; null when it can.</summary>
    public string? Obstacle => _refusal ?? (Screen.IsErased ? "这件案件的内容已经清除。" : Screen.Due?.Standing is { IsLate: true } ? null : "这件案件没有逾期，不用记录原因。");

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Records a reason.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ActAsync("lateness", user => lateness.ExplainAsync(user, CaseId, Reason, cancellationToken), field => string.Equals(field, "reason", StringComparison.Ordinal) ? nameof(Reason) : string.Empty, cancellationToken);

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;
}
