using System.Numerics;
using System.Runtime.CompilerServices;

namespace Disclosure.Search.Index;

/// <summary>Which documents of a segment are still there: a bit each, set for live. Immutable.</summary>
internal sealed unsafe class LiveDocuments
{
    private readonly ulong[] _words;

    private LiveDocuments(ulong[] words)
    {
        _words = words;
        foreach (var word in words)
            Count += BitOperations.PopCount(word);
        Words = (ulong*)Unsafe.AsPointer(ref words[0]);
    }

    public int Count { get; }

    /// <summary>64 documents each; good while this object is kept alive.</summary>
    public ulong* Words { get; }

    public ReadOnlySpan<ulong> Span => _words;

    public bool this[int document] => (_words[document >> 6] & (1UL << document)) != 0;

    /// <summary>All of a segment's documents but these.</summary>
    public static LiveDocuments Without(LiveDocuments? before, int documents, IEnumerable<int> removed)
    {
        var words = GC.AllocateArray<ulong>((documents + 63) >> 6, pinned: true);
        if (before is not null)
        {
            before._words.CopyTo(words, 0);
        }
        else
        {
            Array.Fill(words, ulong.MaxValue);
            if (documents % 64 != 0)
                words[^1] = (1UL << (documents % 64)) - 1;
        }

        foreach (var document in removed)
            words[document >> 6] &= ~(1UL << document);
        return new LiveDocuments(words);
    }

    public static LiveDocuments Read(ReadOnlySpan<ulong> from)
    {
        var words = GC.AllocateArray<ulong>(from.Length, pinned: true);
        from.CopyTo(words);
        return new LiveDocuments(words);
    }
}
