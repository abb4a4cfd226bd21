namespace Disclosure.Search.Index.Storage;

/// <summary>Reads what <see cref="ByteBuffer"/> wrote. Of checked bytes only; it does not look where it ends.</summary>
internal unsafe ref struct ByteReader(byte* at)
{
    public byte* At { get; private set; } = at;

    public byte Byte() => *At++;

    public int Int32()
    {
        var value = *(int*)At;
        At += sizeof(int);
        return value;
    }

    public long Int64()
    {
        var value = *(long*)At;
        At += sizeof(long);
        return value;
    }

    public ulong Variable()
    {
        ulong value = *At++;
        if (value < 128)
            return value;
        value &= 127;
        for (var shift = 7; ; shift += 7)
        {
            ulong next = *At++;
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var bytes = new ReadOnlySpan<byte>(At, count);
        At += count;
        return bytes;
    }

    public string String() => UnitCoding.Decode(Bytes((int)Variable()));
}
