using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Pages.Cases;
using Disclosure.Publisher.Review;
using Disclosure.Records;
using Microsoft.AspNetCore.Mvc;

namespace Disclosure.Publisher.Pages.Modes;

/// <summary>Chooses whether a case in review is to be public in full or as a summary (公示办法 Art. 9).</summary>
public sealed class ModeModel(CaseReader reader, ModeService modes) : CasePage(reader)
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Mode), nameof(Reason)];

    /// <summary>What is chosen.</summary>
    [BindProperty]
    public DisclosureMode? Mode { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Why nothing can be chosen; null when it can.</summary>
    public string? Obstacle => Screen.Fits(CaseAct.ChangeMode) ? Screen.Obstacle(CaseAct.ChangeMode) : $"只有待审核的案件才能更改公开方式。{Screen.Standing}";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var shown = await ShowAsync(cancellationToken);
        if (shown is not NotFoundResult)
        {
            Mode = Screen.Publication?.Mode;
        }

        return shown;
    }

    /// <summary>Records the choice.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Mode is null)
        {
            ModelState.AddModelError(nameof(Mode), "请选择公开方式。");
        }

        return ActAsync(
            "mode",
            user => modes.ChooseAsync(user, CaseId, Mode!.Value, Reason, cancellationToken),
            field => field switch { "mode" => nameof(Mode), "reason" => nameof(Reason), _ => string.Empty },
            cancellationToken);
    }
}
