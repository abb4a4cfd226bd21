namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>What came of handing a mail to the server.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>The server took it.</summary>
    public sealed record Sent : PostOutcome;

    /// <summary>Certainly not sent; later it may be.</summary>
    /// <param name="Code">Why: the server's code, or a word of <see cref="PostCodes"/>.</param>
    /// <param name="IsOfServer">Whether it is the server's doing, and other mails would fare alike.</param>
    public sealed record PutOff(string Code, bool IsOfServer) : PostOutcome;

    /// <summary>Certainly not sent, and never will be.</summary>
    /// <param name="Code">The server's code.</param>
    /// <param name="IsOfAddress">Whether the server refused the recipient's address.</param>
    public sealed record Refused(string Code, bool IsOfAddress) : PostOutcome;

    /// <summary>Broken off after the text had begun to be handed over: nobody knows whether the server took it.</summary>
    /// <param name="Code">Why.</param>
    public sealed record Uncertain(string Code) : PostOutcome;
}

/// <summary>Why a mail was not sent, where the server said nothing.</summary>
internal static class PostCodes
{
    /// <summary>The server was not reached, or broke off.</summary>
    public const string Connection = "connection";

    /// <summary>It took too long.</summary>
    public const string Timeout = "timeout";

    /// <summary>The desk was stopped.</summary>
    public const string Stopped = "stopped";

    /// <summary>TLS could not be agreed on, or the server's certificate is not trusted.</summary>
    public const string Tls = "tls";

    /// <summary>The mail could not be put together: a defect.</summary>
    public const string Defect = "defect";

    /// <summary>It was tried for too long.</summary>
    public const string Expired = "expired";
}
