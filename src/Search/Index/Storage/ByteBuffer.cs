using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Disclosure.Search.Index.Storage;

/// <summary>Bytes that grow at the end.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Room for <paramref name="count"/> zeroed bytes at the end.</summary>
    public Span<byte> Append(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(Length + (long)count, _bytes.Length * 2L)));
        var span = _bytes.AsSpan(Length, count);
        span.Clear();
        Length += count;
        return span;
    }

    public void Add(byte value) => Append(1)[0] = value;

    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Append(bytes.Length));

    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Add(MemoryMarshal.AsBytes(values));

    public void AddInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Append(sizeof(int)), value);

    public void AddInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Append(sizeof(long)), value);

    /// <summary>Seven bits a byte, lowest first.</summary>
    public void AddVariable(ulong value)
    {
        for (; value > 127; value >>= 7)
            Add((byte)(value | 128));
        Add((byte)value);
    }

    public void AddString(ReadOnlySpan<char> text)
    {
        var bytes = UnitCoding.Encode(text);
        AddVariable((ulong)bytes.Length);
        Add(bytes);
    }

    public void SetByte(int at, byte value) => _bytes[at] = value;

    public void SetInt32(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at), value);
}
