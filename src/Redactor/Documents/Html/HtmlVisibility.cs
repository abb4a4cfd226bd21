using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>
/// Tells elements that a browser would not show. Style sheets are read for simple selectors (element, class, id) only: an element
/// hidden by any other means is read as visible and goes through redaction like all visible text.
/// </summary>
internal sealed partial class HtmlVisibility
{
    private static readonly HashSet<string> NeverShown = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "head", "title", "object", "embed", "iframe", "audio", "video", "canvas", "svg", "datalist", "rt", "rp",
    };

    private readonly HashSet<string> _hiding;

    private HtmlVisibility(HashSet<string> hiding) => _hiding = hiding;

    /// <summary>The rules of a document's own style sheets.</summary>
    public static HtmlVisibility Of(IDocument document)
    {
        var hiding = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in document.QuerySelectorAll("style"))
        {
            foreach (var rule in Rule().Matches(sheet.TextContent).Where(rule => Hides().IsMatch(rule.Groups["body"].ValueSpan)))
                hiding.UnionWith(rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return new HtmlVisibility(hiding);
    }

    /// <summary>True when neither the element nor anything in it is shown.</summary>
    /// <param name="element">The element.</param>
    /// <param name="onBackground">Whether it or an element around it sets a background, so that white text can be read.</param>
    public bool IsHidden(IElement element, bool onBackground)
    {
        if (NeverShown.Contains(element.LocalName) || element.HasAttribute("hidden"))
            return true;
        if (element.LocalName is "input" && string.Equals(element.GetAttribute("type"), "hidden", StringComparison.OrdinalIgnoreCase))
            return true;
        if (_hiding.Contains(element.LocalName) || (element.Id is { Length: > 0 } id && _hiding.Contains('#' + id)))
            return true;
        if (element.ClassList.Any(name => _hiding.Contains('.' + name) || _hiding.Contains(element.LocalName + '.' + name)))
            return true;
        var style = element.GetAttribute("style") ?? string.Empty;
        if (Hides().IsMatch(style))
            return true;
        return !onBackground && (White().IsMatch(style) || WhiteName().IsMatch(element.GetAttribute("color") ?? string.Empty));
    }

    /// <summary>True when the element sets a background of its own.</summary>
    public static bool SetsBackground(IElement element) =>
        element.HasAttribute("bgcolor") || (element.GetAttribute("style") ?? string.Empty).Contains("background", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{(?<body>[^{}]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0(\.0*)?\s*(;|!|$)|font-size\s*:\s*[01](px|pt|em|%)?\s*(;|!|$)|text-indent\s*:\s*-\d{3,}",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hides();

    [GeneratedRegex(@"(^|[;\s])color\s*:\s*(white|#fff|#ffffff|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|transparent)\s*(;|!|$)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex White();

    [GeneratedRegex(@"^\s*(white|#?ffffff)\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WhiteName();
}
