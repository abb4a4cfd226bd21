using System.IO.Compression;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Unpacks an entry and sees to it that all of its bytes were needed for that: what follows the end of the packed data is read by nobody.</summary>
internal static class Deflated
{
    /// <summary>The unpacked bytes; null when they are more or fewer than said, or when packed bytes are left over.</summary>
    /// <exception cref="InvalidDataException">The bytes are not packed so.</exception>
    public static byte[]? Unpack(ReadOnlyMemory<byte> packed, int length, bool isDeflated)
    {
        if (!isDeflated)
            return packed.Length == length ? packed.ToArray() : null;
        var content = new byte[length];
        using var source = new SparingStream(packed);
        using var inflater = new DeflateStream(source, CompressionMode.Decompress);
        inflater.ReadExactly(content);
        return inflater.ReadByte() < 0 && source.IsAtEnd ? content : null;
    }

    /// <summary>Gives its last bytes one by one, so that whoever reads from it takes none that it does not need.</summary>
    private sealed class SparingStream(ReadOnlyMemory<byte> bytes) : Stream
    {
        private const int Last = 16;
        private int _at;

        public bool IsAtEnd => _at == bytes.Length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var sparing = _at >= bytes.Length - Last;
            var count = Math.Min(buffer.Length, sparing ? Math.Min(1, bytes.Length - _at) : bytes.Length - Last - _at);
            bytes.Span.Slice(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
