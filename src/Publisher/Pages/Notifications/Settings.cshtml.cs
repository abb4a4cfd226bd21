using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;
using Disclosure.Publisher.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Notifications;

/// <summary>Where a person's mail goes and what of. For those who look after accounts, how the mails of those accounts fared.</summary>
public sealed class SettingsModel(MailAddresses addresses, MailChoices choices, MailOptions mail, DeskStore store) : PageModel
{
    /// <summary>Fields in the order of the page, for the error summary.</summary>
    public static IReadOnlyList<string> FieldOrder { get; } = [nameof(Address), nameof(Code)];

    /// <summary>The address, as typed.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>The code, as typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The kinds wanted by mail.</summary>
    [BindProperty]
    public IReadOnlyList<string> Wanted { get; set; } = [];

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>The person's address; null when there is none.</summary>
    public OwnMailAddress? Own { get; private set; }

    /// <summary>Kinds that the person may be told of.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; private set; } = [];

    /// <summary>Kinds that are switched off.</summary>
    public IReadOnlySet<NotificationKind> Off { get; private set; } = new HashSet<NotificationKind>();

    /// <summary>How the mails fared; null for those who look after no accounts, and when mail is off.</summary>
    public MailStanding? Standing { get; private set; }

    /// <summary>Whether the figures are those of all agencies.</summary>
    public bool IsPlatform { get; private set; }

    /// <summary>Whether mail is sent at all.</summary>
    public bool MailIsOn => mail.IsOn;

    /// <summary>What was just done, in words; null when nothing was.</summary>
    public string? DoneWords => Done switch
    {
        "address" => $"确认码正在发往这个邮箱，请在 {MailAddresses.CodeLife.TotalMinutes:0} 分钟内填写。",
        "code" => "邮箱已经确认，今后的通知会发到这里。",
        "remove" => "邮箱已经移除，不再发送邮件。",
        "kinds" => "已经保存。",
        _ => null,
    };

    /// <summary>Whether a kind cannot be switched off.</summary>
    public bool IsMandatory(NotificationKind kind) => choices.IsMandatory(kind);

    /// <summary>Shows them.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Takes an address and has a code sent to it.</summary>
    public async Task<IActionResult> OnPostAddressAsync(CancellationToken cancellationToken)
    {
        if (!mail.IsOn)
        {
            ModelState.AddModelError(nameof(Address), "本工作台没有配置邮件服务器，暂时不能填写邮箱。");
        }
        else if (await addresses.SetAsync(DeskUser.From(User), Address ?? string.Empty, cancellationToken) is MailAddressOutcome.Invalid invalid)
        {
            ModelState.AddModelError(nameof(Address), invalid.Message);
        }
        else
        {
            return LocalRedirect("/notifications/settings?done=address");
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Proves the address.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (await addresses.ConfirmAsync(DeskUser.From(User), Code ?? string.Empty, cancellationToken) is not MailAddressOutcome.Invalid invalid)
        {
            return LocalRedirect("/notifications/settings?done=code");
        }

        ModelState.AddModelError(nameof(Code), invalid.Message);
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Removes the address.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        await addresses.RemoveAsync(DeskUser.From(User), cancellationToken);
        return LocalRedirect("/notifications/settings?done=remove");
    }

    /// <summary>Keeps which kinds are wanted.</summary>
    public async Task<IActionResult> OnPostKindsAsync(CancellationToken cancellationToken)
    {
        var wanted = NotificationKinds.All.Where(kind => Wanted.Contains(kind.ToString(), StringComparer.Ordinal)).ToHashSet();
        await choices.SetAsync(DeskUser.From(User), wanted, cancellationToken);
        return LocalRedirect("/notifications/settings?done=kinds");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        Kinds = MailChoices.Of(user.Role);
        Off = await choices.OffAsync(user, cancellationToken);
        Own = await addresses.FindAsync(user, cancellationToken);
        IsPlatform = user.Role is DeskRole.PlatformAdmin;
        Standing = user.MayManageAccounts && mail.IsOn ? await MailStanding.ReadAsync(store, IsPlatform ? null : user.AgencyCode, cancellationToken) : null;
    }
}
