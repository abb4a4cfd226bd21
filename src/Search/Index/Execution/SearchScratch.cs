using System.Collections.Concurrent;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>What a query works with and leaves to the next one: it is cleared, never freed, and belongs to one query at a time.</summary>
internal sealed class SearchScratch : IDisposable
{
    private const int Kept = 16;

    // A query of many words is rare: what it needed is not kept for good.
    private const int KeptCursors = 64;
    private static readonly ConcurrentQueue<SearchScratch> Idle = new();

    private readonly List<PostingsCursor> _cursors = [];
    private readonly Stack<MatchWindow> _windows = [];
    private int _used;

    private SearchScratch()
    {
    }

    public static SearchScratch Rent() => Idle.TryDequeue(out var scratch) ? scratch : new SearchScratch();

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
