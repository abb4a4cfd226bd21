using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>The second door: a document number leads straight to its decision, or to its notice; anything else to a search.</summary>
[ShowsTexts(TextScope.List)]
public sealed class NumberModel(NumberLookup numbers) : PageModel
{
    /// <summary>Finds the one record with the number of parameter n.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        var query = new SearchQuery { Text = SearchQuery.Clean(Request.Query["n"].ToString(), SearchQuery.LongestNumber) };
        if (NumberLookup.IsEmpty(query))
            return Redirect(HttpContext.PageRoot() + "/search");
        var found = await numbers.FindAsync(HttpContext.Snapshot(), query, cancellationToken);
        return Redirect(HttpContext.PageRoot() + (found.Count == 1 ? $"/decisions/{found[0]}" : SearchAddress.Of(query)));
    }
}
