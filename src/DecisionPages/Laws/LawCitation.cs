using System.Text.RegularExpressions;

namespace Disclosure.DecisionPages.Laws;

/// <summary>A law named in a text, with one of its articles where the text goes on to name it.</summary>
/// <param name="Start">First UTF-16 code unit in the text.</param>
/// <param name="End">The one behind the last.</param>
/// <param name="Query">What finds other decisions that name the same, such as <c>"食品安全法" "第三十四条"</c>.</param>
public readonly partial record struct LawCitation(int Start, int End, string Query)
{
    private const string State = "中华人民共和国";
    private const int ShortestName = 2;
    private static readonly string[] Endings = ["法", "法典", "条例", "规定", "办法", "细则", "规则", "解释", "标准", "基准", "通则", "规范"];

    /// <summary>
    /// The citations of a text, in order, not overlapping. A law's first article belongs to its name; each further one of the same list stands
    /// for itself. What stands in title marks and is neither called a law nor followed by an article (询问笔录) is none.
    /// </summary>
    public static IReadOnlyList<LawCitation> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<LawCitation>();
        try
        {
            foreach (Match match in Law().Matches(text))
                Add(found, match);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that no one writes is shown without links.
            return [];
        }

        return found;
    }

    private static void Add(List<LawCitation> found, Match match)
    {
        var name = ShortName(match.Groups["name"].Value);
        var articles = Article().Matches(match.Groups["articles"].Value);
        if (name.Length < ShortestName || (articles.Count == 0 && !Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.Ordinal))))
            return;
        var listed = match.Groups["articles"].Index;
        if (articles.Count == 0)
        {
            found.Add(new LawCitation(match.Index, listed, $"\"{name}\""));
            return;
        }

        for (var at = 0; at < articles.Count; at++)
        {
            var article = articles[at];
            found.Add(new LawCitation(at == 0 ? match.Index : listed + article.Index, listed + article.Index + article.Length, $"\"{name}\" \"{article.Value}\""));
        }
    }

    // Texts name a law with and without the state's name and the year of its version: what both have in common finds both.
    private static string ShortName(string name)
    {
        var open = name.IndexOfAny(['（', '(']);
        var bare = string.Concat((open > 0 ? name[..open] : name).Where(character => character is not ('"' or '“' or '”')));
        return bare.Length > State.Length + 1 && bare.StartsWith(State, StringComparison.Ordinal) ? bare[State.Length..] : bare;
    }

    [GeneratedRegex(
        "《(?<name>[^《》\\n]{2,60})》(?:（[^（）\\n]{1,20}）)?(?<articles>(?:[、，和及与]?第[〇零一二三四五六七八九十百千0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?(?:[、和及与]?第[（(]?[〇零一二三四五六七八九十百0-9]{1,6}[)）]?[款项目])*)*)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Law();

    [GeneratedRegex("第[〇零一二三四五六七八九十百千0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();
}
