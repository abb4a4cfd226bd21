using System.Text;
using Disclosure.Gazette.Stores;

namespace Disclosure.Gazette.Log;

/// <summary>
/// What the log said, in a file outside of it: an outline of each entry, one a line, only ever added to. A log that was restored from a
/// backup is brought forward by it, so that nothing that was removed since comes back. It holds no content and no key, and may be copied
/// anywhere at any time; the newest copy is the one that counts. Safe for use from many threads and processes: a line is one write to the
/// end of the file, and an entry that is there twice says the same twice.
/// </summary>
public sealed class LogLedger(string path) : IDisposable
{
    private const int TailBytes = 64 * 1024;
    private const int Page = 1_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _next = -1;

    /// <summary>Adds what the log holds and the ledger does not; it is on the disk when this returns.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal async Task CatchUpAsync(Database log, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_next < 0)
                _next = (Newest()?.Index ?? -1) + 1;
            while (true)
            {
                var lines = await MissingAsync(log, _next, cancellationToken);
                if (lines.Count == 0)
                    return;
                await AddAsync(lines, cancellationToken);
                _next = lines[^1].Index + 1;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The newest entry it knows; null when it knows none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal LogOutline? Newest()
    {
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(TailBytes, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8);
        LogOutline? newest = null;
        // The first line of the tail may be a piece of one: then it is none.
        while (reader.ReadLine() is { } line)
        {
            if (LogOutline.Parse(line) is { } outline && outline.Index > (newest?.Index ?? -1))
                newest = outline;
        }

        return newest;
    }

    /// <summary>What it knows from an index on, in order.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="GazetteDamagedException">An entry is missing, or told in two ways.</exception>
    internal async Task<IReadOnlyList<LogOutline>> FromAsync(long index, CancellationToken cancellationToken)
    {
        var outlines = new SortedDictionary<long, LogOutline>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            if (LogOutline.Parse(line) is not { } outline || outline.Index < index)
                continue;
            if (outlines.TryGetValue(outline.Index, out var known) && !known.Root.AsSpan().SequenceEqual(outline.Root))
                throw new GazetteDamagedException($"The ledger tells entry {outline.Index} in two ways.");
            outlines[outline.Index] = outline;
        }

        return outlines.Count == 0 || outlines.Keys.Last() == index + outlines.Count - 1
            ? [.. outlines.Values]
            : throw new GazetteDamagedException($"The ledger lacks an entry after {index}.");
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static async Task<IReadOnlyList<LogOutline>> MissingAsync(Database log, long from, CancellationToken cancellationToken)
    {
        await using var connection = await log.OpenAsync(cancellationToken);
        var rows = await EntryTable.OutlineAsync(connection, from, from + Page, cancellationToken);
        var heads = (await HeadTable.PageAsync(connection, transaction: null, from + 1, Page, cancellationToken)).ToDictionary(static head => head.TreeSize);
        // What was committed between the two looks is told by the next.
        return [.. rows.TakeWhile(row => heads.ContainsKey(row.EntryIndex + 1)).Select(row => LogOutline.Of(row, heads[row.EntryIndex + 1]))];
    }

    private async Task AddAsync(IReadOnlyList<LogOutline> lines, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = WholeFile.OwnerOnly;
        await using var file = new FileStream(path, options);
        // The line break comes first as well: a line that a crash cut short must not swallow the next one.
        await file.WriteAsync(Encoding.UTF8.GetBytes('\n' + string.Join('\n', lines.Select(static line => line.ToLine())) + '\n'), cancellationToken);
        file.Flush(flushToDisk: true);
    }
}
