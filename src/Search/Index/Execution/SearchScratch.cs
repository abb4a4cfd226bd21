using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>What a query works with and leaves to the next one: it is cleared, never freed, and belongs to one query at a time.</summary>
internal sealed unsafe class SearchScratch : IDisposable
{
    public const int WordCount = 64;

    private const int Kept = 16;

    private const int Slot = TermDataWriter.BlockSize + 64;

    // A query of many words is rare: what it needed is not kept for good.
    private const int KeptCursors = 64;
    private static readonly ConcurrentQueue<SearchScratch> Idle = new();

    private readonly List<PostingsCursor> _cursors = [];
    private readonly Stack<MatchWindow> _windows = [];
    private int _used;

    private readonly int[] _memory = GC.AllocateArray<int>(3 * Slot, pinned: true);
    private readonly List<int[]> _frequencies = [];
    private readonly ulong[] _words = new ulong[WordCount];
    private readonly ulong[] _bitmap = GC.AllocateArray<ulong>(TermBitmap.WordCount, pinned: true);

    private SearchScratch()
    {
    }

    /// <summary>Room for a block of documents, and some more.</summary>
    public int* Documents => (int*)Unsafe.AsPointer(ref _memory[0]);

    public int* Places => Documents + Slot;

    public int* Frequencies => Documents + (2 * Slot);

    public Span<ulong> Words => _words;

    /// <summary>Room for a <see cref="TermBitmap"/>.</summary>
    public ulong* Bitmap => (ulong*)Unsafe.AsPointer(ref _bitmap[0]);

    public BlockScorer Scorer { get; } = new();

    public static SearchScratch Rent() => Idle.TryDequeue(out var scratch) ? scratch : new SearchScratch();

    /// <summary>Room for the frequencies of a block of documents, by word of the query.</summary>
    public int* FrequenciesOf(int unit)
    {
        while (_frequencies.Count <= unit)
            _frequencies.Add(GC.AllocateArray<int>(Slot, pinned: true));
        return (int*)Unsafe.AsPointer(ref _frequencies[unit][0]);
    }

    /// <summary>A cursor that stays the query's until its end.</summary>
    public PostingsCursor Cursor()
    {
        if (_used == _cursors.Count)
            _cursors.Add(new PostingsCursor());
        return _cursors[_used++];
    }

    /// <summary>To be given back; it holds whatever it held.</summary>
    public MatchWindow RentWindow() => _windows.TryPop(out var window) ? window : new MatchWindow();

    public void Return(MatchWindow window) => _windows.Push(window);

    /// <summary>The cursors handed out so far serve again: nobody uses them any more.</summary>
    public void Reuse() => _used = 0;

    public void Dispose()
    {
        Reuse();
        if (_cursors.Count <= KeptCursors && _windows.Count <= KeptCursors && Idle.Count < Kept)
            Idle.Enqueue(this);
    }
}
