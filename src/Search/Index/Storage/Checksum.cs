using System.Buffers.Binary;
using System.Numerics;

namespace Disclosure.Search.Index.Storage;

/// <summary>CRC-32C over bytes in any number of pieces.</summary>
internal struct Checksum
{
    private uint _state;

    public Checksum() => _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            state = BitOperations.Crc32C(state, value);
        _state = state;
    }

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = new Checksum();
        checksum.Add(bytes);
        return checksum.Value;
    }
}
