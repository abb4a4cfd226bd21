using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>A relationship of a part.</summary>
/// <param name="Id">Its id within the part.</param>
/// <param name="Type">Last segment of its type, such as <c>header</c>.</param>
/// <param name="Target">Name of the target part, without a leading slash, or the external address.</param>
/// <param name="IsExternal">Whether it points out of the package.</param>
internal sealed record DocxRelationship(string Id, string Type, string Target, bool IsExternal);

/// <summary>
/// The entries of a package. Read with ZipArchive and XmlReader alone: the Open XML SDK reads only what it knows of, and a part that
/// nobody looks at is a part that nobody has checked.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    private const int RecordsOfNestedPackages = 4;
    private const int PieceBytes = 64 * 1024;

    private readonly ZipArchive _archive;
    private readonly DocumentLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    private DocxPackage(ZipArchive archive, DocumentLimits limits, CancellationToken cancellationToken)
    {
        _archive = archive;
        _limits = limits;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Names of all parts, as written.</summary>
    public IEnumerable<string> PartNames => _entries.Values.Select(entry => entry.FullName);

    /// <summary>The comments of the archive and of its entries.</summary>
    public IEnumerable<string> Comments => _archive.Entries.Select(entry => entry.Comment).Prepend(_archive.Comment);

    /// <summary>Opens a package and checks its directory.</summary>
    /// <exception cref="DocumentRefusedException">Too many entries, an unsafe or repeated name, or encryption.</exception>
    /// <exception cref="InvalidDataException">Not a whole ZIP file.</exception>
    public static DocxPackage Open(ReadOnlyMemory<byte> content, DocumentLimits limits, CancellationToken cancellationToken)
    {
        // The directory is read whole before its entries can be counted.
        if (content.Span.Count("PK\x01\x02"u8) > (long)limits.PackageEntries * RecordsOfNestedPackages)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
        var stream = MemoryMarshal.TryGetArray(content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
        var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var package = new DocxPackage(archive, limits, cancellationToken);
        try
        {
            package.ReadDirectory();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>Bytes unpacked so far.</summary>
    public long UnpackedBytes => _unpacked;

    /// <summary>Whether a part can still be read within the limits.</summary>
    public bool HasRoomFor(string name) => _entries.TryGetValue(name, out var entry) && entry.Length <= _limits.UnpackedBytes - _unpacked;

    /// <summary>The bytes of a part; null when there is none of this name (letter case aside).</summary>
    public ReadOnlyMemory<byte>? ReadPart(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return null;
        // The size and the checksum that the directory states are taken for a bound first and then held to the bytes: programs that
        // trust either would read another text than those that do not.
        if (entry.Length > _limits.UnpackedBytes - _unpacked)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
        _unpacked += entry.Length;
        var part = new byte[entry.Length];
        using var source = entry.Open();
        var filled = 0;
        while (filled < part.Length && source.Read(part, filled, Math.Min(part.Length - filled, PieceBytes)) is > 0 and var read)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            filled += read;
        }

        if (filled < part.Length || source.ReadByte() >= 0 || PartChecksum.Of(part) != entry.Crc32)
            throw new DocumentRefusedException(DocumentRefusals.Damaged);
        return part;
    }

    /// <summary>The name of the part that holds a part's relationships; empty name for the package itself.</summary>
    public static string RelationshipsPartOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    /// <summary>The part that a target names, seen from the part that holds it; null when it points out of the package.</summary>
    public static string? Resolve(string part, string target)
    {
        target = Uri.UnescapeDataString(target);
        var path = target.StartsWith('/') ? target[1..] : part[..(part.LastIndexOf('/') + 1)] + target;
        var segments = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or ".")
                continue;
            if (segment is not "..")
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else
                return null;
        }

        return string.Join('/', segments);
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private void ReadDirectory()
    {
        if (_archive.Entries.Count > _limits.PackageEntries)
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);
        foreach (var entry in _archive.Entries)
        {
            var name = entry.FullName;
            if (entry.IsEncrypted)
                throw new DocumentRefusedException(DocumentRefusals.Encrypted);
            if (name.Length == 0 || name[0] == '/' || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || name.Split('/').Contains("..", StringComparer.Ordinal))
                throw new DocumentRefusedException(DocumentRefusals.UnsafeName);
            // Two parts of one name: programs disagree on which they read.
            if (!name.EndsWith('/') && !_entries.TryAdd(name, entry))
                throw new DocumentRefusedException(DocumentRefusals.Damaged);
        }
    }
}
