using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Corrections;
using Disclosure.Publisher.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Corrections;

/// <summary>One request for correction: what is asked, what was done, and what can be done: checking and asking by whoever handles it, answering by who reviews.</summary>
[Authorize(Policy = DeskPolicies.Cases)]
public sealed class RequestModel(RequestQueue queue, RequestService requests, CorrectionsPolicy policy, AgencyDirectory agencies, TimeProvider time) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Identity), nameof(Words), nameof(Remedies), nameof(Agency)];

    /// <summary>Id of the request.</summary>
    [BindProperty(SupportsGet = true, Name = "requestId")]
    public string RequestId { get; set; } = string.Empty;

    /// <summary>What was done, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The revision that the form was made from.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>How it was made sure who asks.</summary>
    [BindProperty]
    public IdentityCheck? Identity { get; set; }

    /// <summary>What was found, is asked or answered.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Ways of remedy.</summary>
    [BindProperty]
    public string? Remedies { get; set; }

    /// <summary>The agency to which it is passed on.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>The request.</summary>
    public OpenRequest Open { get; private set; } = null!;

    /// <summary>Which form was sent; empty when none was.</summary>
    public string Sent { get; private set; } = string.Empty;

    /// <summary>Who looks.</summary>
    public DeskUser Person => DeskUser.From(User);

    /// <summary>Today, Asia/Shanghai.</summary>
    public DateOnly Today => ScreenValues.Today(time);

    /// <summary>Ways of remedy as the form offers them.</summary>
    public string OfferedRemedies => Remedies ?? policy.Remedies;

    /// <summary>Agencies to which it may be passed on.</summary>
    public IEnumerable<Agency> Others => agencies.All.Where(agency => !string.Equals(agency.Code, Open.Row.AgencyCode, StringComparison.Ordinal)).OrderBy(agency => agency.Name, StringComparer.Ordinal);

    /// <summary>Shows the request.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Hands out a piece of evidence, to be saved and never to be shown in this window.</summary>
    public async Task<IActionResult> OnGetEvidenceAsync(int n, CancellationToken cancellationToken)
    {
        if (await queue.EvidenceAsync(Person, RequestId, n, cancellationToken) is not var (content, kind))
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "no-store";
        // Not the party's own name for it: that is theirs, and may be anything.
        return File(content, "application/octet-stream", $"证明{n + 1}{Gazette.Inbox.EvidenceKinds.Ending(kind)}");
    }

    /// <summary>Records what was checked.</summary>
    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken) =>
        ActAsync("check", Person.MayRecord, user => requests.CheckAsync(user, RequestId, Seen, Identity, Words, cancellationToken), cancellationToken);

    /// <summary>Asks for more.</summary>
    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken) =>
        ActAsync("ask", Person.MayRecord, user => requests.AskAsync(user, RequestId, Seen, Words, cancellationToken), cancellationToken);

    /// <summary>Answers that it was corrected.</summary>
    public Task<IActionResult> OnPostCorrectAsync(CancellationToken cancellationToken) =>
        ActAsync("correct", Person.MayReview, user => requests.CorrectAsync(user, RequestId, Seen, Words, cancellationToken), cancellationToken);

    /// <summary>Refuses.</summary>
    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) =>
        ActAsync("refuse", Person.MayReview, user => requests.RefuseAsync(user, RequestId, Seen, Words, Remedies, cancellationToken), cancellationToken);

    /// <summary>Passes it on.</summary>
    public Task<IActionResult> OnPostPassAsync(CancellationToken cancellationToken) =>
        ActAsync("pass", Person.MayReview, user => requests.PassOnAsync(user, RequestId, Seen, Agency, Words, cancellationToken), cancellationToken);

    /// <summary>Ends it on the party's wish.</summary>
    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) =>
        ActAsync("withdraw", Person.MayRecord, user => requests.WithdrawAsync(user, RequestId, Seen, Words, cancellationToken), cancellationToken);

    private async Task<IActionResult> ActAsync(string deed, bool may, Func<DeskUser, Task<RequestOutcome>> act, CancellationToken cancellationToken)
    {
        if (!may)
        {
            return await RefusedActs.ForbidAsync(this);
        }

        Sent = deed;
        switch (await act(Person))
        {
            case RequestOutcome.Done:
                // What was passed on to another agency is not this one's to see any more.
                return LocalRedirect(deed is "pass" ? "/corrections?show=closed" : $"/corrections/{RequestId}?done={deed}");
            case RequestOutcome.NotFound:
                return NotFound();
            case RequestOutcome.Invalid invalid:
                foreach (var error in invalid.Errors)
                {
                    ModelState.AddModelError(error.Field switch { "identity" => nameof(Identity), "remedies" => nameof(Remedies), "agency" => nameof(Agency), _ => nameof(Words) }, error.Message);
                }

                break;
            default:
                ModelState.AddModelError(string.Empty, "没有记录：这件申请刚才有了变化，或者已经办结。请看最新情况，再决定。");
                Response.StatusCode = StatusCodes.Status409Conflict;
                break;
        }

        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await queue.OpenAsync(Person, RequestId, cancellationToken) is not { } open)
        {
            return NotFound();
        }

        Open = open;
        // A form that came back is made from what is seen now.
        ModelState.Remove(nameof(Seen));
        return Page();
    }
}
