using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>
/// Tells elements that a browser would not show, by their names and attributes, their own style and the style sheets in the page. What a sheet
/// elsewhere or a script may hide is read as visible and goes through redaction like all visible text.
/// </summary>
internal sealed partial class HtmlVisibility
{
    /// <summary>Steps of matching the selectors of a page beyond which it is made to take long.</summary>
    private const long MostSteps = 50_000_000;

    /// <summary>Steps that one selector is worth.</summary>
    private const long MostStepsOfOne = MostSteps / 40;

    private static readonly HashSet<string> NeverShown = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "noframes", "noembed", "head", "title", "object", "embed", "iframe", "audio", "video", "canvas", "svg", "datalist", "rt", "rp", "progress", "meter",
    };

    private readonly ConditionalWeakTable<IElement, string> _sheets = [];

    private HtmlVisibility()
    {
    }

    /// <summary>The rules of a document's own style sheets that hide or colour, but for those that take long to match.</summary>
    /// <param name="document">The document.</param>
    /// <param name="depth">How deep its elements stand in each other.</param>
    /// <exception cref="DocumentRefusedException">There are too many for so large a page.</exception>
    public static HtmlVisibility Of(IDocument document, int depth)
    {
        var visibility = new HtmlVisibility();
        long spent = 0;
        var elements = document.All.Length;
        foreach (var sheet in document.QuerySelectorAll("style"))
        {
            foreach (var rule in Rule().Matches(Written(sheet.TextContent)).Where(rule => Telling().IsMatch(rule.Groups["body"].ValueSpan)))
            {
                foreach (var selector in rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    var steps = Steps(selector, elements, depth);
                    if (steps > MostStepsOfOne)
                        continue;
                    if ((spent += steps) > MostSteps)
                        throw new DocumentRefusedException(DocumentRefusals.TooLarge);
                    visibility.Apply(document, selector, rule.Groups["body"].Value);
                }
            }
        }

        return visibility;
    }

    /// <summary>How the text in an element is drawn; null when neither the element nor anything within it is shown.</summary>
    /// <param name="element">The element.</param>
    /// <param name="around">How the text around it is drawn.</param>
    public HtmlPaint? Paint(IElement element, HtmlPaint around)
    {
        var name = element.LocalName;
        if (NeverShown.Contains(name) || element.HasAttribute("hidden") || element.HasAttribute("popover") || (name is "dialog" && !element.HasAttribute("open"))
            || (name is "input" && string.Equals(element.GetAttribute("type"), "hidden", StringComparison.OrdinalIgnoreCase)))
            return null;
        var sheet = _sheets.TryGetValue(element, out var rules) ? rules : null;
        var own = element.GetAttribute("style");
        if (sheet is null && own is null && !element.HasAttribute("color") && !element.HasAttribute("bgcolor") && !element.HasAttribute("background") && !element.HasAttribute("text"))
            return around;

        var style = string.Concat(sheet, ";", Written(own ?? string.Empty));
        if (Hides().IsMatch(style))
            return null;
        var paint = Attributes(element, around);
        foreach (var range in style.AsSpan().Split(';'))
        {
            var rule = style.AsSpan()[range];
            if (rule.IndexOf(':') is not (> 0 and var colon))
                continue;
            var property = rule[..colon].Trim();
            var value = rule[(colon + 1)..];
            if (Is(property, "color") || Is(property, "-webkit-text-fill-color"))
            {
                if (CssColour.Of(value) is { } ink)
                    paint = paint with { Ink = ink.IsClear ? null : ink.Rgb };
            }
            else if (Is(property, "font-size"))
            {
                paint = paint with { IsTiny = Tiny().IsMatch(value) || (paint.IsTiny && Relative().IsMatch(value)) };
            }
            else if (Is(property, "visibility"))
            {
                paint = paint with { IsInvisible = !value.Contains("visible", StringComparison.OrdinalIgnoreCase) && (paint.IsInvisible || !value.Contains("inherit", StringComparison.OrdinalIgnoreCase)) };
            }
            else if (Is(property, "background") || Is(property, "background-color") || Is(property, "background-image"))
            {
                paint = On(paint, value);
            }
        }

        return paint;
    }

    private static bool Is(ReadOnlySpan<char> property, string name) => property.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static HtmlPaint Attributes(IElement element, HtmlPaint paint)
    {
        if (CssColour.Of(element.GetAttribute(element.LocalName is "body" ? "text" : "color")) is { } ink)
            paint = paint with { Ink = ink.Rgb };
        if (element.GetAttribute("bgcolor") is { } colour)
            paint = On(paint, colour);
        return element.HasAttribute("background") ? paint with { Background = null } : paint;
    }

    private static HtmlPaint On(HtmlPaint paint, ReadOnlySpan<char> background)
    {
        if (background.Contains("url(", StringComparison.OrdinalIgnoreCase) || background.Contains("gradient", StringComparison.OrdinalIgnoreCase))
            return paint with { Background = null };
        return CssColour.Of(background) is not { } colour || colour.IsClear ? paint : paint with { Background = colour.Rgb };
    }

    // Siblings and states are matched by trying all there is, a descent by trying all that is around: a page of some kilobytes could take hours.
    private static long Steps(string selector, int elements, int depth)
    {
        var words = selector.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return words > 4 || selector.AsSpan().IndexOfAny("~+:@") >= 0 ? long.MaxValue : elements * (long)Math.Pow(depth, words - 1);
    }

    private void Apply(IDocument document, string selectors, string body)
    {
        try
        {
            foreach (var element in document.QuerySelectorAll(selectors))
                _sheets.AddOrUpdate(element, _sheets.TryGetValue(element, out var rules) ? string.Concat(rules, ";", body) : body);
        }
        catch (DomException)
        {
            // A selector that no browser knows hides nothing.
        }
    }

    // Comments and escapes stand between a rule and who looks for it.
    private static string Written(string style)
    {
        if (style.Contains("/*", StringComparison.Ordinal))
            style = Comment().Replace(style, string.Empty);
        return style.Contains('\\', StringComparison.Ordinal)
            ? Escape().Replace(style, match => ((char)Math.Min(Convert.ToInt32(match.Groups["code"].Value, 16), 0xFFFD)).ToString())
            : style;
    }

    [GeneratedRegex(@"/\*([^*]|\*+[^*/])*\*+/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\(?<code>[0-9a-fA-F]{1,6})\s?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{(?<body>[^{}]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*(0*(\.\d+)?|[0-3](\.\d+)?(px|pt)|0*\.[0-2]\d*(em|rem)|[0-9](\.\d+)?%)(px|pt|em|rem|%)?\s*(!|$)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tiny();

    [GeneratedRegex(@"em|%|inherit|smaller|larger", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Relative();

    [GeneratedRegex("display|visibility|opacity|font|indent|color|background|clip|height|width|left|top|right|transform|filter", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Telling();

    [GeneratedRegex(@"display\s*:\s*none|content-visibility\s*:\s*hidden|opacity\s*:\s*(0?\.0\d*|0+|0*[0-9](\.\d+)?%)\s*(;|!|$)"
        + @"|text-indent\s*:\s*-\d{3,}|(^|[;\s])(left|top|right|margin-left|margin-top)\s*:\s*-\d{3,}"
        + @"|clip\s*:\s*rect\(\s*[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?[\s,]+[01](px)?\s*\)|clip-path\s*:\s*(inset\(\s*(100|50)%|circle\(\s*0)|transform\s*:\s*scale[xy]?\(\s*0(\.0\d*)?\s*[,)]|filter\s*:\s*opacity\(\s*0",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hides();
}
