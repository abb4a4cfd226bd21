namespace Disclosure.Search.Index.Storage;

/// <summary>Writes a segment's bytes in order, counting and checking them. The stream is the caller's.</summary>
internal sealed class SegmentOutput(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _buffered;
    private Checksum _checksum = new();

    public long Position { get; private set; }

    /// <summary>Of everything written so far.</summary>
    public uint Checksum
    {
        get
        {
            Flush();
            return _checksum.Value;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Position += bytes.Length;
        if (bytes.Length > _buffer.Length - _buffered)
            Flush();
        if (bytes.Length > _buffer.Length)
        {
            Send(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    /// <summary>Zeros up to the next multiple of eight.</summary>
    public void Align()
    {
        Span<byte> zeros = stackalloc byte[8];
        Write(zeros[..(int)(-Position & 7)]);
    }

    public void Flush()
    {
        Send(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        _checksum.Add(bytes);
        stream.Write(bytes);
    }
}
