using Disclosure.Publisher.Cases;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>A case's state as a word with a quiet mark before it: <c>&lt;state-word state="..." /&gt;</c>. The word alone says it all.</summary>
[HtmlTargetElement("state-word", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StateWordTagHelper : TagHelper
{
    /// <summary>The state.</summary>
    public required CaseState State { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state {Mark(State)}");
        output.Content.SetContent(State.Chinese());
    }

    private static string Mark(CaseState state) => state switch
    {
        CaseState.InReview => "act",
        CaseState.Published or CaseState.Amended or CaseState.SummaryOnly => "public",
        CaseState.Held or CaseState.Returned or CaseState.Suspended or CaseState.Withdrawing => "held",
        CaseState.Quarantined or CaseState.Refused or CaseState.Withheld => "barred",
        CaseState.Withdrawn or CaseState.Expired or CaseState.Superseded => "ended",
        _ => "working",
    };
}
