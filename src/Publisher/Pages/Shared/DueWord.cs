using System.Globalization;
using Disclosure.Publisher.Clocks;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>
/// The last day of a case and how near it is, in words with a colour beside them: <c>&lt;due-word due="..." /&gt;</c>. The words alone say
/// it all.
/// </summary>
[HtmlTargetElement("due-word", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DueWordTagHelper : TagHelper
{
    /// <summary>How the case stands to its last day; null when there is none, or it no longer matters.</summary>
    public DueStanding? Due { get; set; }

    /// <summary>Whether it is said what the day is the last one for: where days for different things stand below each other.</summary>
    public bool Named { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Due is not { } due)
        {
            output.Content.SetContent("—");
            return;
        }

        output.Attributes.SetAttribute("class", $"due {Mark(due)}");
        if (Named)
        {
            output.Content.AppendHtml("<span class=\"quiet small\">").Append(due.IsWithdrawal ? "最迟撤下" : "最迟公开").AppendHtml("</span> ");
        }

        output.Content.AppendHtml("<span class=\"day\">").Append(ScreenValues.Cell(due.On)).AppendHtml("</span>");
        if (due.IsProvisional)
        {
            output.Content.AppendHtml(" <span class=\"quiet small\">暂定</span>");
        }

        if (Words(due) is { } words)
        {
            output.Content.AppendHtml(" <span class=\"near\">").Append(words).AppendHtml("</span>");
        }

        if (due.IsHoldEscalated)
        {
            output.Content.AppendHtml(" <strong class=\"near\">暂缓须尽快处理</strong>");
        }
    }

    /// <summary>How near the last day is; null for what was done in time.</summary>
    public static string? Words(DueStanding due)
    {
        ArgumentNullException.ThrowIfNull(due);
        var days = string.Create(CultureInfo.InvariantCulture, $" {due.WorkingDays:#,0} 个工作日");
        var deed = due.IsWithdrawal ? "撤下" : "公开";
        var prefix = due.IsWithdrawal ? "应撤下，" : string.Empty;
        return due switch
        {
            { IsMet: true, IsLate: false } => null,
            { IsMet: true, WorkingDays: 0 } => $"逾期{deed}",
            { IsMet: true } => $"逾期{days}{deed}",
            { IsLate: true, WorkingDays: 0 } => $"{prefix}已逾期",
            { IsLate: true } => $"{prefix}逾期{days}",
            { WorkingDays: 0 } => $"{prefix}今天到期",
            _ => $"{prefix}还有{days}",
        };
    }

    private static string Mark(DueStanding due) => due switch
    {
        { IsMet: true, IsLate: true } => "was-late",
        { IsLate: true } => "late",
        { IsSoon: true } or { IsHoldEscalated: true } => "soon",
        _ => "calm",
    };
}
