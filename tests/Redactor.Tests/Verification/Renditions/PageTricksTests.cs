using System.Text;
using Disclosure.Records.Renditions;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Verification.Renditions;

public sealed class PageTricksTests
{
    private const string Secret = "刀依香";

    /// <summary>Each hides something where a browser, or a reader of pages, does not show it, or lets two of them read differently.</summary>
    private static readonly Dictionary<string, (Func<string, string> Play, string Rule)> Tricks = new(StringComparer.Ordinal)
    {
        ["comment"] = (page => InMain(page, "<!--刀依香-->"), "page/tag"),
        ["comment in the style sheet"] = (page => page.Replace("</style>", "/*刀依香*/</style>", StringComparison.Ordinal), "furniture/words"),
        ["style sheet from elsewhere"] = (page => page.Replace("</style>", "@import url(https://example.com/a.css);</style>", StringComparison.Ordinal), "furniture/words"),
        ["second style sheet"] = (page => page.Replace("</head>", "<style>p{}</style></head>", StringComparison.Ordinal), "furniture/words"),
        ["script"] = (page => InMain(page, "<script>var a=\"刀依香\"</script>"), "markup/element"),
        ["template"] = (page => InMain(page, "<template><p>刀依香</p></template>"), "markup/element"),
        ["hidden element"] = (page => InMain(page, "<p hidden>刀依香</p>"), "markup/attribute"),
        ["own style"] = (page => InMain(page, "<p style=\"display:none\">刀依香</p>"), "markup/attribute"),
        ["unknown class"] = (page => InMain(page, "<p class=\"刀依香\">甲</p>"), "markup/attribute"),
        ["data of an element"] = (page => InMain(page, "<p data-x=\"刀依香\">甲</p>"), "markup/attribute"),
        ["title of an element"] = (page => InMain(page, "<p title=\"刀依香\">甲</p>"), "markup/attribute"),
        ["words for a screen reader"] = (page => page.Replace("aria-label=\"表格1\"", "aria-label=\"刀依香\"", StringComparison.Ordinal), "markup/attribute"),
        ["link out"] = (page => page.Replace("href=\"#ground1\"", "href=\"https://example.com/刀依香\"", StringComparison.Ordinal), "markup/attribute"),
        ["picture"] = (page => InMain(page, "<img src=\"data:,a\" alt=\"刀依香\"></img>"), "markup/element"),
        ["value without quotes"] = (page => page.Replace("class=\"redacted\"", "class=redacted", StringComparison.Ordinal), "page/attribute"),
        ["value in single quotes"] = (page => page.Replace("class=\"redacted\"", "class='redacted'", StringComparison.Ordinal), "page/attribute"),
        ["two blanks in a tag"] = (page => page.Replace("<mark class", "<mark  class", StringComparison.Ordinal), "page/tag"),
        ["attribute twice"] = (page => page.Replace("<mark class=\"redacted\"", "<mark class=\"redacted\" class=\"刀依香\"", StringComparison.Ordinal), "rendition/unreadable"),
        ["capitals"] = (page => InMain(page, "<P>刀依香</P>"), "page/tag"),
        ["element that ends itself"] = (page => InMain(page, "<p/>刀依香"), "page/tag"),
        ["end left out"] = (page => InMain(page, "<p>刀依香"), "rendition/unreadable"),
        ["end that was not begun"] = (page => InMain(page, "</p>"), "rendition/unreadable"),
        ["end with words"] = (page => InMain(page, "<p>甲</p 刀依香>"), "page/tag"),
        ["reference by name"] = (page => InMain(page, "<p>&nbsp;</p>"), "page/reference"),
        ["reference by number"] = (page => InMain(page, "<p>&#20992;&#20381;&#39321;</p>"), "page/reference"),
        ["reference without its end"] = (page => InMain(page, "<p>&amp刀依香</p>"), "page/reference"),
        ["reference in an attribute"] = (page => page.Replace("class=\"redacted\"", "class=\"&#114;edacted\"", StringComparison.Ordinal), "page/reference"),
        ["carriage return"] = (page => InMain(page, "\r"), "page/head"),
        ["words in a table"] = (page => page.Replace("<tbody>", "<tbody>刀依香", StringComparison.Ordinal), "markup/text"),
        ["words between elements"] = (page => InMain(page, Secret), "markup/text"),
        ["two lines between elements"] = (page => InMain(page, "\n\n"), "markup/text"),
        ["words behind the page"] = (page => page + Secret, "rendition/unreadable"),
        ["comment behind the page"] = (page => page + "<!-- -->", "page/tag"),
        ["mark of byte order"] = (page => "\uFEFF" + page, "page/head"),
        ["another document type"] = (page => page.Replace("<!DOCTYPE html>", "<!DOCTYPE html SYSTEM \"刀依香\">", StringComparison.Ordinal), "page/head"),
        ["another character set"] = (page => page.Replace("charset=\"utf-8\"", "charset=\"gb18030\"", StringComparison.Ordinal), "markup/attribute"),
        ["more in the content policy"] = (page => page.Replace("default-src 'none'", "default-src *", StringComparison.Ordinal).Replace("default-src &#39;none&#39;", "default-src *", StringComparison.Ordinal), "markup/attribute"),
        ["another title"] = (page => page.Replace("</title>", "刀依香</title>", StringComparison.Ordinal), "furniture/words"),
        ["furniture of other words"] = (page => InMain(page, "<p class=\"notice\" data-furniture>刀依香</p>"), "furniture/lines"),
        ["ground more"] = (page => page.Replace("</ol>", "<li id=\"ground9\">刀依香</li></ol>", StringComparison.Ordinal), "furniture/grounds"),
        ["words with a mask"] = (page => page.Replace("（已隐去，", "（刀依香，", StringComparison.Ordinal), "mask/told"),
        ["number of no note"] = (page => InMain(page, "<p>甲<sup data-furniture>53042</sup></p>"), "furniture/words"),
        ["text as furniture"] = (page => page.Replace("<p>罚款", "<p data-furniture>罚款", StringComparison.Ordinal), "fidelity/text"),
        ["mask without its ground"] = (page => page.Replace("<a href=\"#ground1\">", "<a id=\"mark1\">", StringComparison.Ordinal), "mask/clause"),
        ["name cut by elements"] = (page => InMain(page, "<p>刀<b>依</b><i>香</i></p>"), "residue/name"),
        ["name cut by lines"] = (page => InMain(page, "<p>刀<br>依</p><p>香</p>"), "residue/name"),
        ["name in entities of entities"] = (page => InMain(page, "<p>&amp;#20992;&amp;#20381;&amp;#39321;</p>"), "residue/name"),
        ["name from right to left"] = (page => InMain(page, "<p>\u202E香依刀\u202C</p>"), "residue/name"),
    };

    public static TheoryData<string> Names => [.. Tricks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    [Clause("ZZ-10")]
    public void Check_PageWithATrick_IsBlockedByItsRule(string name)
    {
        var (play, rule) = Tricks[name];
        var page = Encoding.UTF8.GetString(Rendered.Of(RenditionFormat.Html, Candidate.FullText));

        var failures = Rendered.Failures(RenditionFormat.Html, Encoding.UTF8.GetBytes(play(page)), Candidate.FullText, Candidate.Evidence);

        Assert.NotEqual(page, play(page));
        Assert.Contains(rule, failures.Select(failure => failure.Rule));
        Assert.All(failures, failure => Assert.DoesNotContain(Secret, failure.Where, StringComparison.Ordinal));
    }

    [Fact]
    [Clause("ZZ-10")]
    public void Check_PageInAnotherEncoding_IsBlocked()
    {
        var page = Encoding.UTF8.GetString(Rendered.Of(RenditionFormat.Html, Candidate.FullText));
        foreach (var bytes in new[] { Encoding.Unicode.GetBytes(page), Encoding.BigEndianUnicode.GetBytes(page), Encoding.Latin1.GetBytes(page), [.. Encoding.UTF8.GetBytes(page), 0xFF] })
            Assert.NotEmpty(Rendered.Failures(RenditionFormat.Html, bytes, Candidate.FullText, Candidate.Evidence));
    }

    [Fact]
    public void Check_PageWithAnyCharacterChanged_IsBlockedOrSaysTheSame()
    {
        var page = Encoding.UTF8.GetString(Rendered.Of(RenditionFormat.Html, Candidate.FullText));
        var random = new SeededRandom(20261121);
        for (var i = 0; i < TestSize.Of(400, 20_000); i++)
        {
            var at = random.Next(page.Length);
            var changed = page[..at] + random.Pick("<>&\"'= a/-甲1\n".ToCharArray()) + page[(at + 1)..];
            if (changed[at] == page[at])
                continue;
            // The number of a place that a link leads to, or of nothing that is shown: words are never changed by it.
            if (Rendered.Failures(RenditionFormat.Html, Encoding.UTF8.GetBytes(changed), Candidate.FullText, Candidate.Evidence).Count == 0)
                Assert.Equal(Words(page), Words(changed));
        }
    }

    private static string Words(string page) => System.Text.RegularExpressions.Regex.Replace(page, "<[^>]*>", "|", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

    private static string InMain(string page, string inserted) => page.Replace("</main>", inserted + "</main>", StringComparison.Ordinal);
}
