using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Inbox;

/// <summary>
/// Where correction requests and their replies pass between public site and desk; section <c>Mailbox</c> of both configurations. Without it the public
/// site takes no requests, and says so.
/// </summary>
public sealed record MailboxOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mailbox";

    /// <summary>Folder of the inbox, beside the embedded stores: the public site may enter it and add, and not list it.</summary>
    public string Inbox { get; init; } = string.Empty;

    /// <summary>Folder of <c>outbox.db</c>, beside the embedded stores: the desk writes it, the public site reads it.</summary>
    public string Outbox { get; init; } = string.Empty;

    /// <summary>PostgreSQL in place of both folders.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>PostgreSQL: the schema.</summary>
    public string Schema { get; init; } = "mailbox";

    /// <summary>PostgreSQL: the public site's role, which may insert into the inbox and read the outbox; granted at every start of the desk.</summary>
    public string? PublicRole { get; init; }

    /// <summary>PEM file of the key that requests are sealed to; the desk writes it, everyone may read it.</summary>
    public string SealKey { get; init; } = string.Empty;

    /// <summary>Whether there is a mailbox.</summary>
    public bool IsOn => ConnectionString is not null || Inbox.Length > 0;

    /// <summary>What is wrong, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors()
    {
        if (!IsOn)
            return [];
        var errors = new List<string>();
        if (ConnectionString is null)
        {
            Require(Inbox, nameof(Inbox));
            Require(Outbox, nameof(Outbox));
        }

        Require(SealKey, nameof(SealKey));
        if (ConnectionString is not null)
            errors.AddRange(DatabaseOptions.Postgres(ConnectionString, Schema).Errors());
        return errors;

        void Require(string path, string name)
        {
            if (!Path.IsPathFullyQualified(path))
                errors.Add($"Mailbox:{name}：必须填写绝对路径 (an absolute path is required)");
        }
    }
}
