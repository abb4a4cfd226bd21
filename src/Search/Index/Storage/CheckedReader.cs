namespace Disclosure.Search.Index.Storage;

/// <summary>Reads what <see cref="ByteBuffer"/> wrote, where nobody knows yet whether these are such bytes: never beyond them.</summary>
internal ref struct CheckedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Bytes.</summary>
    public readonly int Left => _rest.Length;

    public byte Byte() => Bytes(1)[0];

    public int Int32() => BitConverter.ToInt32(Bytes(sizeof(int)));

    public long Int64() => BitConverter.ToInt64(Bytes(sizeof(long)));

    /// <summary>A number of at most <paramref name="most"/>.</summary>
    public long Variable(long most)
    {
        ulong value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            ulong next = Byte();
            value |= (next & 127) << shift;
            if (next > 127)
                continue;
            return value <= (ulong)most ? (long)value : throw Refused();
        }

        throw Refused();
    }

    public int Variable(int most) => (int)Variable((long)most);

    /// <summary>A number of things that take a byte each at least: never more than there are bytes.</summary>
    public int Count() => Variable(_rest.Length);

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _rest.Length)
            throw Refused();
        var read = _rest[..count];
        _rest = _rest[count..];
        return read;
    }

    public string String()
    {
        var encoded = Bytes(Variable(_rest.Length));
        return UnitCoding.IsWhole(encoded) ? UnitCoding.Decode(encoded) : throw Refused();
    }

    private static IndexDamagedException Refused() => new("A part of it is not what was written.");
}
