namespace Disclosure.Search.Index.Building;

/// <summary>An array that grows at the end and is used again.</summary>
internal sealed class GrowingArray<T>
    where T : unmanaged
{
    private T[] _values = new T[1 << 10];

    public int Count { get; private set; }

    public Span<T> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(T value)
    {
        if (Count == _values.Length)
            Array.Resize(ref _values, _values.Length * 2);
        _values[Count++] = value;
    }

    public void Add(ReadOnlySpan<T> values)
    {
        Reserve(values.Length);
        values.CopyTo(_values.AsSpan(Count));
        Count += values.Length;
    }

    /// <summary>This many values, whatever they are.</summary>
    public Span<T> Resize(int count)
    {
        Count = 0;
        Reserve(count);
        Count = count;
        return Values;
    }

    private void Reserve(int more)
    {
        if (Count + more > _values.Length)
            Array.Resize(ref _values, Math.Max(_values.Length * 2, Count + more));
    }
}
