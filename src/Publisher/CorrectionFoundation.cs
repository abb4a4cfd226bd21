using System.Data.Common;
using System.Security.Cryptography;
using Disclosure.Gazette.Inbox;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher;

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
