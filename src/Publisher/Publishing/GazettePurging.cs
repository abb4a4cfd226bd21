using Disclosure.Gazette.Log;
using Disclosure.Publisher.Work;

namespace Disclosure.Publisher.Publishing;

/// <summary>
/// Takes what was erased out of the gazette's files, once a second for all that was erased meanwhile, beside the outbox: nothing that is to be
/// hidden waits for it. Until it is done nobody is told that a removal is purged.
/// </summary>
internal sealed class GazettePurging(GazetteWriter gazette, TimeProvider time) : PacedWork(time, Interval)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task<bool> RoundAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Where a reader was in the way it is tried again with the next round.
        await gazette.PurgeAsync(cancellationToken);
        return false;
    }
}
