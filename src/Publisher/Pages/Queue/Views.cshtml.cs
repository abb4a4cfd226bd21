using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.SavedViews;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Queue;

/// <summary>The person's own views of the list: kept, renamed, removed, and the one that the list opens with.</summary>
[Authorize(Policy = DeskPolicies.Cases)]
public sealed class ViewsModel(SavedViewService views) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Name), nameof(NewName)];

    /// <summary>Name of a view to be kept.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What it narrows the list to, as the query of its address.</summary>
    [BindProperty]
    public string? Filter { get; set; }

    /// <summary>The view that is changed.</summary>
    [BindProperty]
    public string? Id { get; set; }

    /// <summary>Its new name.</summary>
    [BindProperty]
    public string? NewName { get; set; }

    /// <summary>What was just done, from a closed list; anything else is ignored.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The person's views.</summary>
    public IReadOnlyList<SavedView> Rows { get; private set; } = [];

    /// <summary>A list that could not be kept under the name given; null when none was to be.</summary>
    public QueueAddress? Unsaved { get; private set; }

    /// <summary>Id of the view that could not be given its new name; null when none was to be.</summary>
    public string? Renamed { get; private set; }

    /// <summary>What was just done, in words; null when nothing was.</summary>
    public string? DoneWords => Done switch
    {
        "save" => "视图已保存。",
        "rename" => "名称已更改。",
        "default" => "打开列表时的显示已更改。",
        "remove" => "视图已删除。",
        "gone" => "这个视图已经不在了，没有任何改动。",
        _ => null,
    };

    /// <summary>What a list is narrowed to, in words.</summary>
    public static string WordsOf(QueueAddress list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var chips = QueueChip.Of(list, []);
        return chips.Count == 0 ? "全部案件" : string.Join("；", chips.Select(chip => chip.Words));
    }

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Keeps one.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        // Read and written anew: what is kept is nothing but what a list can be narrowed to.
        var list = QueueAddress.Parse(Filter ?? string.Empty);
        if (list.Filter.Length > SavedViewService.LongestFilter)
        {
            ModelState.AddModelError(nameof(Name), "条件太多，请减少一些再保存。");
            Unsaved = new QueueAddress();
            await LoadAsync(cancellationToken);
            return Page();
        }

        return await AnswerAsync("save", await views.SaveAsync(DeskUser.From(User), Name, list.Filter, cancellationToken), nameof(Name), () => Unsaved = list, cancellationToken);
    }

    /// <summary>Renames one.</summary>
    public async Task<IActionResult> OnPostRenameAsync(CancellationToken cancellationToken) =>
        await AnswerAsync("rename", await views.RenameAsync(DeskUser.From(User), Id ?? string.Empty, NewName, cancellationToken), nameof(NewName), () => Renamed = Id, cancellationToken);

    /// <summary>Lets the list open with one, or with none.</summary>
    public async Task<IActionResult> OnPostDefaultAsync(CancellationToken cancellationToken) =>
        await AnswerAsync("default", await views.OpenWithAsync(DeskUser.From(User), string.IsNullOrEmpty(Id) ? null : Id, cancellationToken), string.Empty, static () => { }, cancellationToken);

    /// <summary>Removes one.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        await AnswerAsync("remove", await views.RemoveAsync(DeskUser.From(User), Id ?? string.Empty, cancellationToken), string.Empty, static () => { }, cancellationToken);

    // A view of someone else answers like one that was removed meanwhile.
    private async Task<IActionResult> AnswerAsync(string deed, SavedViewOutcome outcome, string field, Action keep, CancellationToken cancellationToken)
    {
        if (outcome is not SavedViewOutcome.Invalid invalid)
        {
            return LocalRedirect($"/views?done={(outcome is SavedViewOutcome.Done ? deed : "gone")}");
        }

        ModelState.AddModelError(field, invalid.Message);
        keep();
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Rows = await views.ListAsync(DeskUser.From(User), cancellationToken);
}
