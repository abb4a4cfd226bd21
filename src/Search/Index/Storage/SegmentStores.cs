namespace Disclosure.Search.Index.Storage;

/// <summary>Where an index keeps its segments. One caller at a time but for <see cref="Create"/>.</summary>
internal interface ISegmentStore : IDisposable
{
    /// <summary>Keeps what is written as a segment of the next commits. It is not durable before one of them.</summary>
    Segment Create(Action<Stream> write);

    /// <summary>Makes the next commit consist of these segments, whole and durable; what it does not hold is gone afterwards.</summary>
    void Commit(IReadOnlyList<SegmentView> segments, long nextArrival, ReadOnlyMemory<byte> position);

    /// <summary>A segment that no coming commit will hold. The newest one may still: its file goes when the next is durable.</summary>
    void Discard(Segment segment);
}

/// <summary>Segments in memory: gone with the process.</summary>
internal sealed class MemorySegmentStore : ISegmentStore
{
    private long _next;

    public Segment Create(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Segment.Of(SegmentBytes.Copy(stream.GetBuffer().AsSpan(0, (int)stream.Length)), $"{Interlocked.Increment(ref _next)}");
    }

    public void Commit(IReadOnlyList<SegmentView> segments, long nextArrival, ReadOnlyMemory<byte> position)
    {
        // Nothing outlives the process.
    }

    public void Discard(Segment segment)
    {
        // The collector frees it.
    }

    public void Dispose()
    {
        // Readers may go on.
    }
}

/// <summary>Segments in the files of a directory that belongs to the index alone.</summary>
internal sealed class DirectorySegmentStore : ISegmentStore
{
    private const string UnfinishedSuffix = ".tmp";

    private readonly string _directory;
    private readonly string _fingerprint;
    private readonly FileStream _lock;
    private readonly HashSet<string> _uncommitted = new(StringComparer.Ordinal);
    private long _generation;
    private long _nextSegment;

    /// <exception cref="IOException">Another writer has the directory.</exception>
    /// <exception cref="IndexDamagedException">A file of the newest commit is missing or damaged.</exception>
    /// <param name="isNew">True to begin without what is there; all of it is removed.</param>
    public DirectorySegmentStore(string directory, string fingerprint, bool isNew)
    {
        Directory.CreateDirectory(directory);
        (_directory, _fingerprint) = (directory, fingerprint);
        _lock = new FileStream(Path.Combine(directory, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            var newest = isNew ? null : CommitFiles.Open(directory, fingerprint);
            Manifest = newest?.Manifest;
            Segments = newest?.Segments ?? [];
            _generation = Manifest?.Generation ?? 0;
            _nextSegment = Manifest?.NextSegment ?? 0;
            RemoveOthers(Manifest?.FileName, Segments);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>The commit that was there; null in a new directory.</summary>
    public CommitManifest? Manifest { get; }

    public IReadOnlyList<SegmentView> Segments { get; }

    public Segment Create(Action<Stream> write)
    {
        string name;
        lock (_uncommitted)
        {
            name = SegmentNames.Of(_nextSegment++);
            _uncommitted.Add(name);
        }

        var path = Path.Combine(_directory, name);
        using var trace = IndexTracing.Start(IndexTracing.Write);
        try
        {
            using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0))
                write(stream);
            return Segment.Of(SegmentBytes.Map(path), name);
        }
        catch
        {
            lock (_uncommitted)
                _uncommitted.Remove(name);
            File.Delete(path);
            throw;
        }
    }

    public void Commit(IReadOnlyList<SegmentView> segments, long nextArrival, ReadOnlyMemory<byte> position)
    {
        using var trace = IndexTracing.Start(IndexTracing.Commit);
        string[] fresh;
        lock (_uncommitted)
            fresh = [.. segments.Select(s => s.Segment.Name).Where(_uncommitted.Contains)];
        foreach (var name in fresh)
            DurableFiles.Flush(Path.Combine(_directory, name));

        var manifest = new CommitManifest
        {
            Generation = _generation + 1,
            NextSegment = Interlocked.Read(ref _nextSegment),
            NextArrival = nextArrival,
            Position = position,
            Fingerprint = _fingerprint,
            Segments = [.. segments.Select(s => new CommittedSegment(s.Segment.Name, s.Segment.Bytes.Length, Removed(s)))],
        };
        var path = Path.Combine(_directory, manifest.FileName);
        File.WriteAllBytes(path + UnfinishedSuffix, manifest.Write());
        DurableFiles.Flush(path + UnfinishedSuffix);
        // A commit that failed after this left the file under the name of the one that is tried again.
        File.Move(path + UnfinishedSuffix, path, overwrite: true);
        // Before anything older goes: until here the commit before is the newest that is sure to survive.
        DurableFiles.FlushFolder(_directory);
        _generation++;
        lock (_uncommitted)
            _uncommitted.ExceptWith(fresh);
        RemoveOthers(manifest.FileName, segments);
    }

    public void Discard(Segment segment)
    {
        lock (_uncommitted)
            if (!_uncommitted.Remove(segment.Name))
                return;
        File.Delete(Path.Combine(_directory, segment.Name));
    }

    public void Dispose() => _lock.Dispose();

    private static List<int> Removed(SegmentView view)
    {
        var removed = new List<int>();
        if (view.Live is { } live)
            for (var document = 0; document < view.Segment.DocumentCount; document++)
                if (!live[document])
                    removed.Add(document);
        return removed;
    }

    private void RemoveOthers(string? manifest, IReadOnlyList<SegmentView> segments)
    {
        var kept = segments.Select(s => s.Segment.Name).ToHashSet(StringComparer.Ordinal);
        lock (_uncommitted)
            kept.UnionWith(_uncommitted);
        var isAnyGone = false;
        foreach (var path in Directory.EnumerateFiles(_directory))
        {
            var name = Path.GetFileName(path);
            var isOurs = SegmentNames.IsOne(name) || name.EndsWith(UnfinishedSuffix, StringComparison.Ordinal)
                || CommitManifest.GenerationOf(name) is not null;
            if (!isOurs || kept.Contains(name) || string.Equals(name, manifest, StringComparison.Ordinal))
                continue;
            using (IndexTracing.Start(IndexTracing.Unlink))
                File.Delete(path);
            isAnyGone |= SegmentNames.IsOne(name);
        }

        // A loss of power must not bring back what a purge took away.
        if (isAnyGone)
            DurableFiles.FlushFolder(_directory);
    }
}
