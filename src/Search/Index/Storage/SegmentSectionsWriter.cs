using System.Runtime.InteropServices;

namespace Disclosure.Search.Index.Storage;

/// <summary>
/// Writes a segment file: 8 bytes of magic, the terms' data, the sections, each at a multiple of eight, and a footer: where each section
/// begins and how long it is (8 bytes each), the checksum of all before it (4), the number of sections (4), the magic again.
/// </summary>
internal sealed class SegmentSectionsWriter
{
    public const ulong Magic = 0x31_47_45_53_44_58_44_49; // IDXDSEG1
    public const int SectionCount = (int)SegmentSection.Numbers + 1;
    public const int FooterLength = (SectionCount * 16) + 16;

    private readonly SegmentOutput _output;
    private readonly long[] _table = new long[SectionCount * 2];

    public SegmentSectionsWriter(SegmentOutput output)
    {
        _output = output;
        output.Write(BitConverter.GetBytes(Magic));
    }

    public void Add(SegmentSection section, ReadOnlySpan<byte> bytes)
    {
        _table[(int)section * 2] = AddUnnamed(bytes);
        _table[((int)section * 2) + 1] = bytes.Length;
    }

    public void Add<T>(SegmentSection section, ReadOnlySpan<T> values)
        where T : unmanaged => Add(section, MemoryMarshal.AsBytes(values));

    /// <summary>Bytes that another section tells the place of: where they begin.</summary>
    public long AddUnnamed(ReadOnlySpan<byte> bytes)
    {
        _output.Align();
        var at = _output.Position;
        _output.Write(bytes);
        return at;
    }

    public void Finish()
    {
        _output.Align();
        _output.Write(MemoryMarshal.AsBytes(_table.AsSpan()));
        _output.Write(BitConverter.GetBytes(_output.Checksum));
        _output.Write(BitConverter.GetBytes(SectionCount));
        _output.Write(BitConverter.GetBytes(Magic));
        _output.Flush();
    }
}
