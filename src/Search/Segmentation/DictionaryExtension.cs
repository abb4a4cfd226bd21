using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// A copy of the carried dictionary to which words are added. A word that finds no room beside its siblings takes them along to where all of
/// them fit; a node knows its children by its own base alone, so they move by being copied.
/// </summary>
internal sealed unsafe class DictionaryExtension
{
    private readonly DictionaryFile _file;
    private readonly uint[] _characters = GC.AllocateUninitializedArray<uint>(char.MaxValue + 1, pinned: true);
    private readonly List<double> _weights;
    private readonly List<uint> _counts;
    private readonly Dictionary<int, int> _weightOf = [];
    private readonly IncrementalHash _added = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ulong[] _trie;
    private bool[] _isBase;
    private int _firstFree = DictionaryFile.RootSlots;
    private int _firstForSiblings;

    public DictionaryExtension(DictionaryFile file)
    {
        _file = file;
        new ReadOnlySpan<uint>(file.Characters, _characters.Length).CopyTo(_characters);
        _trie = GC.AllocateArray<ulong>(file.Slots + (2 * DictionaryFile.RootSlots), pinned: true);
        new ReadOnlySpan<ulong>(file.Trie, file.Slots).CopyTo(_trie);
        _isBase = new bool[_trie.Length];
        _firstForSiblings = file.Slots - DictionaryFile.RootSlots;
        _weights = [.. new ReadOnlySpan<double>(file.Weights, file.WeightCount)];
        _counts = [.. new ReadOnlySpan<uint>(file.Counts, file.WeightCount)];
        for (var i = 2; i < _counts.Count; i++)
            _weightOf.Add((int)_counts[i], i);
        foreach (var node in _trie.AsSpan(0, file.Slots))
            _isBase[Base(node)] = true;
    }

    /// <summary>The sum of all frequencies of the carried dictionary; words that are added leave it as it is.</summary>
    public long Total => _file.Total;

    /// <summary>
    /// Lets full-width, traditional and otherwise folded letters, digits and ideographs be found as the common ones, and small letters as
    /// capital ones, which most dictionary words are written with.
    /// </summary>
    public void FoldCharacters()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var folded = char.ToUpperInvariant(TextFolding.FoldOne((char)c));
            var code = (ushort)_file.Characters[folded];
            if (CharacterCode.IsIdeograph(code) || CharacterCode.IsLetterOrDigit(code) || (code > 0 && c is >= '\uFF01' and <= '\uFF5E'))
                _characters[c] = _file.Characters[folded];
        }

        _added.AppendData(MemoryMarshal.AsBytes<uint>(_characters));
    }

    /// <summary>0 for what is no word.</summary>
    public int Frequency(ReadOnlySpan<char> word)
    {
        var slot = Code(word[0]);
        for (var i = 1; i < word.Length && slot != 0; i++)
            slot = Child(slot, Code(word[i]));
        return (int)_counts[Weight(_trie[slot])];
    }

    /// <summary>What the words that were added, their frequencies and the folding are known by.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(_added.GetCurrentHash().AsSpan(0, 12));

    /// <summary>Adds a word of characters that have a code, or sets its frequency, which is above 0.</summary>
    public void Set(ReadOnlySpan<char> word, int frequency)
    {
        _added.AppendData(MemoryMarshal.AsBytes(word));
        _added.AppendData(BitConverter.GetBytes(frequency));
        var slot = Code(word[0]);
        _trie[slot] |= (uint)slot;
        foreach (var character in word[1..])
            slot = ChildOrNew(slot, Code(character));
        _trie[slot] = (_trie[slot] & ~0xFFFF_0000UL) | ((ulong)WeightOf(frequency) << 16);
    }

    /// <summary>The dictionary; nothing may be added any more.</summary>
    public WordDictionary Build()
    {
        var weights = GC.AllocateUninitializedArray<double>(_weights.Count, pinned: true);
        _weights.CopyTo(weights);
        var counts = GC.AllocateUninitializedArray<uint>(_counts.Count, pinned: true);
        _counts.CopyTo(counts);
        return new WordDictionary(new object[] { _characters, _trie, weights, counts }, Address(_characters), Address(_trie), Address(weights), Address(counts));
    }

    private static int Base(ulong node) => (int)(node >> 32);

    private static int Weight(ulong node) => (ushort)(node >> 16);

    // Pinned arrays do not move.
    private static T* Address<T>(T[] pinned)
        where T : unmanaged =>
        (T*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    private int Code(char character) => (ushort)_characters[character];

    private int WeightOf(int frequency)
    {
        if (_weightOf.TryGetValue(frequency, out var weight))
            return weight;
        weight = _weights.Count;
        _weights.Add(Math.Log(frequency) - Math.Log(Total));
        _counts.Add((uint)frequency);
        _weightOf.Add(frequency, weight);
        return weight;
    }

    /// <summary>The slot of a child; 0 if there is none.</summary>
    private int Child(int parent, int code)
    {
        var slot = Base(_trie[parent]) + code;
        return slot != code && (ushort)_trie[slot] == code ? slot : 0;
    }

    private int ChildOrNew(int parent, int code)
    {
        var slot = Child(parent, code);
        if (slot != 0)
            return slot;
        var first = Base(_trie[parent]);
        slot = first + code;
        if (first == 0 || slot < DictionaryFile.RootSlots || _trie[slot] != 0)
            slot = Move(parent, code) + code;
        _trie[slot] = (uint)code;
        return slot;
    }

    /// <summary>Gives a node a base where one more child has room.</summary>
    private int Move(int parent, int code)
    {
        var before = Base(_trie[parent]);
        List<int> codes = [code];
        for (var c = 1; before != 0 && c <= CharacterCode.Last; c++)
            if (Child(parent, c) != 0)
                codes.Add(c);
        var after = FindBase(codes);
        foreach (var c in codes)
        {
            if (c == code)
                continue;
            _trie[after + c] = _trie[before + c];
            _trie[before + c] = 0;
            _firstFree = Math.Min(_firstFree, before + c);
        }

        _isBase[before] = before == 0;
        _isBase[after] = true;
        _trie[parent] = (uint)_trie[parent] | ((ulong)after << 32);
        return after;
    }

    private int FindBase(List<int> codes)
    {
        var lowest = codes.Min();
        while (_trie[_firstFree] != 0)
            _firstFree++;
        // One child fits into any hole. Several hardly fit between those of the file: they are put behind them, closely but not at any price.
        var start = codes.Count == 1 ? _firstFree : _firstForSiblings;
        for (var slot = start; ; slot++)
        {
            var found = slot - lowest;
            if (found + (2 * DictionaryFile.RootSlots) > _trie.Length)
                Grow();
            if (found <= 0 || _trie[slot] != 0 || _isBase[found] || !codes.TrueForAll(c => _trie[found + c] == 0))
                continue;
            if (codes.Count > 1)
                _firstForSiblings += (slot - start) / 8;
            return found;
        }
    }

    private void Grow()
    {
        var larger = GC.AllocateArray<ulong>(_trie.Length + (_trie.Length / 4), pinned: true);
        _trie.CopyTo(larger, 0);
        _trie = larger;
        Array.Resize(ref _isBase, larger.Length);
    }
}
