namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>What notifications and their mail are made of.</summary>
internal static class NotificationServices
{
    /// <summary>Adds everything but the work that repeats.</summary>
    public static void AddNotifications(this IServiceCollection services, MailOptions mail, NotificationPolicy policy)
    {
        services.AddSingleton(policy);
        services.AddSingleton(mail);
        services.AddSingleton<NotificationInbox>();
        services.AddSingleton<NotificationRetention>();
        services.AddSingleton<MailAddresses>();
        services.AddSingleton<MailChoices>();
        services.AddSingleton<PostRetries>();
        services.AddSingleton<LetterCarrier>();
    }
}
