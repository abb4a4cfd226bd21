using Disclosure.Gazette.Log;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>The signed tree head and how to check it.</summary>
[ShowsTexts(TextScope.List)]
public sealed class TransparencyModel : PageModel
{
    /// <summary>The head the request's snapshot was verified against.</summary>
    public SignedTreeHead Head { get; private set; } = null!;

    /// <summary>Fills the page.</summary>
    public void OnGet() => Head = HttpContext.LeasedSnapshot().Head;
}
