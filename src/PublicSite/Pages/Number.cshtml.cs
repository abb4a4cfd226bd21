using System.Text;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>The second door: a document number leads straight to its decision, or to its notice; anything else to a search.</summary>
[ShowsTexts(TextScope.List)]
public sealed class NumberModel(PublishedTexts texts) : PageModel
{
    private const int Candidates = 20;

    /// <summary>Finds the one record with the number of parameter n.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        var snapshot = HttpContext.Snapshot();
        var query = new SearchQuery { Text = SearchQuery.Clean(Request.Query["n"].ToString(), SearchQuery.LongestNumber) };
        var wanted = Bare(query.Text);
        if (wanted.Length == 0)
            return Redirect(HttpContext.PageRoot() + "/search");

        var candidates = SearchDesk.Standing(snapshot, SearchDesk.Ask(snapshot, query, Candidates, withFacets: false, cancellationToken).Hits);
        var standing = (await texts.DecisionsAsync(candidates, cancellationToken))
            .Where(found => string.Equals(Bare(found.Decision.DocumentNumber), wanted, StringComparison.Ordinal))
            .Select(found => found.State.Id);
        var gone = snapshot.Notices.Where(dated => dated.RemovesText && string.Equals(Bare(dated.Notice.DocumentNumber), wanted, StringComparison.Ordinal))
            .Select(dated => dated.Notice.Id);
        var found = standing.Concat(gone).Distinct().Take(2).ToList();
        return Redirect(HttpContext.PageRoot() + (found.Count == 1 ? $"/decisions/{found[0]}" : SearchAddress.Of(query)));
    }

    /// <summary>Letters and digits alone, folded: brackets, spaces and widths are written in many ways.</summary>
    private static string Bare(string number) =>
        string.Concat(Fold(number).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Fold(string number)
    {
        try
        {
            return number.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no number has one.
            return string.Empty;
        }
    }
}
