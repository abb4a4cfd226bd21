using System.Buffers.Binary;
using System.Text;

namespace Disclosure.Conversion.Office;

/// <summary>
/// The names and first bytes of the streams at the root of a compound file (MS-CFB), enough to tell what it is. Every chain is bounded
/// by the length of the file; whatever points out of it is damaged.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const uint LastSector = 0xFFFFFFFA;
    private const byte Stream = 2;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly int _shift;
    private readonly List<int> _fat = [];
    private readonly Dictionary<string, (uint Start, uint Length)> _streams = new(StringComparer.OrdinalIgnoreCase);
    private uint _miniStart;

    private CompoundFile(ReadOnlyMemory<byte> content)
    {
        _content = content;
        _shift = UInt16(30);
        if (_shift is not (9 or 12))
            throw new InvalidDataException("Not a sector size of compound files.");
    }

    /// <summary>Reads the directory.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static CompoundFile Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length < HeaderBytes)
            throw new InvalidDataException("Shorter than a header.");
        var file = new CompoundFile(content);
        file.ReadTable();
        file.ReadDirectory();
        return file;
    }

    /// <summary>Whether a stream of this name stands at the root, letter case aside.</summary>
    public bool Has(string name) => _streams.ContainsKey(name);

    /// <summary>The first bytes of a stream at the root, at most 64.</summary>
    /// <exception cref="InvalidDataException">It is not there, or points out of the file.</exception>
    public ReadOnlySpan<byte> Head(string name)
    {
        if (!_streams.TryGetValue(name, out var stream))
            throw new InvalidDataException("No such stream.");
        var length = (int)Math.Min(64, stream.Length);
        if (stream.Length >= UInt32(56))
            return Slice(Offset(stream.Start), length);

        // Short streams lie in sectors of 64 bytes within a stream of their own.
        var place = stream.Start * 64L;
        var sector = _miniStart;
        for (var skipped = place >> _shift; skipped > 0; skipped--)
            sector = Next(sector);
        return Slice(Offset(sector) + (int)(place & ((1 << _shift) - 1)), length);
    }

    private void ReadTable()
    {
        for (var place = 0; place < 109; place++)
            AddTableSector(UInt32(76 + (place * 4)));
        var perSector = ((1 << _shift) / 4) - 1;
        var sector = UInt32(68);
        for (var turn = 0; sector < LastSector; turn++)
        {
            var offset = Offset(sector);
            if (turn > _content.Length >> _shift)
                throw new InvalidDataException("The table goes in circles.");
            for (var place = 0; place < perSector; place++)
                AddTableSector(UInt32(offset + (place * 4)));
            sector = UInt32(offset + (perSector * 4));
        }
    }

    private void AddTableSector(uint sector)
    {
        if (sector >= LastSector)
            return;
        if (_fat.Count > _content.Length >> _shift)
            throw new InvalidDataException("More tables than sectors.");
        _fat.Add(Offset(sector));
    }

    private void ReadDirectory()
    {
        var entries = new List<int>();
        var sector = UInt32(48);
        for (var turn = 0; sector < LastSector; turn++)
        {
            if (turn > _content.Length >> _shift)
                throw new InvalidDataException("The directory goes in circles.");
            var offset = Offset(sector);
            for (var at = 0; at < 1 << _shift; at += EntryBytes)
                entries.Add(offset + at);
            sector = Next(sector);
        }

        if (entries.Count == 0)
            throw new InvalidDataException("No directory.");
        _miniStart = UInt32(entries[0] + 116);
        var open = new Stack<uint>();
        var seen = new HashSet<uint>();
        open.Push(UInt32(entries[0] + 76));
        while (open.TryPop(out var id))
        {
            if (id >= (uint)entries.Count || !seen.Add(id))
                continue;
            var entry = entries[(int)id];
            open.Push(UInt32(entry + 68));
            open.Push(UInt32(entry + 72));
            var nameBytes = Math.Clamp(UInt16(entry + 64) - 2, 0, 62);
            if (Slice(entry + 66, 1)[0] == Stream)
                _streams.TryAdd(Encoding.Unicode.GetString(Slice(entry, nameBytes)), (UInt32(entry + 116), UInt32(entry + 120)));
        }
    }

    private uint Next(uint sector)
    {
        var perSector = (1 << _shift) / 4;
        var table = sector / (uint)perSector;
        return table < (uint)_fat.Count
            ? UInt32(_fat[(int)table] + ((int)(sector % (uint)perSector) * 4))
            : throw new InvalidDataException("A sector beyond the table.");
    }

    private int Offset(uint sector)
    {
        var offset = ((long)sector + 1) << _shift;
        return offset < _content.Length ? (int)offset : throw new InvalidDataException("A sector beyond the file.");
    }

    private ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, 2));

    private uint UInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(offset, 4));

    private ReadOnlySpan<byte> Slice(int offset, int length) =>
        offset >= 0 && offset + length <= _content.Length ? _content.Span.Slice(offset, length) : throw new InvalidDataException("Beyond the file.");
}
