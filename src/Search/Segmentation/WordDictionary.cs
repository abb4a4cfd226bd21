using System.Runtime.CompilerServices;

namespace Disclosure.Search.Segmentation;

/// <summary>
/// Words with their frequencies as a double-array trie: a step is one read at base + code and one comparison. A node is the content of
/// its slot: what the tool that writes the file describes. Immutable; used by any number of threads at once.
/// </summary>
internal sealed unsafe class WordDictionary
{
    /// <summary>No such path. It leads nowhere, ends no word and has no frequency.</summary>
    public const ulong None = 0;

    private const int UnseenWeight = 1;

    // Whatever holds the memory below, so that it lives as long as this.
    private readonly object _owner;

    /// <param name="owner">Holds the memory that the other arguments point to.</param>
    public WordDictionary(object owner, uint* characters, ulong* trie, double* weights, uint* counts)
    {
        _owner = owner;
        Characters = characters;
        Trie = trie;
        Weights = weights;
        Counts = counts;
    }

    /// <summary>By UTF-16 unit: low half its code (0 outside words), high half its row of the model's emissions.</summary>
    public uint* Characters { get; }

    public ulong* Trie { get; }

    public double* Weights { get; }

    public uint* Counts { get; }

    /// <summary>The weight of a character that no word begins with.</summary>
    public double Unseen => Weights[UnseenWeight];

    public static WordDictionary Of(DictionaryFile file) => new(file, file.Characters, file.Trie, file.Weights, file.Counts);

    /// <summary>Low half of <see cref="Characters"/>.</summary>
    public int Code(char character) => (ushort)Characters[character];

    /// <summary>The node of a text's first character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Enter(int code) => Trie[code];

    /// <inheritdoc cref="Enter(int)"/>
    public ulong Enter(char character) => Trie[Code(character)];

    /// <summary>The node one character further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Step(ulong node, int code)
    {
        var first = node >> 32;
        if (first == 0)
            return None;
        var child = Trie[first + (uint)code];
        return (ushort)child == code ? child : None;
    }

    /// <inheritdoc cref="Step(ulong, int)"/>
    public ulong Step(ulong node, char character) => Code(character) is var code and not 0 ? Step(node, code) : None;

    /// <summary>True at the end of a word; false where the path is only the beginning of words.</summary>
    public static bool IsWord(ulong node) => (ushort)(node >> 16) != 0;

    /// <summary>0 for what is no word.</summary>
    public int Frequency(ReadOnlySpan<char> word) => (int)Counts[(ushort)(Find(word) >> 16)];

    /// <summary>True for a word of this dictionary.</summary>
    public bool Contains(ReadOnlySpan<char> word) => IsWord(Find(word));

    /// <summary>The node at which a text ends; <see cref="None"/> for one that no word begins with.</summary>
    public ulong Find(ReadOnlySpan<char> text)
    {
        var node = text.IsEmpty ? None : Enter(text[0]);
        for (var i = 1; i < text.Length && node != None; i++)
            node = Step(node, text[i]);
        GC.KeepAlive(_owner);
        return node;
    }
}
