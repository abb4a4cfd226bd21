using System.Net;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailTls
{
    /// <summary>Not at all: for a server on the same machine or in the same closed network.</summary>
    None = 1,

    /// <summary>STARTTLS, which the server must offer, with a certificate that this machine trusts.</summary>
    StartTls,
}

/// <summary>The mail server; section <c>Desk:Mail</c> of the configuration. Without a host nothing is mailed, and the screens say so.</summary>
public sealed record MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Desk:Mail";

    // Spoken with TLS from the first byte, which this client does not do.
    private const int ImplicitTlsPort = 465;

    /// <summary>Name or address of the server; empty for none.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>Its port; 587 by default.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected; STARTTLS by default.</summary>
    public MailTls Tls { get; init; } = MailTls.StartTls;

    /// <summary>Name to sign in with; empty for none.</summary>
    public string User { get; init; } = string.Empty;

    /// <summary>Password to sign in with.</summary>
    public string? Password { get; init; }

    /// <summary>The sender's address.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>Address of this desk as people reach it, such as <c>https://desk.example.gov.cn</c>; it is written into every mail.</summary>
    public string DeskAddress { get; init; } = string.Empty;

    /// <summary>How long one mail may take to be handed over, in seconds; 30 by default, 1 to 300.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>
    /// How long a server that failed is left alone, in seconds; also the first pause before a mail that was put off, doubled each time up to
    /// an hour. 30 by default, 1 to 3600.
    /// </summary>
    public int PauseSeconds { get; init; } = 30;

    /// <summary>Whether mail is sent at all.</summary>
    public bool IsOn => Host.Length > 0;

    /// <summary>What is wrong; empty when nothing is, or when mail is off.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        if (!IsOn)
        {
            return errors;
        }

        Check(Uri.CheckHostName(Host) is not UriHostNameType.Unknown, nameof(Host), "应为服务器的名称或者地址 (must be the name or address of a server)");
        Check(Port is > 0 and <= 65535 and not ImplicitTlsPort, nameof(Port), "应为端口号；465 端口的直接 TLS 不支持，请用 587 端口 (must be a port; 465 is not supported, use 587)");
        Check(Enum.IsDefined(Tls), nameof(Tls), "应为 None 或者 StartTls (must be None or StartTls)");
        Check(MailAddressText.IsAddress(From), nameof(From), "应为发件地址 (must be the sender's address)");
        Check(
            Uri.TryCreate(DeskAddress, UriKind.Absolute, out var desk) && desk.Scheme is "http" or "https" && desk is { Query: "", Fragment: "", UserInfo: "" },
            nameof(DeskAddress),
            "应为本工作台的网址 (must be the address of this desk, http or https)");
        Check(TimeoutSeconds is >= 1 and <= 300, nameof(TimeoutSeconds), "应在 1 至 300 之间 (must be from 1 to 300)");
        Check(PauseSeconds is >= 1 and <= 3600, nameof(PauseSeconds), "应在 1 至 3600 之间 (must be from 1 to 3600)");
        Check(User.Length == 0 == string.IsNullOrEmpty(Password), nameof(Password), "User 和 Password 应同时填写 (User and Password belong together)");
        Check(User.Length == 0 || Tls is MailTls.StartTls || IsLoopback(Host), nameof(Tls), "不得不加密地发送密码 (a password is not sent without TLS)");
        return errors;

        void Check(bool holds, string name, string rule)
        {
            if (!holds)
            {
                errors.Add($"{Section}:{name}：{rule}");
            }
        }
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
