using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Disclosure.PublicSite.LargeType;

/// <summary>
/// Keeps links and forms of a page within its edition: an address of this site gets the edition's prefix. Files have one address for both editions,
/// and so has the link that leads from one edition to the other (rel="alternate").
/// </summary>
[HtmlTargetElement("a", Attributes = Href)]
[HtmlTargetElement("form", Attributes = Action)]
public sealed class EditionLinks(HtmlEncoder encoder) : TagHelper
{
    private const string Href = "href";
    private const string Action = "action";

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!ViewContext.HttpContext.IsLargeType() || output.Attributes.TryGetAttribute("rel", out var relation) && string.Equals(relation.Value.ToString(), "alternate", StringComparison.Ordinal))
            return;
        var name = string.Equals(output.TagName, "form", StringComparison.Ordinal) ? Action : Href;
        if (output.Attributes[name] is { } attribute && Written(attribute.Value) is ['/', ..] address && !IsFile(address))
            output.Attributes.SetAttribute(name, new HtmlString(LargeTypePages.Prefix + (address is "/" ? string.Empty : address)));
    }

    private string Written(object? value)
    {
        if (value is not IHtmlContent content)
            return encoder.Encode(value?.ToString() ?? string.Empty);
        using var writer = new StringWriter();
        content.WriteTo(writer, encoder);
        return writer.ToString();
    }

    private static bool IsFile(string address)
    {
        var path = address.AsSpan();
        path = path.IndexOfAny('?', '#') is var end and >= 0 ? path[..end] : path;
        return path[(path.LastIndexOf('/') + 1)..].Contains('.');
    }
}
