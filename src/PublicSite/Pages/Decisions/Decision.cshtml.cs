using Disclosure.DecisionPages;
using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.LargeType;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Disclosure.PublicSite.Pages.Decisions;

/// <summary>A decision at its permanent address: its text while it stands, its notice when it is gone.</summary>
[ShowsTexts(TextScope.RecordAmongOthers)]
public sealed class DecisionModel(PublishedTexts texts, SimilarDecisions similar, RedactionGrounds grounds, RegionTree regions, PermanentAddress addresses) : PageModel
{
    /// <summary>What the page shows.</summary>
    public DecisionPage Shown { get; private set; } = null!;

    /// <summary>Whether search engines are welcome to it.</summary>
    public bool MayBeIndexed => SearchEngines.AreWelcome(Shown.Decision);

    /// <summary>Shows the record of the address.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (HttpContext.Snapshot().Find(id) is not { } state)
            return NotFound();
        if (state.Standing != Standing.Published)
        {
            Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
            return new PartialViewResult
            {
                ViewName = "Gone",
                ViewData = new ViewDataDictionary<RecordState>(MetadataProvider, ModelState) { Model = state },
                StatusCode = StatusCodes.Status410Gone,
            };
        }

        var decision = await texts.DecisionAsync(state, cancellationToken);
        PageNotice[] notices = [.. state.Notices.Select(dated => new PageNotice(dated.Notice, dated.At, dated.RemovesText))];
        Shown = new DecisionPage
        {
            Decision = decision,
            Grounds = grounds,
            LinkRoot = HttpContext.PageRoot(),
            IsBrief = HttpContext.IsLargeType(),
            Region = regions.Path(decision.RegionCode) is [.., var region] ? region : null,
            Notices = notices,
            IsAmended = state.IsAmended,
            Published = new PublicationFacts
            {
                Address = addresses.Of(state.Id, Request),
                PublishedAt = state.PublishedAt,
                ChangedAt = state.ChangedAt,
                Index = state.Index,
                Version = state.Version,
                Versions = PageVersion.Of(state.Versions, decision, notices),
                Similar = await similar.FindAsync(HttpContext.Snapshot(), decision, cancellationToken),
            },
        };
        if (!MayBeIndexed)
            Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        return Page();
    }
}
