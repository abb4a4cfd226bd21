using System.Numerics;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// Words as a tree of characters with their frequencies. The first step is an array, the others one open-addressed table
/// of (node, character), because a lookup per text position must cost one or two memory reads.
/// </summary>
internal sealed class WordTrie
{
    public const int None = -1;

    private readonly int[] _first = new int[char.MaxValue + 1];
    private ulong[] _keys;
    private int[] _children;
    private int _mask;
    private int[] _frequencies;
    private int _nodes;

    public WordTrie(int expectedNodes)
    {
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expectedNodes * 2));
        _keys = new ulong[capacity];
        _children = new int[capacity];
        _mask = capacity - 1;
        _frequencies = new int[Math.Max(16, expectedNodes)];
        Array.Fill(_first, None);
    }

    public int NodeCount => _nodes;

    /// <summary>The node of a text's first character, or <see cref="None"/>.</summary>
    public int Enter(char character) => _first[character];

    /// <summary>The node one character further, or <see cref="None"/>.</summary>
    public int Step(int node, char character)
    {
        var key = Key(node, character);
        for (var slot = Slot(key); ; slot = (slot + 1) & _mask)
        {
            var found = _keys[slot];
            if (found == key)
                return _children[slot];
            if (found == 0)
                return None;
        }
    }

    /// <summary>0 where the path is only the beginning of words.</summary>
    public int Frequency(int node) => _frequencies[node];

    /// <summary>0 for what is no word.</summary>
    public int Frequency(ReadOnlySpan<char> word)
    {
        var node = Find(word);
        return node == None ? 0 : _frequencies[node];
    }

    public int Find(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
            return None;
        var node = Enter(word[0]);
        for (var i = 1; i < word.Length && node != None; i++)
            node = Step(node, word[i]);
        return node;
    }

    /// <summary>Adds a word or sets its frequency; returns its node.</summary>
    public int Set(ReadOnlySpan<char> word, int frequency)
    {
        if (word.IsEmpty)
            throw new ArgumentException("A word has at least one character.", nameof(word));
        var node = _first[word[0]];
        if (node == None)
            node = _first[word[0]] = NewNode();
        for (var i = 1; i < word.Length; i++)
            node = StepOrAdd(node, word[i]);
        _frequencies[node] = frequency;
        return node;
    }

    /// <summary>Adds one step below a node, for a caller that walks sorted words.</summary>
    public int StepOrAdd(int node, char character)
    {
        if (_nodes * 2 > _keys.Length)
            Grow();
        var key = Key(node, character);
        var slot = Slot(key);
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == key)
                return _children[slot];
            slot = (slot + 1) & _mask;
        }

        _keys[slot] = key;
        return _children[slot] = NewNode();
    }

    public void SetFrequency(int node, int frequency) => _frequencies[node] = frequency;

    // Node numbers begin at 0: the one added keeps every key apart from the empty slot's 0.
    private static ulong Key(int node, char character) => ((ulong)(uint)(node + 1) << 16) | character;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & _mask;

    private int NewNode()
    {
        if (_nodes == _frequencies.Length)
            Array.Resize(ref _frequencies, _nodes * 2);
        return _nodes++;
    }

    private void Grow()
    {
        var (keys, children) = (_keys, _children);
        _keys = new ulong[keys.Length * 2];
        _children = new int[keys.Length * 2];
        _mask = _keys.Length - 1;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            var slot = Slot(keys[i]);
            while (_keys[slot] != 0)
                slot = (slot + 1) & _mask;
            (_keys[slot], _children[slot]) = (keys[i], children[i]);
        }
    }
}
