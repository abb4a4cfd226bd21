using System.Buffers.Binary;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>The checksum of ZIP entries (CRC-32 of ISO 3309), eight bytes at a step.</summary>
internal static class PartChecksum
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;
    private static readonly uint[] Table = Build();

    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var table = Table.AsSpan();
        var sum = uint.MaxValue;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ sum;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            sum = table[(int)(0x700 + (low & 0xFF))] ^ table[(int)(0x600 + ((low >> 8) & 0xFF))] ^ table[(int)(0x500 + ((low >> 16) & 0xFF))] ^ table[(int)(0x400 + (low >> 24))]
                ^ table[(int)(0x300 + (high & 0xFF))] ^ table[(int)(0x200 + ((high >> 8) & 0xFF))] ^ table[(int)(0x100 + ((high >> 16) & 0xFF))] ^ table[(int)(high >> 24)];
        }

        foreach (var one in bytes)
            sum = (sum >> 8) ^ table[(int)((sum ^ one) & 0xFF)];
        return ~sum;
    }

    private static uint[] Build()
    {
        var table = new uint[Slices * 256];
        for (var i = 0; i < table.Length; i++)
        {
            // Each slice carries the one before it one byte further.
            var sum = i < 256 ? (uint)i : table[i - 256];
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * Polynomial);
            table[i] = sum;
        }

        return table;
    }
}
