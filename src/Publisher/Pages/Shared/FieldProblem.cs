using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>Writes what is wrong with a field, above it: <c>&lt;field-problem name="Date" /&gt;</c>; nothing when nothing is.</summary>
[HtmlTargetElement("field-problem", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldProblemTagHelper : TagHelper
{
    /// <summary>Key of the field in the model state.</summary>
    public required string Name { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var message = ViewContext.ModelState.FirstProblem(Name);
        if (message is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wrong");
        output.Attributes.SetAttribute("id", Name + "-problem");
        output.Content.SetContent(message);
    }
}

/// <summary>Ties a control to its hint and its problem: <c>&lt;input field="Date" hinted="true"&gt;</c> sets id, name and the ARIA states.</summary>
[HtmlTargetElement("input", Attributes = "field", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "field")]
[HtmlTargetElement("select", Attributes = "field")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>Name and id of the control, and key of the field in the model state.</summary>
    public required string Field { get; set; }

    /// <summary>Whether an element with id <c>{field}-hint</c> describes it.</summary>
    public bool Hinted { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute("id", Field);
        output.Attributes.SetAttribute("name", Field);
        var isWrong = ViewContext.ModelState.FirstProblem(Field) is not null;
        string?[] describers = [Hinted ? Field + "-hint" : null, isWrong ? Field + "-problem" : null];
        var described = string.Join(' ', describers.Where(id => id is not null));
        if (described.Length > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }

        if (isWrong)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
    }
}

/// <summary>Reads problems from the model state.</summary>
internal static class FieldProblems
{
    /// <summary>The first problem of a field; null when there is none.</summary>
    public static string? FirstProblem(this ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
