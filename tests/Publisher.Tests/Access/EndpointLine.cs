namespace Disclosure.Publisher.Tests.Access;

/// <summary>Those who come to the desk.</summary>
[Flags]
public enum Who
{
    Nobody = 0,
    Stranger = 1,
    Clerk = 1 << 1,
    Reviewer = 1 << 2,
    AgencyAdmin = 1 << 3,
    Supervisor = 1 << 4,
    PlatformAdmin = 1 << 5,

    /// <summary>A clerk who stands in for a reviewer today.</summary>
    Deputy = 1 << 6,

    /// <summary>A clerk whose account was disabled after signing in.</summary>
    Disabled = 1 << 7,

    /// <summary>A reviewer who has yet to change the first password.</summary>
    FirstPassword = 1 << 8,

    Key = 1 << 9,

    /// <summary>A key of the agency that the case is foreign to.</summary>
    ForeignKey = 1 << 10,

    PushOnlyKey = 1 << 11,
    StatusOnlyKey = 1 << 12,
    RevokedKey = 1 << 13,
    ExpiredKey = 1 << 14,

    /// <summary>A key whose account changed; no one has confirmed it since.</summary>
    SuspendedKey = 1 << 15,

    /// <summary>A key whose account was disabled.</summary>
    OrphanedKey = 1 << 16,

    Readers = Clerk | Reviewer | AgencyAdmin | Deputy,
    Submitting = Clerk | Reviewer | Deputy,
    Reviewing = Reviewer | Deputy,
    Recording = Clerk | Reviewing,
    Withdrawing = Reviewing | AgencyAdmin,
    SignedIn = Readers | Supervisor | PlatformAdmin,
    Keys = Key | ForeignKey | PushOnlyKey | StatusOnlyKey | RevokedKey | ExpiredKey | SuspendedKey | OrphanedKey,
    Anyone = Stranger | SignedIn | Disabled | FirstPassword | Keys,
}

/// <summary>
/// What one endpoint says of who may use it. In path and fields <c>{case}</c>, <c>{account}</c>, <c>{key}</c> and <c>{deputation}</c> stand for
/// something of the asker's own agency, of a foreign agency, or that does not exist.
/// </summary>
/// <param name="Endpoint">Method and route as the routing table has them, with the page's handler.</param>
/// <param name="Path">What is asked for.</param>
/// <param name="Opens">Those to whom it answers about their own agency. To everyone else it answers as if there were nothing.</param>
public sealed record EndpointLine(string Endpoint, string Path, Who Opens)
{
    /// <summary>What is posted.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>Those to whom it answers about foreign agencies too.</summary>
    public Who OpensForeign { get; init; } = Who.Nobody;

    /// <summary>The status with which it opens, when that is one that elsewhere means a refusal.</summary>
    public int? OpenStatus { get; init; }

    /// <summary>Whether a decision is pushed, as multipart form.</summary>
    public bool IsPush { get; init; }

    /// <summary>Whether something is done, and a refusal so is to be found in the audit.</summary>
    public bool IsAct => !Endpoint.StartsWith("GET ", StringComparison.Ordinal);
}
