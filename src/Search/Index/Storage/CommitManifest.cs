using System.Buffers.Binary;
using System.Globalization;

namespace Disclosure.Search.Index.Storage;

/// <summary>
/// What one commit consists of. Written as one file with a checksum at its end and put in place by a rename, so that a commit is there
/// whole or not at all.
/// </summary>
internal sealed record CommitManifest
{
    private const ulong Magic = 0x31_54_4D_43_44_58_44_49; // IDXDCMT1
    private const string Prefix = "commit-";

    /// <summary>Rises with each commit of a directory.</summary>
    public required long Generation { get; init; }

    /// <summary>The number of the next segment file; numbers are never used again.</summary>
    public required long NextSegment { get; init; }

    /// <summary>The place in order of arrival of the next document.</summary>
    public required long NextArrival { get; init; }

    public required ReadOnlyMemory<byte> Position { get; init; }

    /// <summary>Of the language that cut the texts: another one asks for other words.</summary>
    public required string Fingerprint { get; init; }

    public required IReadOnlyList<CommittedSegment> Segments { get; init; }

    public string FileName => Prefix + Generation.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The generation that a file name stands for; null for any other file.</summary>
    public static long? GenerationOf(string fileName) =>
        fileName.StartsWith(Prefix, StringComparison.Ordinal) && fileName.Length == Prefix.Length + 16
            && long.TryParse(fileName.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var generation) ? generation : null;

    public byte[] Write()
    {
        var bytes = new ByteBuffer();
        bytes.AddInt64((long)Magic);
        bytes.AddInt64(Generation);
        bytes.AddInt64(NextSegment);
        bytes.AddInt64(NextArrival);
        bytes.AddVariable((ulong)Position.Length);
        bytes.Add(Position.Span);
        bytes.AddString(Fingerprint);
        bytes.AddVariable((ulong)Segments.Count);
        foreach (var segment in Segments)
        {
            bytes.AddString(segment.Name);
            bytes.AddVariable((ulong)segment.Length);
            bytes.AddVariable((ulong)segment.Removed.Count);
            var before = -1;
            foreach (var document in segment.Removed)
            {
                bytes.AddVariable((ulong)(document - before));
                before = document;
            }
        }

        bytes.AddInt32((int)Checksum.Of(bytes.Written));
        return bytes.Written.ToArray();
    }

    /// <exception cref="IndexDamagedException">These are not the bytes that were written.</exception>
    public static CommitManifest Read(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.Length < 36 || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) != Checksum.Of(bytes[..^4]))
            throw new IndexDamagedException($"{fileName} is damaged: its checksum is wrong.");
        var reader = new CheckedReader(bytes[sizeof(ulong)..^4]);
        var manifest = new CommitManifest
        {
            Generation = reader.Int64(),
            NextSegment = reader.Int64(),
            NextArrival = reader.Int64(),
            Position = reader.Bytes(reader.Count()).ToArray(),
            Fingerprint = reader.String(),
            Segments = ReadSegments(ref reader),
        };
        // A file under another's name would be written over by the next commit but one.
        return reader.IsAtEnd && string.Equals(manifest.FileName, fileName, StringComparison.Ordinal) ? manifest
            : throw new IndexDamagedException($"{fileName} is not the commit of this name.");
    }

    private static CommittedSegment[] ReadSegments(ref CheckedReader reader)
    {
        var segments = new CommittedSegment[reader.Count()];
        for (var i = 0; i < segments.Length; i++)
        {
            var (name, length) = (reader.String(), reader.Variable(long.MaxValue));
            // Names lead to files of this folder and to no others.
            if (!SegmentNames.IsOne(name))
                throw new IndexDamagedException("A commit names a file that is no segment.");
            var removed = new int[reader.Count()];
            var before = -1;
            for (var j = 0; j < removed.Length; j++)
            {
                var step = reader.Variable(int.MaxValue - 1 - Math.Max(before, 0));
                removed[j] = step > 0 ? before += step : throw new IndexDamagedException("A commit removes a document twice.");
            }

            segments[i] = new CommittedSegment(name, length, removed);
        }

        return segments;
    }
}

/// <summary>A segment file of a commit, its length in bytes, and which of its documents are removed, rising.</summary>
internal sealed record CommittedSegment(string Name, long Length, IReadOnlyList<int> Removed);
