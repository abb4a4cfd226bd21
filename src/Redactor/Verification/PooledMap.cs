using System.Buffers;
using System.Numerics;

namespace Disclosure.Redactor.Verification;

/// <summary>Numbers by key in rented memory: open addressing, never more than half full, wiped when it is given back.</summary>
internal struct PooledMap : IDisposable
{
    private const int SmallestCapacity = 512;
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private long[] _keys;
    private int[] _values;
    private int _shift;
    private int _count;

    /// <summary>An empty map.</summary>
    public static PooledMap Rent()
    {
        var map = default(PooledMap);
        map.Allocate(SmallestCapacity);
        return map;
    }

    /// <summary>The number of a key; -1 when there is none.</summary>
    /// <param name="key">Not negative.</param>
    public readonly int Find(long key)
    {
        var mask = (1 << (64 - _shift)) - 1;
        for (var at = Slot(key); ; at = (at + 1) & mask)
        {
            if (_keys[at] == key + 1)
                return _values[at];
            if (_keys[at] == 0)
                return -1;
        }
    }

    /// <summary>Adds a number, unless the key has one.</summary>
    public void TryAdd(long key, int value)
    {
        if (Find(key) >= 0)
            return;
        var capacity = 1 << (64 - _shift);
        if (2 * (_count + 1) > capacity)
        {
            var (keys, values) = (_keys, _values);
            Allocate(2 * capacity);
            for (var i = 0; i < capacity; i++)
            {
                if (keys[i] != 0)
                    Put(keys[i] - 1, values[i]);
            }

            Return(keys, values);
        }

        Put(key, value);
        _count++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Return(_keys, _values);
        _keys = [];
        _values = [];
    }

    private static void Return(long[] keys, int[] values)
    {
        if (keys.Length == 0)
            return;
        ArrayPool<long>.Shared.Return(keys, clearArray: true);
        ArrayPool<int>.Shared.Return(values, clearArray: true);
    }

    private readonly int Slot(long key) => (int)((ulong)key * Golden >> _shift);

    private readonly void Put(long key, int value)
    {
        var mask = (1 << (64 - _shift)) - 1;
        var at = Slot(key);
        while (_keys[at] != 0)
            at = (at + 1) & mask;
        (_keys[at], _values[at]) = (key + 1, value);
    }

    private void Allocate(int capacity)
    {
        _keys = ArrayPool<long>.Shared.Rent(capacity);
        _values = ArrayPool<int>.Shared.Rent(capacity);
        _keys.AsSpan(0, capacity).Clear();
        _shift = 64 - BitOperations.Log2((uint)capacity);
    }
}
