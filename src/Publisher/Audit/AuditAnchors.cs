using System.Text;
using Disclosure.Gazette.Log;

namespace Disclosure.Publisher.Audit;

/// <summary>
/// Signed heads of the audit in an append-only file beside the keys, one a line. Who owns the database can write a chain that fits itself;
/// it will not fit these. Safe for use from many threads and processes: a line is one write to the end of the file.
/// </summary>
public sealed class AuditAnchors(string path, HeadVerifier verifier) : IDisposable
{
    /// <summary>Adds a head and waits until it is on the disk.</summary>
    public async Task AddAsync(SignedAuditHead head, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        // The line break comes first as well: a line that a crash cut short must not swallow the next one.
        await file.WriteAsync(Encoding.UTF8.GetBytes($"\n{head.ToLine()}\n"), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The heads from an entry on. A line cut short by a crash says nothing; one that is whole must be signed.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<AnchorSet> ReadAsync(long from, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return AnchorSet.None;
        }

        var hashes = new SortedDictionary<long, string>();
        var forged = 0;

        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            if (SignedAuditHead.Parse(line) is not { } head || head.Sequence < from)
            {
                continue;
            }

            if (!head.IsSignedBy(verifier) || !string.Equals(hashes.GetValueOrDefault(head.Sequence, head.Hash), head.Hash, StringComparison.Ordinal))
            {
                forged++;
                continue;
            }

            hashes[head.Sequence] = head.Hash;
        }

        return new AnchorSet(hashes, forged);
    }

    /// <inheritdoc/>
    public void Dispose() => verifier.Dispose();
}

/// <summary>What the file of anchors says.</summary>
/// <param name="Hashes">Hash in lower-case hex by number of the entry, ascending.</param>
/// <param name="Forged">Lines that are heads, but not signed by a known key, or at odds with another.</param>
public sealed record AnchorSet(SortedDictionary<long, string> Hashes, int Forged)
{
    /// <summary>Nothing was signed yet.</summary>
    public static AnchorSet None => new([], 0);
}
