using System.Buffers;

namespace Disclosure.Redactor.Text;

/// <summary>A growing list whose storage is borrowed and given back clean, so that reading a text leaves next to nothing behind.</summary>
internal sealed class RentedList<T>(int capacity) : IDisposable
    where T : struct
{
    private T[] _items = ArrayPool<T>.Shared.Rent(Math.Max(16, capacity));

    /// <summary>Number of items.</summary>
    public int Count { get; private set; }

    /// <summary>The items; no longer good after the next <see cref="Add"/>.</summary>
    public Span<T> Items => _items.AsSpan(0, Count);

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow(Count + 1);
        _items[Count++] = item;
    }

    /// <summary>Room for so many items more behind the last; what is written there counts once <see cref="Take"/> says how many.</summary>
    public Span<T> Room(int items)
    {
        if (_items.Length - Count < items)
            Grow(Count + items);
        return _items.AsSpan(Count, items);
    }

    /// <summary>Counts so many items that were written into <see cref="Room"/>.</summary>
    public void Take(int items) => Count += items;

    /// <summary>Forgets the items behind the first so many.</summary>
    public void CutTo(int count)
    {
        _items.AsSpan(count, Count - count).Clear();
        Count = count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _items.AsSpan(0, Count).Clear();
        ArrayPool<T>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, _items.Length * 2));
        Items.CopyTo(larger);
        _items.AsSpan(0, Count).Clear();
        ArrayPool<T>.Shared.Return(_items);
        _items = larger;
    }
}
