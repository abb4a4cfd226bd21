using Disclosure.Publisher.Clocks;
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

    /// <summary>What was late: <c>withdrawal</c> for taking it down, anything else for making it public.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public string? Of { get; set; }

    /// <summary>Whether it is about taking the decision down.</summary>
    public bool IsOfWithdrawal => Of is "withdrawal";

    /// <summary>How the case stands to the day that it is about; null when there is none.</summary>
    public DueStanding? Standing => IsOfWithdrawal ? Screen.WithdrawalDue?.Standing : Screen.Due?.Standing;

    /// <summary>Why nothing can be recorded; null when it can.</summary>
    public string? Obstacle => _refusal
        ?? (Screen.IsErased ? "这件案件的内容已经清除。" : Standing is { IsLate: true } ? null : IsOfWithdrawal ? "这件决定没有逾期撤下，不用记录原因。" : "这件案件没有逾期，不用记录原因。");

    /// <summary>Shows the form.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Records a reason.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ActAsync("lateness", user => lateness.ExplainAsync(user, CaseId, Reason, IsOfWithdrawal, cancellationToken), field => string.Equals(field, "reason", StringComparison.Ordinal) ? nameof(Reason) : string.Empty, cancellationToken);

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;
}
