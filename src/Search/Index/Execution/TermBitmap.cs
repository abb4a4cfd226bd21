using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>
/// Tells which documents have a term, by a bitmap of 65,536 documents at a time. Between words of about the same frequency this is quicker
/// than to seek each document of the one among those of the other: no step depends on the one before.
/// </summary>
internal sealed unsafe class TermBitmap
{
    public const int WordCount = 1 << (Shift - 6);

    private const int Shift = 16;

    // Above this many times the documents of the other word seeking is quicker.
    private const int WorthTimes = 4;

    private readonly PostingsCursor _cursor;
    private readonly ulong* _words;
    private int _window = -1;

    private TermBitmap(PostingsCursor cursor, ulong* words)
    {
        _cursor = cursor;
        _words = words;
    }

    /// <summary>Null where it is not worth its while.</summary>
    public static TermBitmap? Of(Segment segment, TermInfo term, int leadFrequency, SearchScratch scratch)
    {
        if (term.DocumentFrequency > (long)leadFrequency * WorthTimes || leadFrequency <= TermDataWriter.BlockSize)
            return null;
        var cursor = scratch.Cursor();
        cursor.Open(segment.Bytes.Pointer, term);
        return new TermBitmap(cursor, scratch.Bitmap);
    }

    /// <summary>Keeps the documents that have the term, with their places; documents rise from call to call.</summary>
    public int Keep(int* documents, int* places, int count)
    {
        var kept = 0;
        for (var i = 0; i < count;)
        {
            var window = documents[i] >> Shift;
            if (window != _window)
                Mark(window);
            var end = (window + 1) << Shift;
            for (; i < count && documents[i] < end; i++)
            {
                var document = documents[i];
                documents[kept] = document;
                places[kept] = places[i];
                kept += (int)((_words[(document >> 6) & (WordCount - 1)] >> document) & 1);
            }
        }

        return kept;
    }

    private void Mark(int window)
    {
        _window = window;
        new Span<ulong>(_words, WordCount).Clear();
        var (start, end) = (window << Shift, (long)(window + 1) << Shift);
        for (_cursor.SeekBlock(start); _cursor.Block < _cursor.BlockCount; _cursor.LoadBlock(_cursor.Block + 1))
        {
            if (_cursor.IsBitmap)
                MarkWords((_cursor.FirstOfBitmap - start) >> 6);
            else
                MarkList(start);
            if (_cursor.Last >= end)
                return;
        }
    }

    private void MarkWords(int offset)
    {
        var bitmap = _cursor.Bitmap;
        for (var i = Math.Max(0, -offset); i < _cursor.WordCount && offset + i < WordCount; i++)
            _words[offset + i] |= bitmap[i];
    }

    private void MarkList(int start)
    {
        var documents = _cursor.Documents();
        for (var i = 0; i < _cursor.Size; i++)
        {
            var at = documents[i] - start;
            if ((uint)at < 1 << Shift)
                _words[at >> 6] |= 1UL << at;
        }
    }
}
