using System.Globalization;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Disclosure.Publisher.Pages.Notifications;

/// <summary>What the person was told, newest first. Opening one marks it as read and leads on.</summary>
public sealed class IndexModel(NotificationInbox inbox, MailOptions mail, TimeProvider time) : PageModel
{
    private const string All = "all";

    private NotificationPage _page = new([], Next: null);

    /// <summary><c>all</c>; anything else shows what is unread.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>The only kind; a word that is none shows all.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>Cursor of the page.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>The line that is opened or marked: its number and when it last changed, as seen.</summary>
    [BindProperty]
    public string? Line { get; set; }

    /// <summary>When the person looked, milliseconds since 1970-01-01 UTC.</summary>
    [BindProperty]
    public long Seen { get; set; }

    /// <summary>The lines of this page.</summary>
    public IReadOnlyList<NotificationLine> Lines => _page.Lines;

    /// <summary>Unread lines of any kind, at most one more than are counted.</summary>
    public int Unread { get; private set; }

    /// <summary>Whether what was read is shown as well.</summary>
    public bool IsAll => string.Equals(Show, All, StringComparison.Ordinal);

    /// <summary>The only kind shown; null for all.</summary>
    public NotificationKind? Only => Enum.TryParse<NotificationKind>(Kind, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Kind[0]) ? kind : null;

    /// <summary>Whether mail is sent at all.</summary>
    public bool MailIsOn => mail.IsOn;

    /// <summary>Whether this is not the first page.</summary>
    public bool IsLaterPage => !string.IsNullOrEmpty(After);

    /// <summary>Address of the next page; null on the last.</summary>
    public string? NextAddress => _page.Next is null ? null : $"{AddressOf(IsAll)}&after={Uri.EscapeDataString(_page.Next)}";

    /// <summary>Now, as it is posted with what is marked.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The kinds to choose from.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        Kinds = [.. MailChoices.Of(user.Role).Concat(user.MayManageAccounts ? [NotificationKind.MailFailed] : [])];
        Unread = await inbox.UnreadAsync(user, cancellationToken);
        _page = await inbox.ListAsync(user, new NotificationFilter { UnreadOnly = !IsAll, Kind = Only, After = After }, cancellationToken);
    }

    /// <summary>Marks a line as read and leads to what it tells of.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        var user = DeskUser.From(User);
        return LocalRedirect(await ReadAsync(user, cancellationToken) is { } line ? NotificationPlaces.Of(user, line) : NotificationPlaces.List);
    }

    /// <summary>Marks a line as read.</summary>
    public async Task<IActionResult> OnPostReadAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(DeskUser.From(User), cancellationToken);
        return LocalRedirect(AddressOf(IsAll));
    }

    /// <summary>Marks everything as read that was there when the person looked.</summary>
    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken cancellationToken)
    {
        await inbox.ReadAllAsync(DeskUser.From(User), Seen, cancellationToken);
        return LocalRedirect(NotificationPlaces.List);
    }

    /// <summary>Address of the list.</summary>
    public string AddressOf(bool all) =>
        $"{NotificationPlaces.List}?show={(all ? All : "unread")}" + (Only is { } kind ? $"&kind={kind}" : string.Empty);

    /// <summary>What names a line as it was seen.</summary>
    public static string Named(NotificationLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return string.Create(CultureInfo.InvariantCulture, $"{line.Id}-{line.ChangedAt}");
    }

    private async Task<NotificationLine?> ReadAsync(DeskUser user, CancellationToken cancellationToken) =>
        Line?.Split('-') is [var number, var changed]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(changed, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? await inbox.ReadAsync(user, id, seen, cancellationToken)
            : null;
}
