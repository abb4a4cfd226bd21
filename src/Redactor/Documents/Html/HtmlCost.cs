using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>
/// Bounds what a page will cost before it is parsed: parsing is quadratic in the depth of unclosed elements, and an unclosed
/// formatting element is made again in every later block.
/// </summary>
internal static partial class HtmlCost
{
    private const long MadeAgain = 1_000_000;

    private static readonly HashSet<string> ClosedByThemselves = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link", "meta", "option", "p",
        "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>True when the page may be parsed.</summary>
    public static bool IsBearable(string markup, DocumentLimits limits)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var tags = 0L;
        var (depth, formatting, deepestFormatting) = (0, 0, 0);
        foreach (var tag in Tag().EnumerateMatches(markup))
        {
            if (++tags > limits.HtmlTags)
                return false;
            var text = markup.AsSpan(tag.Index, tag.Length);
            var closes = text[1] == '/';
            var name = text[(closes ? 2 : 1)..].ToString();
            if (ClosedByThemselves.Contains(name))
                continue;
            var count = open.GetValueOrDefault(name);
            if (closes && count == 0)
                continue;
            var step = closes ? -1 : 1;
            open[name] = count + step;
            depth += step;
            formatting += Formatting.Contains(name) ? step : 0;
            deepestFormatting = Math.Max(deepestFormatting, formatting);
            if (depth > limits.Depth * 2)
                return false;
        }

        return deepestFormatting * tags <= MadeAgain;
    }

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9]{0,30}", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
