using System.Data.Common;
using System.Security.Cryptography;
using Disclosure.Gazette.Inbox;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Corrections;

/// <summary>The mailbox open at the desk's end, with the key that opens what lies in it.</summary>
internal sealed record CorrectionFoundation(Mailbox Mailbox, InboxKey Key)
{
    /// <summary>Opens it; null where none is configured.</summary>
    /// <exception cref="DeskStartException">Something is missing or wrong; the message says what.</exception>
    public static async Task<CorrectionFoundation?> OpenAsync(DeskOptions desk, MailboxOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!options.IsOn)
        {
            return null;
        }

        var mailbox = new Mailbox(options, isPublic: false, time);
        try
        {
            await mailbox.PrepareAsync(time, cancellationToken);
            return new CorrectionFoundation(mailbox, InboxKey.InFiles(desk.InboxKeyPath, options.SealKey));
        }
        catch (Exception exception) when (exception is DatabaseUnavailableException or MigrationException or DbException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            await mailbox.DisposeAsync();
            throw new DeskStartException($"无法使用更正申请的收件箱 (the mailbox of correction requests cannot be used): {exception.Message}", exception);
        }
    }
}

/// <summary>What requests for correction are made of.</summary>
internal static class CorrectionServices
{
    public static void AddCorrections(this IServiceCollection services, CorrectionsPolicy policy, CorrectionFoundation? foundation, bool works)
    {
        services.AddSingleton(policy);
        services.AddSingleton<RequestRegister>();
        services.AddSingleton<RequestQueue>();
        services.AddSingleton<RequestService>();
        services.AddSingleton<CounterRequests>();
        services.AddSingleton<AccessCodes>();
        if (foundation is null)
        {
            return;
        }

        // By factory, so that the container closes them.
        services.AddSingleton(_ => foundation.Mailbox);
        services.AddSingleton(_ => foundation.Key);
        services.AddSingleton<InboxTaking>();
        services.AddSingleton<ReplyPosting>();
        if (works)
        {
            services.AddHostedService<WorkLoop<InboxTaking>>();
            services.AddHostedService<WorkLoop<ReplyPosting>>();
        }
    }
}
