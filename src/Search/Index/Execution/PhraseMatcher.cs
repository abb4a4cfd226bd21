using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>Finds the places of a document where terms stand at given distances from one another.</summary>
internal sealed class PhraseMatcher
{
    private readonly PositionList _positions = new();
    private readonly PositionList _starts = new();

    /// <summary>Where the phrase begins in the document that all cursors stand on; the list is used again by the next call.</summary>
    public PositionList Find(ReadOnlySpan<PostingsCursor> cursors, ReadOnlySpan<int> offsets)
    {
        cursors[0].ReadPositions(_starts);
        foreach (ref var start in _starts.Values)
            start -= offsets[0];
        for (var i = 1; i < cursors.Length && _starts.Count > 0; i++)
        {
            cursors[i].ReadPositions(_positions);
            KeepCommon(offsets[i]);
        }

        return _starts;
    }

    /// <summary>How often two terms stand at a distance in the document that both cursors stand on; 1 at most if that is enough.</summary>
    public static int CountPairs(PostingsCursor first, PostingsCursor second, int distance, bool isOneEnough)
    {
        var a = first.Positions();
        var b = second.Positions();
        var (count, wanted, position) = (0, a.Next() + distance, b.Next());
        while (true)
        {
            if (position < wanted)
            {
                if (b.Left == 0)
                    return count;
                position = b.Next();
                continue;
            }

            if (position == wanted && (++count == 1) && isOneEnough)
                return count;
            if (a.Left == 0)
                return count;
            wanted = a.Next() + distance;
        }
    }

    private void KeepCommon(int offset)
    {
        var starts = _starts.Values;
        var positions = _positions.Values;
        var (kept, j) = (0, 0);
        foreach (var start in starts)
        {
            while (j < positions.Length && positions[j] < start + offset)
                j++;
            if (j == positions.Length)
                break;
            if (positions[j] == start + offset)
                starts[kept++] = start;
        }

        _starts.Truncate(kept);
    }
}
