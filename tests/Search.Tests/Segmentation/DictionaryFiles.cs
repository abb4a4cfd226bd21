using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests.Segmentation;

/// <summary>Dictionary files for tests, in the form that the product reads.</summary>
internal static unsafe class DictionaryFiles
{
    /// <summary>The one that is carried.</summary>
    public static string CarriedPath => Path.Combine(AppContext.BaseDirectory, "dictionary", "jieba.trie");

    /// <summary>A file without any word, with the carried model.</summary>
    /// <param name="total">What frequencies are shares of.</param>
    public static DictionaryFile OpenEmpty(string path, long total)
    {
        var carried = File.ReadAllBytes(CarriedPath);
        var rows = BinaryPrimitives.ReadInt32LittleEndian(carried.AsSpan(40));
        var modelLength = 64 + 128 + Padded(32 * rows);
        using var content = new MemoryStream();
        content.Write(carried.AsSpan(0, 64 + (4 << 16)));
        const int Slots = 2 * DictionaryFile.RootSlots;
        Write(MemoryMarshal.AsBytes<ulong>(new ulong[Slots]));
        Write(MemoryMarshal.AsBytes<double>([double.NegativeInfinity, Math.Log(1) - Math.Log(total)]));
        Write(MemoryMarshal.AsBytes<uint>([0, 0]));
        content.Write(carried.AsSpan(carried.Length - modelLength));
        var file = content.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(24), total);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(32), Slots);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(36), 2);
        Seal(file);
        File.WriteAllBytes(path, file);
        return DictionaryFile.Open(path);

        void Write(ReadOnlySpan<byte> part)
        {
            content.Write(part);
            content.Write(new byte[Padded(part.Length) - part.Length]);
        }
    }

    /// <summary>Makes length and checksum of a changed file right again.</summary>
    public static void Seal(byte[] file)
    {
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(16), file.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), Crc32C(file.AsSpan(12)));
    }

    private static int Padded(int length) => (length + 63) / 64 * 64;

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
        }

        return ~crc;
    }
}
