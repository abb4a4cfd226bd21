using System.Data.Common;
using Disclosure.Gazette.Following;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Settings;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Holds the gazette against what this node has seen of it, and recalls that. A gazette that was put back to an older state is never taken for
/// another one: to build the index anew from it would show what was withdrawn since.
/// </summary>
internal sealed partial class GazetteRecall(VerifiedGazette gazette, SiteSettings settings, TimeProvider time, ILogger logger)
{
    /// <summary>Hands on every entry up to the head; null when the head is of another gazette, and the index with it.</summary>
    /// <param name="head">The head up to which this node has seen the gazette.</param>
    /// <param name="begin">Called before each try; takes the entries, a batch at a time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The gazette's newest head.</returns>
    /// <exception cref="GazetteDamagedException">The gazette is not what this node has seen of it: nothing may be shown.</exception>
    public async Task<SignedTreeHead?> RunAsync(SignedTreeHead head, Func<Action<IReadOnlyList<GazetteEntry>>> begin, CancellationToken cancellationToken)
    {
        if (!gazette.Trusted.Verifies(head))
        {
            Log.AnotherGazette(logger, "Its head is not signed by this gazette's key.");
            return null;
        }

        var newest = await AwaitAsync(head, cancellationToken);
        try
        {
            await PatientlyAsync(
                async token =>
                {
                    await new HistoryReplay(gazette.Store, gazette.Trusted, time).RunAsync(head, new FollowerOptions().MissingPayloadGrace, begin(), token);
                    return true;
                },
                cancellationToken);
            return newest;
        }
        catch (GazetteDamagedException exception)
        {
            Log.OtherHistory(logger, head.TreeSize, exception.Message);
            throw;
        }
        catch (InvalidDataException exception)
        {
            // Whether it is the log that cannot be trusted the follower finds out, from the beginning.
            Log.AnotherGazette(logger, exception.Message);
            return null;
        }
    }

    /// <summary>
    /// The newest head, once the gazette reaches as far as this node has seen. A standby may be behind for a moment; a gazette that was restored
    /// from a backup stays behind until the desk has brought it forward.
    /// </summary>
    private async Task<SignedTreeHead> AwaitAsync(SignedTreeHead seen, CancellationToken cancellationToken)
    {
        var reader = new GazetteReader(gazette.Store);
        var since = time.GetTimestamp();
        for (var isTold = false; ; await Task.Delay(settings.PollInterval, time, cancellationToken))
        {
            var newest = await PatientlyAsync(reader.LatestHeadAsync, cancellationToken);
            if (newest is not null && newest.TreeSize >= seen.TreeSize)
                return newest;
            if (isTold || time.GetElapsedTime(since) < settings.Lease)
                continue;
            isTold = true;
            Log.Behind(logger, newest?.TreeSize ?? 0, seen.TreeSize);
        }
    }

    /// <summary>Reads from the gazette's store until it can be read.</summary>
    private async Task<T> PatientlyAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await read(cancellationToken);
            }
            catch (Exception exception) when (exception is DbException or DatabaseUnavailableException)
            {
                await Task.Delay(settings.PollInterval, time, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The index is not of this gazette and is made anew. {Reason}")]
        public static partial void AnotherGazette(ILogger logger, string reason);

        [LoggerMessage(EventId = 4, Level = LogLevel.Critical, Message = "The gazette has {Size} entries where this node has seen {Seen}: it was put back to an older state. Nothing is shown until it is brought forward.")]
        public static partial void Behind(ILogger logger, long size, long seen);

        [LoggerMessage(EventId = 5, Level = LogLevel.Critical, Message = "The gazette does not begin with the {Seen} entries that this node has seen: it was put back to an older state and went on from there, or it is damaged. Nothing is shown. {Reason}")]
        public static partial void OtherHistory(ILogger logger, long seen, string reason);
    }
}
