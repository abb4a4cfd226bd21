using Disclosure.Gazette.Inbox;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Corrections;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages.Corrections;

/// <summary>更正申请: the form, for a decision that is named by its address (id) or by its number (n). It is sent to <see cref="IndexModel"/>.</summary>
[ShowsTexts(TextScope.OneVisitor)]
[PrivatePage]
public sealed class NewModel(CorrectionDoor door, NumberLookup numbers, PublishedTexts texts) : PageModel
{
    /// <summary>The empty form; null while none are taken.</summary>
    public RequestForm? Form { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!door.IsOpen)
            return Page();
        var snapshot = HttpContext.Snapshot();
        var form = new RequestForm { Key = RequestReceipt.NewFormKey() };
        var id = Request.Query["id"].ToString();
        if (id.Length == 0)
        {
            var query = new SearchQuery { Text = SearchQuery.Clean(Request.Query["n"].ToString(), SearchQuery.LongestNumber) };
            form = form with { Number = query.Text };
            if (await numbers.FindAsync(snapshot, query, cancellationToken) is [var only])
                id = only.ToString();
        }

        Form = await OfAsync(form, snapshot.Find(id), cancellationToken);
        return Page();
    }

    private async Task<RequestForm> OfAsync(RequestForm form, RecordState? state, CancellationToken cancellationToken)
    {
        if (state is null)
            return form;
        if (state.Standing == Standing.Published)
        {
            var decision = await texts.DecisionAsync(state, cancellationToken);
            return form with { RecordId = state.Id.ToString(), Number = decision.DocumentNumber, Agency = decision.AgencyCode };
        }

        // Of what ended in silence nothing is said but that it did.
        return state.Notices is [.., var dated] ? form with { RecordId = state.Id.ToString(), Number = dated.Notice.DocumentNumber, Agency = dated.Notice.AgencyCode } : form;
    }
}
