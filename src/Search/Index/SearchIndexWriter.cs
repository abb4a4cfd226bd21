using Disclosure.Search.Index;
using Disclosure.Search.Index.Building;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search;

/// <summary>
/// The one writer of an index, in memory or in a directory. Changes are seen by nobody until <see cref="Commit"/>. Calls may come from any
/// thread and wait for one another.
/// </summary>
public sealed class SearchIndexWriter : IDisposable
{
    private readonly Lock _lock = new();

    // Whoever rewrites segments beside the writer's lock; taken before it, never within.
    private readonly Lock _rewriting = new();
    private readonly SearchLanguage _language;
    private readonly ISegmentStore _store;
    private readonly WriterPolicy _policy;
    private readonly SegmentSet _segments;
    private readonly DocumentBuffer _buffer;
    private readonly CancellationTokenSource _closing = new();
    private Task _merging = Task.CompletedTask;
    private long _arrivals;
    private bool _isDisposed;

    /// <summary>An index in memory, gone with the process. Every commit purges.</summary>
    public SearchIndexWriter(SearchLanguage language)
        : this(language, new MemorySegmentStore(), WriterPolicy.InMemory, [], 0, default)
    {
    }

    private SearchIndexWriter(SearchLanguage language, ISegmentStore store, WriterPolicy policy, IReadOnlyList<SegmentView> segments, long arrivals, ReadOnlyMemory<byte> position)
    {
        ArgumentNullException.ThrowIfNull(language);
        (_language, _store, _policy, _arrivals, Position) = (language, store, policy, arrivals, position);
        _segments = new SegmentSet(store, segments);
        _buffer = new DocumentBuffer(language);
    }

    /// <summary>What the last commit was told to remember; empty in a new index.</summary>
    public ReadOnlyMemory<byte> Position { get; private set; }

    /// <summary>
    /// Why segments could not be put together beside the writer when it was last tried; null if they were. Commits go on without, and
    /// the next one tries again.
    /// </summary>
    public Exception? MergeFailure { get; private set; }

    /// <summary>Opens the newest commit of a directory, every byte checked, or begins an index there.</summary>
    /// <exception cref="IndexDamagedException">A file of the commit is missing or is not what was written, or another dictionary or lexicon made it: <see cref="Create"/> begins anew.</exception>
    /// <exception cref="IOException">Another writer has the directory.</exception>
    public static SearchIndexWriter Open(SearchLanguage language, string directory) => Open(language, directory, WriterPolicy.Durable, isNew: false);

    /// <summary>Begins an empty index in a directory, whatever index was there before; of that nothing is left.</summary>
    /// <exception cref="IOException">Another writer has the directory.</exception>
    public static SearchIndexWriter Create(SearchLanguage language, string directory) => Open(language, directory, WriterPolicy.Durable, isNew: true);

    internal static SearchIndexWriter Open(SearchLanguage language, string directory, WriterPolicy policy, bool isNew = false)
    {
        ArgumentNullException.ThrowIfNull(language);
        var store = new DirectorySegmentStore(directory, language.Fingerprint, isNew);
        return new SearchIndexWriter(language, store, policy, store.Segments, store.Manifest?.NextArrival ?? 0, store.Manifest?.Position ?? default);
    }

    internal static SearchIndexWriter InMemory(SearchLanguage language, WriterPolicy policy) => new(language, new MemorySegmentStore(), policy, [], 0, default);

    /// <summary>Adds a document, or puts it in place of the one with the same id; it then arrives anew in document order.</summary>
    /// <exception cref="ArgumentException">A field's weight is not 1 to 100, or a part of the document is null: nothing was changed.</exception>
    public void Upsert(SearchDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        // Found out here: in the buffer it would make every commit fail that comes after.
        if (document.Id is null || document.Names is null || document.Names.Any(n => n is null) || document.Fields is null || document.Fields.Any(f => f?.Name is null || f.Text is null)
            || document.Facets is null || document.Facets.Any(f => f.Value is null || f.Value.Any(v => v is null)))
            throw new ArgumentException("A document has no parts that are null.", nameof(document));
        if (document.Fields.Any(f => f.Weight is < 1 or > 100))
            throw new ArgumentException("The weight of a field is 1 to 100.", nameof(document));
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Drop(document.Id);
            _buffer.Add(document, _arrivals++);
            if (_buffer.OccurrenceCount >= _policy.BufferedOccurrences)
                Flush();
        }
    }

    /// <summary>Removes a document; an unknown id changes nothing.</summary>
    public void Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Drop(id);
        }
    }

    /// <inheritdoc cref="Commit(ReadOnlyMemory{byte})"/>
    public SearchIndexReader Commit() => Commit(Position);

    /// <summary>
    /// A reader that sees every change so far; readers made before keep seeing what they saw. In a directory the commit is durable when this
    /// returns. What was removed or replaced is found by nobody from now on; an index in memory holds nothing of it any more, one in a
    /// directory until <see cref="Purge"/>.
    /// </summary>
    /// <param name="position">Whatever the caller wants to find again in <see cref="Position"/> with exactly these changes.</param>
    public SearchIndexReader Commit(ReadOnlyMemory<byte> position)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Flush();
            _segments.Apply();
            foreach (var view in _segments.Views.Where(v => v.Live is not null && (_policy.PurgeAtCommit || v.Segment.DocumentCount <= _policy.WithinCommit)).ToList())
                _segments.Rewrite([view]);
            while (MergePlan.Choose(_segments.Views, _policy) is { } chosen && (_policy.PurgeAtCommit || chosen.Sum(s => s.LiveCount) <= _policy.WithinCommit))
                _segments.Rewrite(chosen);
            return Publish(position);
        }
    }

    /// <summary>
    /// Writes every segment anew that holds a removed document, and unlinks the old files: of what was removed before this was called nothing
    /// is left in any file. Other calls do not wait for it, but for <see cref="Dispose"/>, which ends it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the writer disposed.</exception>
    public SearchIndexReader Purge(CancellationToken cancellationToken) =>
        Rewrite(views => [.. views.Where(v => v.Live is not null).Select(v => new[] { v })], cancellationToken);

    /// <summary>Puts everything into one segment, without what was removed. Other calls do not wait for it, but for <see cref="Dispose"/>, which ends it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the writer disposed.</exception>
    public SearchIndexReader Compact(CancellationToken cancellationToken) =>
        Rewrite(views => views.Count > 1 || views.Any(v => v.Live is not null) ? [views] : [], cancellationToken);

    /// <summary>Leaves the directory to another writer, when everything has ended. Uncommitted changes are lost; readers go on. May be called again.</summary>
    public void Dispose()
    {
        Task merging;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            merging = _merging;
        }

        _closing.Cancel();
        merging.Wait();
        // Whoever rewrites has heard it, and ends before the directory is another's.
        lock (_rewriting)
            lock (_lock)
                _store.Dispose();
        _closing.Dispose();
    }

    private void Drop(string id)
    {
        if (!_buffer.Drop(id))
            _segments.Remove(UnitCoding.Encode(id));
    }

    private void Flush()
    {
        if (_buffer.Count > 0)
            _segments.Add(_store.Create(_buffer.Write));
        else
            _buffer.Clear();
    }

    private SearchIndexReader Publish(ReadOnlyMemory<byte> position)
    {
        _segments.Apply();
        _store.Commit(_segments.Views, _arrivals, position);
        Position = position;
        if (_merging.IsCompleted && !_isDisposed && MergePlan.Choose(_segments.Views, _policy) is not null)
            _merging = Task.Run(MergeBeside);
        return new SearchIndexReader(_language, _segments.Views, position);
    }

    private SearchIndexReader Rewrite(Func<IReadOnlyList<SegmentView>, IReadOnlyList<IReadOnlyList<SegmentView>>> choose, CancellationToken cancellationToken)
    {
        lock (_rewriting)
        {
            IReadOnlyList<SegmentView> views;
            CancellationTokenSource either;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
                Flush();
                _segments.Apply();
                views = _segments.Views;
            }

            using (either)
                foreach (var sources in choose(views))
                    Rewrite(sources, either.Token);
            lock (_lock)
                return Publish(Position);
        }
    }

    // Never fails: what it could not do the next commit lets it try again.
    private void MergeBeside()
    {
        try
        {
            lock (_rewriting)
                while (Next() is { } chosen)
                    Rewrite(chosen, _closing.Token);
            MergeFailure = null;
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }
#pragma warning disable CA1031 // Whatever it is, it is told, and must not keep a commit from hiding what was withdrawn.
        catch (Exception error)
#pragma warning restore CA1031
        {
            MergeFailure = error;
        }

        List<SegmentView>? Next()
        {
            lock (_lock)
                return MergePlan.Choose(_segments.Views, _policy);
        }
    }

    private void Rewrite(IReadOnlyList<SegmentView> sources, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rewriting = new Rewriting(_store, sources);
        rewriting.Write(cancellationToken);
        lock (_lock)
            _segments.Replace(rewriting);
    }
}
