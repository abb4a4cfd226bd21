namespace Disclosure.Search.Index.Building;

/// <summary>Numbers terms from 0 in the order they come. Their characters stand one after the other in one array.</summary>
internal sealed class TermTable
{
    private char[] _characters = new char[1 << 12];
    private int[] _starts = new int[1 << 10];
    private int[] _hashes = new int[1 << 10];
    private int[] _slots = new int[1 << 11];

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int term] => _characters.AsSpan(_starts[term].._starts[term + 1]);

    public void Clear()
    {
        Count = 0;
        Array.Clear(_slots);
    }

    public int Add(char mark, ReadOnlySpan<char> rest)
    {
        var hash = Hash(mark, rest);
        for (var slot = hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var term = _slots[slot] - 1;
            if (term < 0)
            {
                _slots[slot] = Count + 1;
                return Append(mark, rest, hash);
            }

            var start = _starts[term];
            if (_hashes[term] == hash && _starts[term + 1] - start == rest.Length + 1 && _characters[start] == mark
                && rest.SequenceEqual(_characters.AsSpan(start + 1, rest.Length)))
                return term;
        }
    }

    /// <summary>Numbers in the order of the terms' units.</summary>
    public int[] Sorted()
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => this[a].SequenceCompareTo(this[b]));
        return order;
    }

    private static int Hash(char mark, ReadOnlySpan<char> rest)
    {
        var hash = mark * 0x9E3779B97F4A7C15;
        foreach (var c in rest)
            hash = (hash ^ c) * 0xD6E8FEB86659FD93;
        return (int)((hash ^ (hash >> 32)) & int.MaxValue);
    }

    private int Append(char mark, ReadOnlySpan<char> rest, int hash)
    {
        if (Count + 2 > _starts.Length)
            Array.Resize(ref _starts, _starts.Length * 2);
        if (Count + 2 > _hashes.Length)
            Array.Resize(ref _hashes, _hashes.Length * 2);
        var start = Count == 0 ? 0 : _starts[Count];
        if (start + rest.Length + 1 > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, start + rest.Length + 1));
        _characters[start] = mark;
        rest.CopyTo(_characters.AsSpan(start + 1));
        _starts[Count] = start;
        _starts[Count + 1] = start + rest.Length + 1;
        _hashes[Count++] = hash;
        if (Count * 2 > _slots.Length)
            Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var term = 0; term < Count; term++)
        {
            var slot = _hashes[term] & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = term + 1;
        }
    }
}
