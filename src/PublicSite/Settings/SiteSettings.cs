using System.Net;
using Disclosure.Gazette.Inbox;
using Disclosure.Gazette.Stores;

namespace Disclosure.PublicSite.Settings;

/// <summary>Everything this process is configured with; read once and checked by <see cref="SiteSettingsReader"/>.</summary>
public sealed record SiteSettings
{
    /// <summary>Name of the platform as pages show it (<c>Site:Name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The address citizens know the site by, for permanent addresses (<c>Site:Address</c>); null: the address of the request.</summary>
    public required Uri? Address { get; init; }

    /// <summary>Queries offered as examples on the home page where they find something (<c>Site:ExampleQueries</c>).</summary>
    public required IReadOnlyList<string> ExampleQueries { get; init; }

    /// <summary>Folder of reference data: agencies.json, agency-profiles.json, correction-requests.json, regions.csv, grounds.csv, lexicon/ (<c>ConfigDirectory</c>).</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>The gazette's entries (<c>Gazette:Directory</c>, or <c>Gazette:ConnectionString</c>).</summary>
    public required DatabaseOptions Gazette { get; init; }

    /// <summary>The keys of its payloads: the file beside the gazette's; with PostgreSQL <c>Gazette:KeysConnectionString</c>, or the same database.</summary>
    public required DatabaseOptions GazetteKeys { get; init; }

    /// <summary>PEM file of the public key that heads are checked with (<c>Gazette:HeadKey</c>).</summary>
    public required string HeadKey { get; init; }

    /// <summary>Where correction requests go and replies come from (section <c>Mailbox</c>); without it none are taken.</summary>
    public required MailboxOptions Mailbox { get; init; }

    /// <summary>Folder of this node's own data, the search index; made of the gazette, so it needs no copy (<c>Site:DataDirectory</c>).</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Name by which the desk knows this node, in lower-case letters, digits and hyphens; <c>site</c> unless told (<c>Site:Node</c>).</summary>
    public required string Node { get; init; }

    /// <summary>How often the lexicon's files are looked at for changes; 30 s unless told (<c>Site:LexiconSeconds</c>, 1 to 3600).</summary>
    public required TimeSpan LexiconInterval { get; init; }

    /// <summary>How long a signed head allows texts to be shown; 30 s unless told, and never longer (<c>Site:LeaseSeconds</c>, 15 to 30: heads are signed every 10 s).</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>How often the gazette is asked for news; 100 ms unless told (<c>Site:PollMilliseconds</c>, 20 to 5000).</summary>
    public required TimeSpan PollInterval { get; init; }

    /// <summary>Proxies whose X-Forwarded-For and -Proto are believed (<c>Site:KnownProxies</c>); none unless told.</summary>
    public required IReadOnlyList<IPAddress> KnownProxies { get; init; }

    /// <summary>Requests an address may make at once before it is slowed; 120 unless told (<c>Site:RateLimit:Burst</c>).</summary>
    public required int RateBurst { get; init; }

    /// <summary>The smallest count that tables of figures tell apart; 5 unless told (<c>Site:SmallestCount</c>, 1 to 100; 1 tells every count).</summary>
    public required int SmallestCount { get; init; }

    /// <summary>Requests a second an address may keep up; 20 unless told (<c>Site:RateLimit:PerSecond</c>).</summary>
    public required int RatePerSecond { get; init; }

    /// <summary>Users who read in bulk by a key of their own (<c>Site:RateLimit:Bulk:Users</c>); none unless told.</summary>
    public required IReadOnlyList<BulkUser> BulkUsers { get; init; }

    /// <summary>Requests such a user may make at once; 1,000 unless told (<c>Site:RateLimit:Bulk:Burst</c>).</summary>
    public required int BulkBurst { get; init; }

    /// <summary>Requests a second such a user may keep up; 200 unless told (<c>Site:RateLimit:Bulk:PerSecond</c>).</summary>
    public required int BulkPerSecond { get; init; }

    /// <summary>Where metrics are sent (<c>Site:Telemetry:Endpoint</c>); null unless told: nowhere.</summary>
    public required Uri? TelemetryEndpoint { get; init; }

    /// <summary>How often; 60 s unless told (<c>Site:Telemetry:Seconds</c>, 1 to 3600).</summary>
    public required TimeSpan TelemetryInterval { get; init; }
}

/// <summary>A user who was given a key for reading in bulk.</summary>
/// <param name="Name">What the operator calls it; appears nowhere.</param>
/// <param name="KeyHash">SHA-256 of the key, 32 bytes.</param>
public sealed record BulkUser(string Name, ReadOnlyMemory<byte> KeyHash);
