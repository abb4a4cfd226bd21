using System.Text;

namespace Disclosure.Publisher.Store;

/// <summary>
/// The cases whose keys were destroyed, in a file outside of the database: an id a line, only ever added to. A desk that was restored from a
/// backup erases them again before it opens. The ids are random and tell nothing. Safe for use from many threads and processes.
/// </summary>
public sealed class ErasedCases(string path) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Adds cases; they are on the disk when this returns. One that is there twice counts once.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task AddAsync(IReadOnlyCollection<string> caseIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caseIds);
        if (caseIds.Count == 0)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var file = new FileStream(path, options);
            // The line break comes first as well: a line that a crash cut short must not swallow the next one.
            await file.WriteAsync(Encoding.ASCII.GetBytes($"\n{string.Join('\n', caseIds)}\n"), cancellationToken);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>All of them.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<IReadOnlySet<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            {
                if (line.Length > 0)
                {
                    ids.Add(line);
                }
            }
        }

        return ids;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
