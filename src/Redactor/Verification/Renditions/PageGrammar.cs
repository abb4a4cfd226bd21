namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>What a page that the platform writes may hold.</summary>
internal static class PageGrammar
{
    /// <summary>The page.</summary>
    public static MarkupGrammar Page { get; } = MarkupGrammar.Of(new Dictionary<string, string>(StringComparer.Ordinal) { [string.Empty] = string.Empty }, """
        html < / ; lang=zh-CN
        head < html
        meta < head ; charset=utf-8
        title < head ; text
        body < html
        p < body ; align=center,right ; text
        h1 < body ; text
        table < body
        tr < table
        td < tr ; text
        mark < p h1 td ; text
        """);
}
