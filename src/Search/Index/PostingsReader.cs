namespace Disclosure.Search.Index;

/// <summary>Walks the postings of one term. The bytes come from this process alone: a broken one throws, it is not guessed at.</summary>
internal ref struct PostingsReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;
    private int _positions;
    private int _positionsEnd;

    public int Document { get; private set; }

    /// <summary>Occurrences, each as often as its field's weight.</summary>
    public int Frequency { get; private set; }

    public readonly ReadOnlySpan<byte> EncodedPositions => _bytes[_positions.._positionsEnd];

    public bool Next()
    {
        if (_next == _bytes.Length)
            return false;
        Document += ReadVariable(_bytes, ref _next);
        Frequency = ReadVariable(_bytes, ref _next);
        var length = ReadVariable(_bytes, ref _next);
        (_positions, _positionsEnd) = (_next, _next + length);
        _next = _positionsEnd;
        return true;
    }

    /// <summary>Puts the positions of the current document in place of what the list held.</summary>
    public readonly void ReadPositions(List<int> into)
    {
        into.Clear();
        var position = 0;
        for (var at = _positions; at < _positionsEnd;)
            into.Add(position += ReadVariable(_bytes, ref at));
    }

    private static int ReadVariable(ReadOnlySpan<byte> bytes, ref int at)
    {
        int value = bytes[at++];
        if (value < 128)
            return value;
        value &= 127;
        for (var shift = 7; ; shift += 7)
        {
            int next = bytes[at++];
            value |= (next & 127) << shift;
            if (next < 128)
                return value;
        }
    }
}
