using AngleSharp.Dom;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>What the fields of a form show.</summary>
internal static class HtmlFormValue
{
    /// <summary>The text shown; what is not becomes hidden text.</summary>
    public static string Shown(IElement field, SourceTextBuilder hidden)
    {
        if (field.LocalName is "select")
            return Chosen(field, hidden);
        var value = field.GetAttribute("value") ?? string.Empty;
        switch (field.GetAttribute("type")?.Trim().ToLowerInvariant())
        {
            case "checkbox" or "radio":
                hidden.AddHidden("attribute", value);
                return field.HasAttribute("checked") ? "☑" : "☐";
            case "password" or "file" or "range" or "color" or "image":
                hidden.AddHidden("hidden", value);
                return string.Empty;
            default:
                return value;
        }
    }

    private static string Chosen(IElement list, SourceTextBuilder hidden)
    {
        var options = list.QuerySelectorAll("option");
        var chosen = options.LastOrDefault(option => option.HasAttribute("selected")) ?? options.FirstOrDefault();
        foreach (var option in options)
        {
            if (!ReferenceEquals(option, chosen))
                hidden.AddHidden("hidden", option.TextContent);
        }

        return chosen?.TextContent ?? string.Empty;
    }
}
