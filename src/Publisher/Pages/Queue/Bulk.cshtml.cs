using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.BulkApproval;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Queue;

/// <summary>
/// Cases approved together, in three pages: chosen in the list, shown here with what would be published and what keeps the others back, and then
/// what became of each. The service decides anew about each as it is approved.
/// </summary>
[Authorize(Policy = DeskPolicies.Review)]
public sealed class BulkModel(BulkApprovalService bulk) : PageModel
{
    /// <summary>Ids chosen in the list.</summary>
    [BindProperty]
    public IReadOnlyList<string> Case { get; set; } = [];

    /// <summary>Cases confirmed, each as <c>id:revision</c> of what was shown.</summary>
    [BindProperty]
    public IReadOnlyList<string> Pick { get; set; } = [];

    /// <summary>What is shown before; null otherwise.</summary>
    public BulkPreview? Preview { get; private set; }

    /// <summary>What came of it; null before.</summary>
    public BulkOutcome? Outcome { get; private set; }

    /// <summary>Why nothing is shown; null when something is.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Those that can be approved together.</summary>
    public IReadOnlyList<BulkCase> Ready => [.. (Preview?.Cases ?? []).Where(one => one.Reasons.Count == 0)];

    /// <summary>Those that cannot.</summary>
    public IReadOnlyList<BulkCase> Others => [.. (Preview?.Cases ?? []).Where(one => one.Reasons.Count > 0)];

    /// <summary>Chosen ones that are none of the agency's.</summary>
    public int Unknown => Preview?.Unknown ?? Outcome?.Unknown ?? 0;

    /// <summary>Someone came back to the address alone.</summary>
    public void OnGet() => Refusal = "请在案件列表里选择待审核的案件，再点“批量批准选中的案件”。";

    /// <summary>Shows what was chosen; where nothing of it is the agency's, there is nothing.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Case.Count == 0)
        {
            Refusal = "没有选中案件。请在案件列表里勾选待审核的案件。";
        }
        else if (!IsTooMany(Case))
        {
            Preview = await bulk.PreviewAsync(DeskUser.From(User), [.. Case.Select(Plain)], cancellationToken);
        }

        return Preview is { Cases.Count: 0 } ? NotFound() : Page();
    }

    /// <summary>Approves what was confirmed; where nothing of it is the agency's, there is nothing.</summary>
    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken)
    {
        var picks = Pick.Select(Read).OfType<BulkPick>().ToList();
        if (picks.Count == 0)
        {
            Refusal = "没有选中案件，没有批准任何一件。";
        }
        else if (!IsTooMany([.. picks.Select(pick => pick.CaseId)]))
        {
            Outcome = await bulk.ApproveAsync(DeskUser.From(User), picks, cancellationToken);
        }

        return Outcome is { Results.Count: 0 } ? NotFound() : Page();
    }

    private bool IsTooMany(IReadOnlyList<string> ids)
    {
        var count = ids.Distinct(StringComparer.Ordinal).Count();
        if (count > bulk.Most)
        {
            Refusal = $"选中了 {count:#,0} 件，一次最多 {bulk.Most} 件。没有批准任何一件，请分几次办理。";
        }

        return count > bulk.Most;
    }

    // No id holds what the store cannot even be asked for.
    private static string Plain(string? id) => id is null || id.Any(char.IsControl) ? string.Empty : id;

    private static BulkPick? Read(string? pick)
    {
        var colon = pick?.LastIndexOf(':') ?? -1;
        return pick is not null && colon > 0 && !pick.Any(char.IsControl) && int.TryParse(pick.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? new BulkPick(pick[..colon], revision) : null;
    }
}
