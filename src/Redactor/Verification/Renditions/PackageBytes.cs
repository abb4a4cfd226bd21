using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>An entry of a package.</summary>
/// <param name="Name">Its name, ASCII.</param>
/// <param name="Content">What it holds, unpacked.</param>
internal readonly record struct PackageEntry(string Name, byte[] Content);

/// <summary>
/// Reads a ZIP file byte by byte, so that there is no byte that nobody has looked at: entries follow each other from the first byte without
/// a gap, in the order of the directory, which ends the file; each says of itself what the directory says of it, and nothing more (no
/// comment, no extra field, no descriptor, no time but 1980-01-01). ZIP readers disagree on all else, which is where things hide.
/// </summary>
internal static class PackageBytes
{
    private const int LocalHeader = 30;
    private const int DirectoryHeader = 46;
    private const int DirectoryEnd = 22;
    private const int MostEntries = 64;
    private const int MostBytes = 128 * 1024 * 1024;
    private const int NewestVersion = 20;
    private const int Unix = 3;
    private const uint FirstDay = 0x0021_0000;

    // A regular file that its owner may write and all may read, as the platform sets it under Unix; nothing elsewhere.
    private const uint PlainFile = 0x81A4_0000;

    /// <summary>All entries, in their order.</summary>
    /// <exception cref="RenditionFormatException">The file is not built so, or larger than any rendition.</exception>
    public static List<PackageEntry> Read(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        Require(bytes.Length >= DirectoryEnd, "package/directory", string.Empty);
        var end = bytes[^DirectoryEnd..];
        var count = U16(end, 10);
        var at = U32(end, 16);
        Require(
            U32(end, 0) == 0x06054B50 && U16(end, 4) == 0 && U16(end, 6) == 0 && U16(end, 8) == count && count is > 0 and <= MostEntries
            && U16(end, 20) == 0 && at + (ulong)U32(end, 12) == (ulong)(bytes.Length - DirectoryEnd),
            "package/directory",
            string.Empty);

        var directory = (int)at;
        var local = 0;
        var room = MostBytes;
        var entries = new List<PackageEntry>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < count; i++)
        {
            var where = $"entry[{i}]";
            var header = At(bytes, directory, DirectoryHeader, where);
            var nameLength = U16(header, 28);
            Require(U32(header, 0) == 0x02014B50 && header[4] <= NewestVersion && header[5] is 0 or Unix, "package/header", where);
            Require(U16(header, 34) == 0 && U16(header, 36) <= 1, "package/header", where);
            Require(U32(header, 38) is 0 or PlainFile && U32(header, 42) == local, "package/header", where);
            Require(U16(header, 30) == 0 && U16(header, 32) == 0, "package/extra", where);
            var name = At(bytes, directory + DirectoryHeader, nameLength, where);
            var sizes = Check(header[6..], where);

            var own = At(bytes, local, LocalHeader, where);
            Require(U32(own, 0) == 0x04034B50 && own[4..28].SequenceEqual(header[6..30]), "package/header", where);
            Require(U16(own, 28) == 0, "package/extra", where);
            Require(At(bytes, local + LocalHeader, nameLength, where).SequenceEqual(name), "package/name", where);
            Require(name.Length > 0 && Ascii.IsValid(name) && names.Add(Encoding.ASCII.GetString(name)), "package/name", where);

            var data = local + LocalHeader + nameLength;
            Require(data + (long)sizes.Packed <= at && sizes.Unpacked <= room, "package/size", where);
            room -= (int)sizes.Unpacked;
            var content = Deflated.Unpack(file.Slice(data, (int)sizes.Packed), (int)sizes.Unpacked, sizes.IsDeflated)
                ?? throw new RenditionFormatException("package/data", where);
            Require(EntrySum.Of(content) == sizes.Sum, "package/data", where);
            entries.Add(new PackageEntry(Encoding.ASCII.GetString(name), content));
            local = data + (int)sizes.Packed;
            directory += DirectoryHeader + nameLength;
        }

        Require(local == at, "package/gap", string.Empty);
        Require(directory == bytes.Length - DirectoryEnd, "package/gap", string.Empty);
        return entries;
    }

    // What both headers say, from the version that is needed on.
    private static (bool IsDeflated, uint Sum, uint Packed, uint Unpacked) Check(ReadOnlySpan<byte> common, string where)
    {
        var (flags, method) = (U16(common, 2), U16(common, 4));
        Require(U16(common, 0) <= NewestVersion && (flags & ~0x0806) == 0 && method is 0 or 8, "package/header", where);
        Require(U32(common, 6) == FirstDay, "package/time", where);
        return (method == 8, U32(common, 10), U32(common, 14), U32(common, 18));
    }

    private static ReadOnlySpan<byte> At(ReadOnlySpan<byte> bytes, int start, int length, string where) =>
        start <= bytes.Length - length ? bytes.Slice(start, length) : throw new RenditionFormatException("package/size", where);

    private static void Require(bool isSo, string rule, string where)
    {
        if (!isSo)
            throw new RenditionFormatException(rule, where);
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
