using System.Buffers;

namespace Disclosure.Redactor.Verification;

/// <summary>A list in rented memory, wiped when it is given back: what the verifier reads is private until it has passed.</summary>
internal struct PooledArray<T>(int capacity) : IDisposable
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    /// <summary>Number of items.</summary>
    public int Count { get; set; }

    /// <summary>The items.</summary>
    public readonly Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>An item in place.</summary>
    public readonly ref T this[int index] => ref Items[index];

    /// <summary>Adds one.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow(1);
        _items[Count++] = item;
    }

    /// <summary>Room for so many more behind the last item; they count once <see cref="Count"/> says so.</summary>
    public Span<T> Reserve(int more)
    {
        if (_items.Length - Count < more)
            Grow(more);
        return _items.AsSpan(Count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_items.Length > 0)
            ArrayPool<T>.Shared.Return(_items, clearArray: true);
        _items = [];
        Count = 0;
    }

    private void Grow(int more)
    {
        var grown = ArrayPool<T>.Shared.Rent(checked(Math.Max(Count + more, 2 * Count)));
        Items.CopyTo(grown);
        ArrayPool<T>.Shared.Return(_items, clearArray: true);
        _items = grown;
    }
}
