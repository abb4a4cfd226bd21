using System.Buffers;

namespace Disclosure.Redactor.Verification;

/// <summary>Bytes of a payload that nobody will publish, in rented memory that is wiped when it is given back.</summary>
internal sealed class PooledPayload : IBufferWriter<byte>, IDisposable
{
    private const int Smallest = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Smallest);
    private int _count;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    /// <inheritdoc/>
    public void Advance(int count) => _count += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_bytes.Length - _count < needed)
        {
            var grown = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_count + needed, 2 * _bytes.Length)));
            Written.CopyTo(grown);
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = grown;
        }

        return _bytes.AsMemory(_count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
        _count = 0;
    }
}
