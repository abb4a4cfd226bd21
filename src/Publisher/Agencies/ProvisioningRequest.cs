namespace Disclosure.Publisher.Agencies;

/// <summary>What the operator wants to exist; members not given are left as they are.</summary>
public sealed record ProvisioningRequest
{
    /// <summary><c>config</c> takes the agencies of config/agencies.json; null leaves them.</summary>
    public string? Agencies { get; init; }

    /// <summary>Accounts to add or to bring into this form.</summary>
    public IReadOnlyList<ProvisionedAccount> Accounts { get; init; } = [];

    /// <summary>API keys to add; a known key stays as it is.</summary>
    public IReadOnlyList<ProvisionedKey> ApiKeys { get; init; } = [];
}

/// <summary>An account to exist.</summary>
public sealed record ProvisionedAccount
{
    /// <summary>3 to 40 of a-z 0-9 . _ -</summary>
    public required string Name { get; init; }

    /// <summary>How the person is called on screen.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Code of the agency.</summary>
    public required string Agency { get; init; }

    /// <summary>The role, in camel case, such as <c>reviewer</c>.</summary>
    public required DeskRole Role { get; init; }

    /// <summary>At least 10 characters. An account that exists keeps the password it has.</summary>
    public required string Password { get; init; }
}

/// <summary>An API key to exist.</summary>
public sealed record ProvisionedKey
{
    /// <summary>Code of the agency.</summary>
    public required string Agency { get; init; }

    /// <summary>The account that answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>The key: a random text of at least 256 bits in base64url.</summary>
    public required string Key { get; init; }
}

/// <summary>The request cannot be carried out; nothing of it was. The message lists why, one sentence a line.</summary>
public sealed class ProvisioningException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ProvisioningException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public ProvisioningException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public ProvisioningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
