using System.Data.Common;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Notifications;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Disclosure.Publisher.Pages.Notifications;

/// <summary>The way to one's notifications, on every page, with how many are unread; without a number while the store is out of reach.</summary>
[HtmlTargetElement("notification-bell", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NotificationBellTagHelper(NotificationInbox inbox) : TagHelper
{
    /// <summary>Whose they are.</summary>
    public required DeskUser Account { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", "/notifications");
        output.Attributes.SetAttribute("class", "bell");
        output.Content.SetContent("通知");
        var unread = await UnreadAsync();
        if (unread > 0)
        {
            output.Content.AppendHtml("<span class=\"unread\">");
            output.Content.Append(unread > NotificationInbox.MaximumCount ? $"{NotificationInbox.MaximumCount}+" : $"{unread}");
            output.Content.AppendHtml("<span class=\"hidden-visually\"> 条未读</span></span>");
        }
    }

    // A page that tells of a failure must not fail for want of a number.
    private async Task<int> UnreadAsync()
    {
        try
        {
            return await inbox.UnreadAsync(Account, ViewContext.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (exception is DbException or DatabaseUnavailableException or OperationCanceledException)
        {
            return 0;
        }
    }
}
