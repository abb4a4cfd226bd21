using Disclosure.PublicSite.Indexing;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>
/// Keeps snapshots coming: takes an index up again that failed, has one built beside it for a new language, changes over. Stops for good, and with it everything that shows texts, when the gazette does not verify.
/// </summary>
public sealed partial class SnapshotFollowing(
    GazetteOpening opening, SnapshotHolder holder, SnapshotLines lines, LanguageSource languages, TimeProvider time, ILogger<SnapshotFollowing> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RemovalPause = TimeSpan.FromMinutes(1);

    private RunningLine? _active;

    // One that has still to catch up: in place of a failed one, or of one whose language is out of date.
    private RunningLine? _next;
    private string? _told;
    private bool _hasLeftovers;
    private long _triedAt;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leaves the host free to open its port: readers are answered 503 while the gazette is read.
        await Task.Yield();
        try
        {
            using var gazette = await opening.WaitAsync(stoppingToken);
            RemoveOthers(languages.Current);
            _active = lines.Start(gazette, languages.Current, failure: null, stoppingToken);
            holder.Serve(_active.Line);
            try
            {
                while (true)
                {
                    await Task.Delay(Pause, time, stoppingToken);
                    await TendAsync(gazette, _active, stoppingToken);
                }
            }
            finally
            {
                await _active.DisposeAsync();
                if (_next is not null)
                    await _next.DisposeAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is ending.
        }
        catch (Exception exception)
        {
            // The process stays, to say that it cannot show anything.
            holder.Serve(null);
            Log.Stopped(logger, exception.GetType().Name);
        }
    }

    private async Task TendAsync(VerifiedGazette gazette, RunningLine active, CancellationToken cancellationToken)
    {
        if (languages.Look() is { } changed)
            await SpeakAsync(gazette, active, changed, cancellationToken);
        var activeFailure = active.IndexFailure;
        if ((_next is null ? activeFailure : _next.IndexFailure) is { } failure)
        {
            Tell(failure);
            if (_next is not null)
                await _next.DisposeAsync();
            holder.HasOtherIndexes(true);
            _next = lines.Start(gazette, languages.Current, failure, cancellationToken);
        }

        if (_hasLeftovers && _next is null && time.GetElapsedTime(_triedAt) > RemovalPause)
            RemoveOthers(active.Line.Language);
        var mayFollow = _next?.MayFollow(active) is true;
        holder.HasOtherIndexes(_next is not null || _hasLeftovers);
        if (_next is null || !(mayFollow || (active.IsOver && active.Line.Leased() is null)))
            return;
        holder.Serve(_next.Line);
        (_active, _next) = (_next, null);
        if (mayFollow)
            _told = null;
        await active.DisposeAsync();
        RemoveOthers(_active.Line.Language);
    }

    // Told when it changes: a disk that is full would only get fuller.
    private void Tell(Exception failure)
    {
        var reason = (failure.InnerException ?? failure).Message;
        if (!string.Equals(reason, _told, StringComparison.Ordinal))
            Log.IndexFailed(logger, (failure.InnerException ?? failure).GetType().Name, reason);
        _told = reason;
    }

    /// <summary>Where texts are cut as before, the new language is taken up at once; otherwise an index is built for it beside the one that serves.</summary>
    private async Task SpeakAsync(VerifiedGazette gazette, RunningLine active, SiteLanguage language, CancellationToken cancellationToken)
    {
        if (_next is not null)
        {
            await _next.DisposeAsync();

            // No withdrawal reaches the index that was begun for it any more.
            RemoveOthers(active.Line.Language);
        }

        _next = null;
        if (language.CutsAs(active.Line.Language))
            active.Line.Speak(language);
        else
        {
            holder.HasOtherIndexes(true);
            _next = lines.Start(gazette, language, failure: null, cancellationToken);
        }
    }

    private void RemoveOthers(SiteLanguage language)
    {
        _triedAt = time.GetTimestamp();
        try
        {
            lines.RemoveOthers(language);
            _hasLeftovers = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _hasLeftovers = true;
            Log.NotRemoved(logger, exception.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2, Level = LogLevel.Critical, Message = "The gazette is not followed any more ({Kind}); texts are answered 503 until this process is started again.")]
        public static partial void Stopped(ILogger logger, string kind);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The index cannot be used now and is taken up again ({Kind}). {Reason}")]
        public static partial void IndexFailed(ILogger logger, string kind, string reason);

        [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "An index that is out of use could not be deleted ({Kind}); what is withdrawn stays in its files until it is.")]
        public static partial void NotRemoved(ILogger logger, string kind);
    }
}
