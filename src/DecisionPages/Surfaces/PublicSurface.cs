namespace Disclosure.DecisionPages.Surfaces;

/// <summary>What an address of the public site is asked, and so how it could still show something that was removed.</summary>
public enum SurfaceUse
{
    /// <summary>It is a record's own: <c>{id}</c>.</summary>
    Record = 1,

    /// <summary>It finds records by the words in <c>q</c>.</summary>
    Search,

    /// <summary>It completes the words in <c>q</c>.</summary>
    Completion,

    /// <summary>It leads from the document number in <c>n</c> to its record.</summary>
    Number,

    /// <summary>It tells where records stand since the position in <c>since</c>.</summary>
    Changes,

    /// <summary>It shows what is newest, of everyone, of the agency or region <c>{code}</c>, or of the decision day <c>{part}</c>.</summary>
    Overview,

    /// <summary>It shows nothing of any record.</summary>
    Nothing,
}

/// <summary>
/// An address of the public site. The list is the whole of it: what is not on it the site does not answer (test), and what shows records the desk
/// asks after a removal. A new page or endpoint is a line here.
/// </summary>
/// <param name="Pattern">Its path, with parameters in braces and without their constraints.</param>
/// <param name="Use">What it is asked.</param>
public sealed record PublicSurface(string Pattern, SurfaceUse Use)
{
    /// <summary>What the paths of pages in larger type (长辈版) begin with: every page has one of them, too.</summary>
    public const string LargeType = "/elder";

    private static readonly IReadOnlyList<PublicSurface> Pages =
    [
        new("/", SurfaceUse.Overview),
        new("/Index", SurfaceUse.Overview),
        new("/decisions/{id}", SurfaceUse.Record),
        new("/search", SurfaceUse.Search),
        new("/search/advanced", SurfaceUse.Overview),
        new("/number", SurfaceUse.Number),
        new("/notices", SurfaceUse.Overview),
        new("/agencies", SurfaceUse.Overview),
        new("/agencies/{code}", SurfaceUse.Overview),
        new("/regions/{code}", SurfaceUse.Overview),
        new("/transparency", SurfaceUse.Overview),
        new("/about", SurfaceUse.Nothing),
        new("/error", SurfaceUse.Nothing),
        new("/corrections", SurfaceUse.Nothing),
        new("/corrections/new", SurfaceUse.Number),
        new("/corrections/status", SurfaceUse.Nothing),
    ];

    /// <summary>Every address but fixed files.</summary>
    public static IReadOnlyList<PublicSurface> All { get; } =
    [
        .. Pages,
        .. Pages.Select(page => page with { Pattern = LargeType + page.Pattern.TrimEnd('/') }),
        new("/decisions/{id}.txt", SurfaceUse.Record),
        new("/decisions/{id}.json", SurfaceUse.Record),
        new("/decisions/{id}.docx", SurfaceUse.Record),
        new("/api/v1/decisions/{id}", SurfaceUse.Record),
        new("/api/v1/decisions", SurfaceUse.Search),
        new("/search.atom", SurfaceUse.Search),
        new("/search.csv", SurfaceUse.Search),
        new("/search.json", SurfaceUse.Search),
        new("/api/v1/suggestions", SurfaceUse.Completion),
        new("/api/v1/changes", SurfaceUse.Changes),
        new("/notices.atom", SurfaceUse.Overview),
        new("/sitemap.xml", SurfaceUse.Overview),
        new("/sitemap/{part}.xml", SurfaceUse.Overview),
        new("/transparency/head.json", SurfaceUse.Overview),
        new("/transparency/receipts", SurfaceUse.Nothing),
        new("/robots.txt", SurfaceUse.Nothing),
        new("/openapi/{documentName}.json", SurfaceUse.Nothing),
        new("/health/live", SurfaceUse.Nothing),
        new("/health/ready", SurfaceUse.Nothing),
    ];

    /// <summary>The paths of a use, in the order of the list.</summary>
    public static IEnumerable<string> Of(SurfaceUse use) => All.Where(surface => surface.Use == use).Select(surface => surface.Pattern);
}
