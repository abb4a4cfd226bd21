using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Text;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>
/// Hands one mail to the server, once. Every failure is told apart by one question: had the text begun to go out? Before that, the server
/// cannot have taken it.
/// </summary>
internal sealed class SmtpPost(MailOptions options)
{
    private const int PermanentFrom = 500;
    private const int MessageTooLarge = 552;

    // The server does not let this desk in, whatever the mail.
    private static readonly int[] OfServer = [421, 454, 530, 534, 535, 538];

    /// <summary>Hands it over.</summary>
    /// <param name="address">Where to; an address by <see cref="MailAddressText"/>.</param>
    /// <param name="token">What the Message-ID is made of.</param>
    /// <param name="text">What it says.</param>
    /// <param name="cancellationToken">Breaks off; whether the mail is then sent is part of the answer.</param>
    public async Task<PostOutcome> SendAsync(string address, string token, LetterText text, CancellationToken cancellationToken)
    {
        using var body = new WatchedBody(Encoding.UTF8.GetBytes(text.Body.ReplaceLineEndings("\r\n")));
        try
        {
            using var message = Compose(address, token, text, body);
            using var client = new SmtpClient(options.Host, options.Port)
            {
                DeliveryMethod = SmtpDeliveryMethod.Network,
                // A server that is silent after the text is not left by the cancellation alone.
                Timeout = checked(options.TimeoutSeconds * 1000),
                DeliveryFormat = SmtpDeliveryFormat.SevenBit,
                EnableSsl = options.Tls is MailTls.StartTls,
                UseDefaultCredentials = false,
                Credentials = options.User.Length > 0 ? new NetworkCredential(options.User, options.Password) : null,
            };
            await client.SendMailAsync(message, cancellationToken);
            return new PostOutcome.Sent();
        }
        catch (OperationCanceledException)
        {
            return Broken(body, PostCodes.Timeout);
        }
        catch (SmtpException exception)
        {
            return Of(exception, body);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            return Broken(body, exception is AuthenticationException ? PostCodes.Tls : PostCodes.Connection);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            return body.HasBegun ? new PostOutcome.Uncertain(PostCodes.Defect) : new PostOutcome.Refused(PostCodes.Defect, IsOfAddress: false);
        }
    }

    private static PostOutcome Of(SmtpException exception, WatchedBody body)
    {
        var code = (int)exception.StatusCode;
        if (exception.StatusCode is SmtpStatusCode.GeneralFailure)
        {
            return Broken(body, exception.InnerException is AuthenticationException ? PostCodes.Tls : PostCodes.Connection);
        }

        // An answer to the text is as clear as one before it.
        return code < PermanentFrom || OfServer.Contains(code)
            ? new PostOutcome.PutOff(code.ToString(), OfServer.Contains(code))
            : new PostOutcome.Refused(code.ToString(), exception is SmtpFailedRecipientException && code != MessageTooLarge);
    }

    private static PostOutcome Broken(WatchedBody body, string code) =>
        body.HasBegun ? new PostOutcome.Uncertain(code) : new PostOutcome.PutOff(code, IsOfServer: true);

    private MailMessage Compose(string address, string token, LetterText text, WatchedBody body)
    {
        if (!MailAddressText.IsAddress(address))
        {
            throw new FormatException("Not an address.");
        }

        var message = new MailMessage(new MailAddress(options.From), new MailAddress(address))
        {
            Subject = text.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers["Message-ID"] = $"<{token}@{options.From.Split('@')[1]}>";
        // RFC 3834: no out-of-office answers to a machine.
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.AlternateViews.Add(new AlternateView(body, "text/plain; charset=utf-8") { TransferEncoding = System.Net.Mime.TransferEncoding.Base64 });
        return message;
    }

    /// <summary>The text, which knows whether anyone has begun to read it: it is read when the server has said that it may come.</summary>
    private sealed class WatchedBody(byte[] content) : MemoryStream(content, writable: false)
    {
        public bool HasBegun { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            HasBegun = true;
            return base.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            HasBegun = true;
            return base.Read(buffer);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            HasBegun = true;
            return base.ReadAsync(buffer, offset, count, cancellationToken);
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            HasBegun = true;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
