using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Takedowns;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Takedowns;

/// <summary>The emergency takedown of one case: ordered, confirmed by a second person, the findings of a re-scan answered; and the record of all of it.</summary>
public sealed class CaseModel(CaseReader reader, TakedownService takedowns, RescanAnswerService answers, TakedownReader records) : CasePage(reader)
{
    private string? _refusal;

    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Reason), nameof(Words), nameof(Course), nameof(DecisionWords), nameof(AnswerReason)];

    /// <summary>Why it is taken down.</summary>
    [BindProperty]
    public TakedownReason? Reason { get; set; }

    /// <summary>More about that.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>What is to follow.</summary>
    [BindProperty]
    public TakedownCourse? Course { get; set; }

    /// <summary>More about that.</summary>
    [BindProperty]
    public string? DecisionWords { get; set; }

    /// <summary>The finding of a re-scan that was seen.</summary>
    [BindProperty]
    public string? OfferId { get; set; }

    /// <summary>Why nothing is to be done about it.</summary>
    [BindProperty]
    public string? AnswerReason { get; set; }

    /// <summary>Takedowns of this decision, newest first.</summary>
    public IReadOnlyList<TakedownRecord> Records { get; private set; } = [];

    /// <summary>Why the last act was refused; null when none was.</summary>
    public string? Refusal => _refusal;

    /// <summary>The courses that a confirmation may choose, as the case stands.</summary>
    public IReadOnlyList<TakedownCourse> Courses => Screen.State switch
    {
        CaseState.Withdrawn => [TakedownCourse.Withdraw],
        CaseState.Expired => [TakedownCourse.End],
        _ => Enum.GetValues<TakedownCourse>(),
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await RecordedAsync(await ShowAsync(cancellationToken), cancellationToken);

    /// <summary>Takes it down.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => await RecordedAsync(
        await ActAsync("takedown", user => takedowns.TakeDownAsync(user, CaseId, new TakedownOrder(Reason, Words), cancellationToken), OrderField, cancellationToken), cancellationToken);

    /// <summary>Confirms it.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) => await RecordedAsync(
        await ActAsync("takedown-confirmed", user => takedowns.ConfirmAsync(user, CaseId, Course, DecisionWords, cancellationToken), ConfirmField, cancellationToken), cancellationToken);

    /// <summary>Answers a finding of a re-scan: nothing is to be done.</summary>
    public async Task<IActionResult> OnPostNothingAsync(CancellationToken cancellationToken) => await RecordedAsync(
        await ActAsync(
            "rescan-answered",
            user => answers.NothingToDoAsync(user, CaseId, OfferId, AnswerReason, cancellationToken),
            field => string.Equals(field, "reason", StringComparison.Ordinal) ? nameof(AnswerReason) : string.Empty,
            cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    protected override void Refuse(string sentence) => _refusal = sentence;

    private static string OrderField(string field) => field switch { "reason" => nameof(Reason), "words" => nameof(Words), _ => string.Empty };

    private static string ConfirmField(string field) => field switch { "course" => nameof(Course), "words" => nameof(DecisionWords), _ => string.Empty };

    private async Task<IActionResult> RecordedAsync(IActionResult answer, CancellationToken cancellationToken)
    {
        if (answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
        {
            Records = await records.OfCaseAsync(DeskUser.From(User), CaseId, cancellationToken);
        }

        return answer;
    }
}
