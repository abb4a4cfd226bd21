using Disclosure.PublicSite.Caching;
using Disclosure.PublicSite.Decisions;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Disclosure.PublicSite.Pages.Decisions;

/// <summary>A decision at its permanent address: its text while it stands, its notice when it is gone.</summary>
[ShowsTexts(TextScope.RecordAmongOthers)]
public sealed class DecisionModel(PublishedTexts texts, SimilarDecisions similar, RedactionGrounds grounds, RegionTree regions, PermanentAddress addresses) : PageModel
{
    private readonly MaskStops _stops = new();

    /// <summary>The record's state.</summary>
    public RecordState State { get; private set; } = null!;

    /// <summary>The decision.</summary>
    public DecisionRecord Decision { get; private set; } = null!;

    /// <summary>The permanent address, in full.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>The regions from the province down.</summary>
    public IReadOnlyList<Region> Regions { get; private set; } = [];

    /// <summary>The grounds of the masks in the page, each once, in order of first appearance.</summary>
    public IReadOnlyList<RedactionGround> Legend { get; private set; } = [];

    /// <summary>Decisions like this one, the most similar first.</summary>
    public IReadOnlyList<DecisionRecord> Similar { get; private set; } = [];

    /// <summary>The decision's own words about remedies.</summary>
    public IReadOnlyList<IReadOnlyList<Inline>> Remedies { get; private set; } = [];

    /// <summary>Shows the record of the address.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (HttpContext.Snapshot().Find(id) is not { } state)
            return NotFound();
        State = state;
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

        Decision = await texts.DecisionAsync(state, cancellationToken);
        if (Decision.PartyKind != PartyKind.Organisation)
            Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
        Address = addresses.Of(state.Id, Request);
        Regions = regions.Path(Decision.RegionCode);
        Remedies = RemedyText.Of(Decision);
        Similar = await similar.FindAsync(HttpContext.Snapshot(), Decision, cancellationToken);
        Legend = [.. DecisionInlines.Of(Decision).Select(inline => inline.Redaction).OfType<Redaction>()
            .Select(redaction => grounds.Of(redaction.Clause)).DistinctBy(ground => ground.Clause, StringComparer.Ordinal)];
        return Page();
    }

    /// <summary>Inlines with their masks explained.</summary>
    public IHtmlContent Show(IReadOnlyList<Inline> inlines) => new InlineMarkup(inlines, grounds, _stops);

    /// <summary>The document's text.</summary>
    public IHtmlContent Body() => new BlockMarkup(Decision, grounds, _stops);
}
