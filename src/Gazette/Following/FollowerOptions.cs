using Disclosure.Gazette.Log;

namespace Disclosure.Gazette.Following;

/// <summary>How a node follows the gazette.</summary>
public sealed record FollowerOptions
{
    /// <summary>Pause between looks at the newest head; 150 ms unless told.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Age of the newest head at which texts may no longer be served; 30 s unless told.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most entries in a batch; 500 unless told.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>
    /// How long a payload may be missing without an entry that erased it, before that counts as damage; 10 s unless told. Standbys of the
    /// log and of the key store do not advance in step.
    /// </summary>
    public TimeSpan MissingPayloadGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The head up to which everything was taken in before, for a node that kept its copy; null to begin at the first entry.</summary>
    public SignedTreeHead? ResumeFrom { get; init; }
}
