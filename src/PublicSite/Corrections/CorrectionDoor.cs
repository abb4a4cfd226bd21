using System.Security.Cryptography;
using Disclosure.Gazette.Inbox;
using Disclosure.PublicSite.Settings;

namespace Disclosure.PublicSite.Corrections;

/// <summary>
/// The way in for requests and out for replies. What comes in is sealed to the desk's key before anything else happens to it; nothing of it is kept, in
/// no file, cache or log. A reply is opened for the one request that brings its code.
/// </summary>
public sealed class CorrectionDoor : IAsyncDisposable
{
    private readonly Mailbox? _mailbox;
    private readonly string _sealKey;

    /// <summary>Opens nothing yet.</summary>
    public CorrectionDoor(SiteSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _sealKey = settings.Mailbox.SealKey;
        _mailbox = settings.Mailbox.IsOn ? new Mailbox(settings.Mailbox, isPublic: true, time) : null;
    }

    /// <summary>Whether requests are taken at all.</summary>
    public bool IsOpen => _mailbox is not null;

    /// <summary>Seals a request and leaves it for the desk; it is on the disk when this returns.</summary>
    /// <exception cref="InboxUnavailableException">It was not left: key or inbox is out of reach.</exception>
    public async Task SendAsync(CorrectionMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_mailbox is null)
            throw new InvalidOperationException("No requests are taken here.");
        var clear = message.ToBytes();
        try
        {
            byte[] sealedRequest;
            // Read anew each time: the desk may have taken another key.
            using (var key = InboxPublicKey.FromFile(_sealKey))
                sealedRequest = key.Seal(clear);
            await _mailbox.Inbox.AddAsync(sealedRequest, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InboxUnavailableException("The key that requests are sealed to cannot be used.", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    /// <summary>What is said to the holder of a receipt; null when nothing is: unknown number, wrong code and a request not yet taken in are answered alike.</summary>
    /// <exception cref="InboxUnavailableException">The outbox is out of reach.</exception>
    public async Task<CorrectionReply?> ReplyAsync(RequestReceipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return SealedReply.Open(receipt, _mailbox is null ? null : await _mailbox.FindReplyAsync(receipt.ReplyAddress, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _mailbox?.DisposeAsync() ?? ValueTask.CompletedTask;
}
