using System.Globalization;
using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.Snapshot;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.PublicSite.Pages;

/// <summary>All notices, newest first; those of one agency or of one region with all inside it where the address names it.</summary>
[ShowsTexts(TextScope.List)]
public sealed class NoticesModel(AgencyDirectory agencies, RegionTree regions) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The notices of this page.</summary>
    public IReadOnlyList<DatedNotice> Notices { get; private set; } = [];

    /// <summary>Whether this is the first page.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Position below which the next page begins; null on the last.</summary>
    public long? Before { get; private set; }

    /// <summary>Of whom the notices are, in Chinese; null when of all.</summary>
    public string? Whose { get; private set; }

    /// <summary>The address of the list's first page.</summary>
    public string First { get; private set; } = "/notices";

    /// <summary>The address of the next page.</summary>
    public string Next => string.Create(CultureInfo.InvariantCulture, $"{First}{(Whose is null ? '?' : '&')}before={Before}");

    /// <summary>Lists the notices below the position of parameter before, or the newest. An agency or region that is not known is left out of account.</summary>
    public void OnGet()
    {
        var hasBound = long.TryParse(Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before);
        IsFirst = !hasBound;
        var wanted = Wanted();
        var page = HttpContext.Snapshot().Notices.AsEnumerable().Reverse().Where(notice => (!hasBound || notice.Index < before) && wanted(notice)).Take(PageSize + 1).ToList();
        Before = page.Count > PageSize ? page[PageSize - 1].Index : null;
        Notices = page.Count > PageSize ? page[..PageSize] : page;
    }

    private Func<DatedNotice, bool> Wanted()
    {
        if (agencies.Find(Request.Query["agency"].ToString()) is { } agency)
        {
            (Whose, First) = (agency.Name, $"/notices?agency={Uri.EscapeDataString(agency.Code)}");
            return dated => string.Equals(dated.Notice.AgencyCode, agency.Code, StringComparison.Ordinal);
        }

        if (regions.Find(Request.Query["region"].ToString()) is { } region)
        {
            (Whose, First) = (region.Name, $"/notices?region={region.Code}");
            return dated => regions.Lineage(dated.Notice.RegionCode).Contains(region.Code, StringComparer.Ordinal);
        }

        return static _ => true;
    }
}
