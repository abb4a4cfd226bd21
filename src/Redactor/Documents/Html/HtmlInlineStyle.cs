using AngleSharp.Dom;
using Disclosure.Records;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>How an element sets its text, by its name and its own style attribute.</summary>
internal static class HtmlInlineStyle
{
    /// <summary>What it adds to the style around it.</summary>
    public static InlineStyle Of(IElement element)
    {
        var style = element.LocalName switch
        {
            "b" or "strong" => InlineStyle.Bold,
            "i" or "em" or "cite" or "dfn" or "var" => InlineStyle.Italic,
            "u" or "ins" => InlineStyle.Underline,
            "s" or "strike" or "del" => InlineStyle.Strike,
            "sup" => InlineStyle.Superscript,
            "sub" => InlineStyle.Subscript,
            _ => InlineStyle.None,
        };
        if (element.GetAttribute("style") is not { Length: > 0 } rules)
            return style;
        foreach (var range in rules.AsSpan().Split(';'))
        {
            var rule = rules.AsSpan()[range];
            if (rule.IndexOf(':') is not (> 0 and var colon))
                continue;
            var value = rule[(colon + 1)..].Trim();
            style |= rule[..colon].Trim() switch
            {
                "font-weight" when Begins(value, "bold") || value is ['6' or '7' or '8' or '9', '0', '0', ..] => InlineStyle.Bold,
                "font-style" when Begins(value, "italic") || Begins(value, "oblique") => InlineStyle.Italic,
                "text-decoration" or "text-decoration-line" when Begins(value, "underline") => InlineStyle.Underline,
                "text-decoration" or "text-decoration-line" when Begins(value, "line-through") => InlineStyle.Strike,
                "vertical-align" when Begins(value, "super") => InlineStyle.Superscript,
                "vertical-align" when Begins(value, "sub") => InlineStyle.Subscript,
                _ => InlineStyle.None,
            };
        }

        return style;
    }

    private static bool Begins(ReadOnlySpan<char> value, string word) => value.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
