namespace Disclosure.Redactor.Verification;

/// <summary>An occurrence of a value.</summary>
/// <param name="Value">Its number.</param>
/// <param name="Start">First letter, inclusive.</param>
/// <param name="End">End, exclusive.</param>
internal readonly record struct ValueMatch(int Value, int Start, int End);

/// <summary>
/// Finds all occurrences of any number of values in one pass (Aho and Corasick): time and memory grow with the text and with the values,
/// never with their product. In rented memory.
/// </summary>
internal sealed class ValueAutomaton : IDisposable
{
    private const int FirstsBits = 1024;

    private readonly ulong[] _firsts = new ulong[FirstsBits / 64];
    private PooledMap _edges = PooledMap.Rent();
    private PooledArray<LetterNode> _nodes = new(512);
    private PooledArray<(int Value, int Length, int Next)> _values = new(64);

    /// <summary>An automaton that finds nothing yet.</summary>
    public ValueAutomaton() => _nodes.Add(new LetterNode { Value = -1 });

    /// <summary>Adds a value; several may be the same letters.</summary>
    /// <returns>The node that stands for these letters: the same letters give the same.</returns>
    public int Add(ReadOnlySpan<char> letters, int value)
    {
        var node = 0;
        foreach (var letter in letters)
        {
            var next = _edges.Find(Key(node, letter));
            if (next < 0)
            {
                next = _nodes.Count;
                _nodes.Add(new LetterNode { Parent = node, Letter = letter, Depth = _nodes[node].Depth + 1, Value = -1 });
                _edges.TryAdd(Key(node, letter), next);
            }

            node = next;
        }

        _firsts[letters[0] % FirstsBits / 64] |= 1UL << (letters[0] % 64);
        _values.Add((value, letters.Length, _nodes[node].Value));
        _nodes[node].Value = _values.Count - 1;
        return node;
    }

    /// <summary>The node that stands for these letters; -1 when no value begins with them.</summary>
    public int NodeOf(ReadOnlySpan<char> letters)
    {
        var node = 0;
        foreach (var letter in letters)
        {
            node = _edges.Find(Key(node, letter));
            if (node < 0)
                break;
        }

        return node;
    }

    /// <summary>Makes it ready to search; nothing may be added afterwards.</summary>
    public void Complete()
    {
        // By depth, so that whatever a node falls back to is complete before it.
        var nodes = _nodes.Items;
        var deepest = 0;
        foreach (ref readonly var node in nodes)
            deepest = Math.Max(deepest, node.Depth);
        using var starts = new PooledArray<int>(deepest + 2);
        var order = new PooledArray<int>(nodes.Length);
        var places = starts.Reserve(deepest + 2)[..(deepest + 2)];
        places.Clear();
        foreach (ref readonly var node in nodes)
            places[node.Depth + 1]++;
        for (var depth = 1; depth < places.Length; depth++)
            places[depth] += places[depth - 1];
        var ordered = order.Reserve(nodes.Length)[..nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            ordered[places[nodes[i].Depth]++] = i;

        foreach (var i in ordered)
        {
            ref var node = ref nodes[i];
            node.Fallback = node.Depth <= 1 ? 0 : Step(nodes[node.Parent].Fallback, node.Letter);
            node.Output = node.Value >= 0 ? i : nodes[node.Fallback].Output;
            if (i == 0)
                node.Output = 0;
        }

        order.Dispose();
    }

    /// <summary>Adds all occurrences to a list, by their ends.</summary>
    public void Find(ReadOnlySpan<char> letters, ref PooledArray<ValueMatch> matches)
    {
        var nodes = _nodes.Items;
        var values = _values.Items;
        var state = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = letters[i];
            if (state == 0 && (_firsts[letter % FirstsBits / 64] & (1UL << (letter % 64))) == 0)
                continue;
            state = Step(state, letter);
            for (var node = nodes[state].Output; node != 0; node = nodes[nodes[node].Fallback].Output)
            {
                for (var value = nodes[node].Value; value >= 0; value = values[value].Next)
                    matches.Add(new ValueMatch(values[value].Value, i + 1 - values[value].Length, i + 1));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _edges.Dispose();
        _nodes.Dispose();
        _values.Dispose();
    }

    private static long Key(int node, char letter) => ((long)node << 16) | letter;

    private int Step(int state, char letter)
    {
        while (true)
        {
            var next = _edges.Find(Key(state, letter));
            if (next >= 0)
                return next;
            if (state == 0)
                return 0;
            state = _nodes[state].Fallback;
        }
    }

    private record struct LetterNode
    {
        public int Parent { get; set; }

        public char Letter { get; set; }

        public int Depth { get; set; }

        /// <summary>The state to go on from when no edge fits: the longest proper suffix.</summary>
        public int Fallback { get; set; }

        /// <summary>Itself when it ends a value, otherwise the longest suffix that does; 0 when none does.</summary>
        public int Output { get; set; }

        /// <summary>The first of the values that end here; -1 when none does.</summary>
        public int Value { get; set; }
    }
}
