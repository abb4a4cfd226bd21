using Disclosure.Publisher.Notifications.Mail;

namespace Disclosure.Publisher.Notifications;

/// <summary>A line of someone's notifications.</summary>
public sealed record NotificationLine
{
    internal const string Columns =
        """
        n.notification_id AS Id, n.kind AS KindName, n.case_id AS CaseId, g.name AS AgencyName, n.about AS About, n.count AS Count,
        n.created_at AS CreatedAt, n.changed_at AS ChangedAt, n.read_at AS ReadAt, n.mail_open AS MailOpen, l.state AS LetterStateName
        """;

    /// <summary>Its number; only its recipient finds it by it.</summary>
    public required long Id { get; init; }

    /// <summary>What it tells of.</summary>
    public NotificationKind Kind => Enum.Parse<NotificationKind>(KindName);

    /// <summary>The case; null when it tells of several.</summary>
    public string? CaseId { get; init; }

    /// <summary>Name of the agency concerned; null when several are.</summary>
    public string? AgencyName { get; init; }

    /// <summary>The account concerned; null when none is.</summary>
    public string? About { get; init; }

    /// <summary>Of how many.</summary>
    public required long Count { get; init; }

    /// <summary>When it was first told, milliseconds since 1970-01-01 UTC.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When something was last added to it, milliseconds since 1970-01-01 UTC.</summary>
    public required long ChangedAt { get; init; }

    /// <summary>When it was read; null while it was not.</summary>
    public long? ReadAt { get; init; }

    /// <summary>Whether a mail of it is yet to be sent, was sent, or may have been; null when none is.</summary>
    public LetterState? Letter => LetterStateName is not null ? Enum.Parse<LetterState>(LetterStateName, ignoreCase: true) : MailOpen != 0 ? LetterState.Waiting : null;

    internal string KindName { get; init; } = string.Empty;

    internal long MailOpen { get; init; }

    internal string? LetterStateName { get; init; }
}

/// <summary>What of someone's notifications is listed.</summary>
public sealed record NotificationFilter
{
    /// <summary>Whether what was read is left out.</summary>
    public bool UnreadOnly { get; init; }

    /// <summary>The only kind; null for all.</summary>
    public NotificationKind? Kind { get; init; }

    /// <summary>Cursor of the page; null for the first, and so is one that is none.</summary>
    public string? After { get; init; }

    /// <summary>Lines of a page, 1 to 200.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>A page of someone's notifications, newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationLine> Lines, string? Next);
