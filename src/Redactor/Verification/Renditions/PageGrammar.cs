namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What a page that the platform writes may hold.</summary>
internal static class PageGrammar
{
    /// <summary>
    /// The style sheet, which is the same in every page, by the SHA-256 of its characters. Whoever changes it looks through it for anything of a
    /// case, or from elsewhere, and enters the new sum.
    /// </summary>
    public const string StyleSum = "yVkO3/lI5UfbtbZKErLlwlMfGMxu9VoCLFzHPxTesVI=";

    /// <summary>The page.</summary>
    public static MarkupGrammar Page { get; } = MarkupGrammar.Of(new Dictionary<string, string>(StringComparer.Ordinal) { [string.Empty] = string.Empty }, """
        html < / ; lang=zh-CN
        head < html
        meta < head ; charset=utf-8 ; http-equiv=Content-Security-Policy ; name=viewport
        title < head ; text
        style < head ; text
        body < html

        header < body ; class=margin
        main < body
        footer < body ; class=margin
        section < body ; class=notes,grounds ; aria-label=注释,说明 ; aria-labelledby=grounds ; data-furniture=
        ol < section
        ul < header main footer li ; class=labelled
        li < ol ul ; id=note#4,ground#3 ; value=#4 ; text

        p < header main footer section li ; class=heading,heading_title,running,running_page,center,center_page,end,end_page,flush,flush_page,page,notice,remark ; data-furniture= ; text
        h1 < main ; class=title,hidden ; data-furniture= ; text
        h2 < main section ; class=title ; id=grounds ; text
        h3 < main ; class=title ; text
        h4 < main ; class=title ; text
        h5 < main ; class=title ; text
        h6 < main ; class=title ; text

        div < header main footer li ; class=scroll ; role=region ; aria-label=表格#4 ; tabindex=0
        table < div
        thead < table
        tbody < table
        tr < thead tbody
        th < tr ; scope=col,colgroup ; colspan=#4 ; rowspan=#4 ; text
        td < tr ; colspan=#4 ; rowspan=#4 ; text

        b < p h1 h2 h3 h4 h5 h6 td th ; text
        i < p h1 h2 h3 h4 h5 h6 td th b ; text
        u < p h1 h2 h3 h4 h5 h6 td th b i ; text
        s < p h1 h2 h3 h4 h5 h6 td th b i u ; text
        sup < p h1 h2 h3 h4 h5 h6 td th b i u s ; data-furniture= ; text
        sub < p h1 h2 h3 h4 h5 h6 td th b i u s sup ; text
        br < p h1 h2 h3 h4 h5 h6 td th b i u s sup sub
        mark < p h1 h2 h3 h4 h5 h6 td th ; class=redacted
        a < mark sup li ; href=#ground#3,#note#4,#mark#4 ; id=mark#4 ; class=back ; data-furniture= ; tabindex=-1 ; aria-label=注释#4,回到正文中的注释#4 ; text
        span < a ; class=hidden ; data-furniture= ; text
        """).With(
        "meta",
        "content",
        "width=device-width, initial-scale=1",
        $"default-src 'none'; style-src 'sha256-{StyleSum}'; base-uri 'none'; form-action 'none'");
}
