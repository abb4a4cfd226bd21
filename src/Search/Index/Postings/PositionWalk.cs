using System.Runtime.CompilerServices;

namespace Disclosure.Search.Index.Postings;

/// <summary>Walks over the positions of one document, rising.</summary>
internal unsafe ref struct PositionWalk
{
    private byte* _chunk;
    private ulong _mask;
    private int _width;
    private int _bit;
    private int _inChunk;
    private int _position;

    /// <param name="chunk">Where the chunk begins that the first position lies in.</param>
    /// <param name="index">Of the first position in that chunk.</param>
    public PositionWalk(byte* chunk, int index, int count)
    {
        Left = count;
        Enter(chunk, index);
    }

    /// <summary>How many are still to come.</summary>
    public int Left { get; private set; }

    /// <summary>The next one; there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        if (_inChunk == 0)
            Enter(_chunk + 1 + (_width * (TermDataWriter.BlockSize / 8)), 0);
        _position += (int)((*(ulong*)(_chunk + 1 + (_bit >> 3)) >> (_bit & 7)) & _mask);
        _bit += _width;
        _inChunk--;
        Left--;
        return _position;
    }

    private void Enter(byte* chunk, int index)
    {
        _chunk = chunk;
        _width = *chunk;
        _mask = (1UL << _width) - 1;
        _bit = index * _width;
        _inChunk = TermDataWriter.BlockSize - index;
    }
}
