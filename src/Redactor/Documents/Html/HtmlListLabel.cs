using System.Globalization;
using AngleSharp.Dom;
using Disclosure.Redactor.Documents.Docx;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>The numbers that a browser draws before the items of ordered lists: they are referred to, so they are text. Bullets are not.</summary>
internal sealed class HtmlListLabel
{
    private readonly Dictionary<IElement, int> _next = [];

    /// <summary>The deepest level that is told apart.</summary>
    public const int DeepestLevel = 8;

    /// <summary>Counts an item and gives its label; empty when it has none.</summary>
    public string Of(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list || Plain(item).Contains("list-style:none", StringComparison.Ordinal) || Plain(list).Contains("list-style:none", StringComparison.Ordinal)
            || Plain(list).Contains("list-style-type:none", StringComparison.Ordinal))
            return string.Empty;
        var number = Whole(item.GetAttribute("value")) ?? (_next.TryGetValue(list, out var next) ? next : Whole(list.GetAttribute("start")) ?? 1);
        _next[list] = number + 1;
        var format = list.GetAttribute("type") switch { "a" => "lowerLetter", "A" => "upperLetter", "i" => "lowerRoman", "I" => "upperRoman", _ => "decimal" };
        return NumberFormats.Format(number, format) + ". ";
    }

    private static string Plain(IElement element) =>
        (element.GetAttribute("style") ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is > -100_000 and < 100_000 ? value : null;
}
