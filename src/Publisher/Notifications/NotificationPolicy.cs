using Disclosure.Publisher.Policies;

namespace Disclosure.Publisher.Notifications;

/// <summary>When news go out by mail.</summary>
public sealed record MailPolicy
{
    /// <summary>What a person is told within this time comes in one mail; minutes, 0 to 1440.</summary>
    public required int GatherMinutes { get; init; }

    /// <summary>The same for <see cref="Prompt"/> kinds; minutes, 0 to <see cref="GatherMinutes"/>.</summary>
    public required int PromptMinutes { get; init; }

    /// <summary>Kinds that do not wait for others.</summary>
    public required IReadOnlyList<NotificationKind> Prompt { get; init; }

    /// <summary>Kinds that nobody who has an address can switch off.</summary>
    public required IReadOnlyList<NotificationKind> Mandatory { get; init; }

    /// <summary>After this time a mail that could not be sent is given up; hours, 1 to 240.</summary>
    public required int GiveUpHours { get; init; }
}

/// <summary>How long notifications are kept.</summary>
public sealed record NotificationKeeping
{
    /// <summary>After having been read; days, 1 to 3650.</summary>
    public required int ReadDays { get; init; }

    /// <summary>When nobody reads them; days, from <see cref="ReadDays"/> to 3650.</summary>
    public required int UnreadDays { get; init; }
}

/// <summary>When clocks are spoken of.</summary>
public sealed record ReminderPolicy
{
    /// <summary>Hour of the day in China from which the day's reminders are written, 0 to 23.</summary>
    public required int FromHour { get; init; }
}

/// <summary>What is told when, and for how long; <c>config/notifications.json</c>.</summary>
public sealed record NotificationPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "notifications.json";

    /// <summary>By mail.</summary>
    public required MailPolicy Mail { get; init; }

    /// <summary>Reminders of clocks.</summary>
    public required ReminderPolicy Reminders { get; init; }

    /// <summary>Keeping.</summary>
    public required NotificationKeeping Keep { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy; every error is listed.</exception>
    public static NotificationPolicy Read(string path) => PolicyFile.Read<NotificationPolicy>(path, "无法读取通知配置 (cannot read the policy of notifications)", static policy => policy.Errors());

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        Range(Mail.GatherMinutes, 0, 24 * 60, "mail.gatherMinutes");
        Range(Mail.PromptMinutes, 0, Math.Max(0, Mail.GatherMinutes), "mail.promptMinutes");
        Range(Mail.GiveUpHours, 1, 240, "mail.giveUpHours");
        Range(Reminders.FromHour, 0, 23, "reminders.fromHour");
        Range(Keep.ReadDays, 1, 3650, "keep.readDays");
        Range(Keep.UnreadDays, Math.Clamp(Keep.ReadDays, 1, 3650), 3650, "keep.unreadDays");
        foreach (var kind in Mail.Prompt.Concat(Mail.Mandatory).Where(kind => !NotificationKinds.IsMailed(kind)).Distinct())
        {
            errors.Add($"mail: {kind} is never sent by mail");
        }

        return errors;

        void Range(int value, int minimum, int maximum, string name)
        {
            if (value < minimum || value > maximum)
            {
                errors.Add($"{name} must be from {minimum} to {maximum}");
            }
        }
    }
}
