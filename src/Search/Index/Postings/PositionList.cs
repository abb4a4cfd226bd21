namespace Disclosure.Search.Index.Postings;

/// <summary>Positions that grow at the end, used again and again.</summary>
internal sealed class PositionList
{
    private int[] _values = new int[16];

    public int Count { get; private set; }

    public Span<int> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Truncate(int count) => Count = count;

    public void Add(int value) => Append(1)[0] = value;

    public Span<int> Append(int count)
    {
        if (_values.Length - Count < count)
            Array.Resize(ref _values, Math.Max(Count + count, _values.Length * 2));
        Count += count;
        return _values.AsSpan(Count - count, count);
    }
}
