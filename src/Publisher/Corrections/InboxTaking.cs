using System.Security.Cryptography;
using Dapper;
using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Corrections;

/// <summary>
/// Takes sealed requests out of the inbox: entered first, and taken out only then. Cut off in between it finds the same request again and knows it, so that
/// none is lost and none entered twice. What cannot be read is kept as it is: it was sent to a key that is gone, or by nobody's form.
/// </summary>
internal sealed partial class InboxTaking(
    DeskStore store, Mailbox mailbox, InboxKey key, RequestRegister register, TimeProvider time, ILogger<InboxTaking> logger) : PacedWork(time, Interval)
{
    private const int Batch = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var items = await mailbox.Inbox.PeekAsync(Batch, cancellationToken);
        foreach (var item in items)
        {
            var message = Read(item.Content);
            var entered = message is null ? null : await store.WriteAsync(desk => register.EnterAsync(desk, message, RequestChannel.Site, Actor.Stranger), cancellationToken);
            if (entered is null)
            {
                await store.WriteAsync(desk => KeepAsync(desk, item.Content), cancellationToken);
                Log.Unreadable(logger, item.Id);
            }

            await mailbox.Inbox.RemoveAsync(item.Id, cancellationToken);
        }

        return items.Count > 0;
    }

    private CorrectionMessage? Read(byte[] content)
    {
        try
        {
            return CorrectionMessage.Read(key.Open(content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static async Task KeepAsync(DeskTransaction desk, byte[] content)
    {
        var added = await desk.Connection.ExecuteAsync(
            "INSERT INTO correction_unreadable (content_hash, arrived_at, sealed) VALUES (@hash, @at, @content) ON CONFLICT (content_hash) DO NOTHING",
            new { hash = SHA256.HashData(content), at = desk.AtMilliseconds, content },
            desk.Transaction);
        if (added > 0)
        {
            await AuditTrail.AppendAsync(desk, new AuditEntry { Actor = Actor.Worker.Id, Act = AuditActs.CorrectionUnreadable });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Request {Item} of the inbox could not be read; it is kept sealed.")]
        public static partial void Unreadable(ILogger logger, string item);
    }
}
