using System.Globalization;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>All notices, newest first.</summary>
[ShowsTexts(TextScope.List)]
public sealed class NoticesModel : PageModel
{
    private const int PageSize = 50;

    /// <summary>The notices of this page.</summary>
    public IReadOnlyList<DatedNotice> Notices { get; private set; } = [];

    /// <summary>Whether this is the first page.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Position below which the next page begins; null on the last.</summary>
    public long? Before { get; private set; }

    /// <summary>Lists the notices below the position of parameter before, or the newest.</summary>
    public void OnGet()
    {
        var hasBound = long.TryParse(Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before);
        IsFirst = !hasBound;
        var page = HttpContext.Snapshot().Notices.AsEnumerable().Reverse().Where(notice => !hasBound || notice.Index < before).Take(PageSize + 1).ToList();
        Before = page.Count > PageSize ? page[PageSize - 1].Index : null;
        Notices = page.Count > PageSize ? page[..PageSize] : page;
    }
}
