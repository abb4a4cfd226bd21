using Disclosure.Publisher.Agencies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>The API keys of the agency; a new key is shown in the answer that made it and nowhere else.</summary>
[Authorize(Policy = DeskPolicies.Keys)]
public sealed class KeysModel(ApiKeyIssuing keys, AccountService accounts, IOptions<ApiKeyOptions> options, TimeProvider time) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Owner), nameof(Scopes)];

    /// <summary>The account that is to answer for a new key.</summary>
    [BindProperty]
    public string? Owner { get; set; }

    /// <summary>What a new key may be used for.</summary>
    [BindProperty]
    public IReadOnlyList<string>? Scopes { get; set; }

    /// <summary>The key to be acted on.</summary>
    [BindProperty]
    public string? Prefix { get; set; }

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The keys, newest first.</summary>
    public IReadOnlyList<ApiKeyRow> Keys { get; private set; } = [];

    /// <summary>Accounts that may answer for a key.</summary>
    public IReadOnlyList<AccountView> Owners { get; private set; } = [];

    /// <summary>The key that was just made; null otherwise.</summary>
    public ApiKeyOutcome.Issued? Issued { get; private set; }

    /// <summary>How long keys live.</summary>
    public ApiKeyOptions Lives => options.Value;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What was just done, in words; null when nothing was.</summary>
    public string? DoneWords => Done switch
    {
        "revoke" => "密钥已撤销，立即失效。",
        "restore" => "密钥已恢复使用。",
        _ => null,
    };

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>签发</summary>
    public async Task<IActionResult> OnPostIssueAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await keys.IssueAsync(DeskUser.From(User), Owner, Scopes ?? [], cancellationToken), "issue", cancellationToken);

    /// <summary>轮换</summary>
    public async Task<IActionResult> OnPostRotateAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await keys.RotateAsync(DeskUser.From(User), Prefix ?? string.Empty, cancellationToken), "rotate", cancellationToken);

    /// <summary>撤销</summary>
    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await keys.RevokeAsync(DeskUser.From(User), Prefix ?? string.Empty, cancellationToken), "revoke", cancellationToken);

    /// <summary>恢复</summary>
    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await keys.RestoreAsync(DeskUser.From(User), Prefix ?? string.Empty, cancellationToken), "restore", cancellationToken);

    private async Task<IActionResult> AnswerAsync(ApiKeyOutcome outcome, string word, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case ApiKeyOutcome.Done:
                return LocalRedirect($"/keys?done={word}");
            case ApiKeyOutcome.NotFound:
                return NotFound();
            case ApiKeyOutcome.Issued issued:
                Issued = issued;
                (Owner, Scopes) = (null, null);
                ModelState.Clear();
                break;
            case ApiKeyOutcome.NotAllowed:
                Response.StatusCode = StatusCodes.Status403Forbidden;
                ModelState.AddModelError(string.Empty, "您的角色没有这项权限。");
                break;
            case ApiKeyOutcome.Invalid invalid:
                ModelState.AddModelError(invalid.Field switch { "owner" => nameof(Owner), "scopes" => nameof(Scopes), _ => string.Empty }, invalid.Message);
                break;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        Keys = await keys.ListAsync(user, cancellationToken);
        Owners = [.. (await accounts.ListAsync(user, agencyCode: null, cancellationToken)).Where(account => account.DisabledAt is null && AccountPowers.MaySubmit(account.Role))];
    }
}
