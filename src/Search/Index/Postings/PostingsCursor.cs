using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Disclosure.Search.Index.Postings;

/// <summary>
/// Walks forward over the documents of one term, block by block or document by document. Reads mapped memory by address: use it only
/// while the segment is kept alive. One thread at a time; made to be used again for other terms.
/// </summary>
internal sealed unsafe class PostingsCursor
{
    public const int NoMore = int.MaxValue;

    private readonly int* _documents;
    private readonly int* _starts;
    private readonly int[] _documentsMemory = GC.AllocateArray<int>(TermDataWriter.BlockSize + 16, pinned: true);
    private readonly int[] _startsMemory = GC.AllocateArray<int>(TermDataWriter.BlockSize + 16, pinned: true);

    private byte* _data;
    private int _documentFrequency;
    private int _block;
    private int _before;
    private byte* _packed;
    private int _code;
    private byte* _counts;
    private int _countWidth;
    private byte* _frequencies;
    private int _frequencyWidth;
    private byte* _blockPositions;
    private byte* _chunk;
    private int _chunkNumber;
    private bool _areDocumentsRead;
    private bool _areStartsRead;
    private int _index;

    public PostingsCursor()
    {
        _documents = (int*)Unsafe.AsPointer(ref _documentsMemory[0]);
        _starts = (int*)Unsafe.AsPointer(ref _startsMemory[0]);
    }

    public int DocumentFrequency => _documentFrequency;

    /// <summary>The term it walks over.</summary>
    public TermInfo Term { get; private set; }

    public int BlockCount { get; private set; }

    /// <summary>The block the cursor is in; the number of blocks after the last.</summary>
    public int Block => _block;

    /// <summary>Documents in this block.</summary>
    public int Size { get; private set; }

    /// <summary>The last document of this block; -1 after the last block.</summary>
    public int Last { get; private set; }

    /// <summary>True if occurrences in this block may count more than once.</summary>
    public bool IsWeighted { get; private set; }

    public bool IsBitmap => _code >= TermDataWriter.BitmapFlag;

    /// <summary>The document the cursor stands on; -1 before the first, <see cref="NoMore"/> after the last.</summary>
    public int Document { get; private set; }

    /// <summary>Of the current document: occurrences, each by the weight of its field.</summary>
    public int Frequency => FrequencyAt(_index);

    /// <summary>Stands before the first document of a term that has one.</summary>
    /// <param name="segment">Where the segment begins.</param>
    public void Open(byte* segment, TermInfo term)
    {
        Term = term;
        _data = segment + term.Offset;
        var documentFrequency = _documentFrequency = term.DocumentFrequency;
        BlockCount = (documentFrequency + TermDataWriter.BlockSize - 1) / TermDataWriter.BlockSize;
        Document = -1;
        LoadBlock(0);
    }

    /// <summary>Enters a block.</summary>
    public void LoadBlock(int block)
    {
        _block = block;
        _index = 0;
        if (block >= BlockCount)
        {
            // Below every document, so that whoever asks for one seeks, and is told that there is none.
            Last = -1;
            Size = 0;
            return;
        }

        Size = Math.Min(TermDataWriter.BlockSize, _documentFrequency - (block * TermDataWriter.BlockSize));
        var isSkipping = BlockCount > 1;
        var start = isSkipping ? _data + *(int*)(Skip(block) + 4) : _data;
        _before = block == 0 ? -1 : *(int*)Skip(block - 1);
        _code = start[0];
        _countWidth = start[1];
        var isWeighted = IsWeighted = _countWidth >= TermDataWriter.WeightedFlag;
        _countWidth &= ~TermDataWriter.WeightedFlag;
        _frequencyWidth = isWeighted ? start[2] : _countWidth;
        _packed = start + (isWeighted ? 3 : 2);
        _counts = _packed + (IsBitmap ? (_code & 127) * sizeof(ulong) : BitPacking.BytesOf(Size, _code));
        var end = _counts + BitPacking.BytesOf(Size, _countWidth);
        _frequencies = isWeighted ? end : _counts;
        if (isWeighted)
            end += BitPacking.BytesOf(Size, _frequencyWidth);
        _blockPositions = isSkipping ? _data + *(int*)(Skip(block) + 8) : end;
        _areDocumentsRead = _areStartsRead = false;
        Last = isSkipping ? *(int*)Skip(block) : Documents()[Size - 1];
    }

    /// <summary>Enters the first block, at or after this one, that ends at <paramref name="target"/> or later; false if there is none.</summary>
    public bool SeekBlock(int target)
    {
        if (target <= Last)
            return _block < BlockCount;
        if (_block + 1 >= BlockCount)
        {
            LoadBlock(BlockCount);
            return false;
        }

        // Doubling steps, then halving: near blocks are found soon, far ones too.
        var (low, step) = (_block, 1);
        while (low + step < BlockCount && LastOf(low + step) < target)
        {
            low += step;
            step <<= 1;
        }

        var high = Math.Min(low + step, BlockCount);
        while (high - low > 1)
        {
            var middle = (low + high) >> 1;
            if (LastOf(middle) < target)
                low = middle;
            else
                high = middle;
        }

        LoadBlock(high);
        return high < BlockCount;
    }

    public int LastOf(int block) => BlockCount > 1 ? *(int*)Skip(block) : Last;

    /// <summary>The documents of this block; as many as <see cref="Size"/>.</summary>
    public int* Documents()
    {
        if (_areDocumentsRead)
            return _documents;
        _areDocumentsRead = true;
        if (!IsBitmap)
        {
            BitPacking.UnpackSums(_packed, _code, Size, _documents, _before);
            return _documents;
        }

        var into = _documents;
        var document = FirstOfBitmap;
        var words = Bitmap;
        for (var i = 0; i < WordCount; i++, document += 64)
            for (var bits = words[i]; bits != 0; bits &= bits - 1)
                *into++ = document + BitOperations.TrailingZeroCount(bits);
        return _documents;
    }

    /// <summary>Of a bitmap block: the words, and the document of their first bit, a multiple of 64.</summary>
    public ulong* Bitmap => (ulong*)_packed;

    public int WordCount => _code & 127;

    public int FirstOfBitmap => (_before + 1) & ~63;

    /// <summary>Where in this block a document stands, or -1. The block's last document is not before it; documents rise from call to call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(int document)
    {
        if (!IsBitmap)
            return IndexInList(document);
        var bit = document - FirstOfBitmap;
        var words = Bitmap;
        var word = words[bit >> 6];
        if ((word & (1UL << bit)) == 0)
            return -1;
        var rank = BitOperations.PopCount(word & ((1UL << bit) - 1));
        for (var i = (bit >> 6) - 1; i >= 0; i--)
            rank += BitOperations.PopCount(words[i]);
        return rank;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FrequencyAt(int index) => (int)BitPacking.Get(_frequencies, _frequencyWidth, index) + 1;

    /// <summary>Unpacks the frequencies of this block.</summary>
    public void ReadFrequencies(int* into) => BitPacking.Unpack(_frequencies, _frequencyWidth, Size, into, 1);

    /// <summary>Steps to the first document at or after <paramref name="target"/>, which is after the current one.</summary>
    public int Advance(int target)
    {
        if (!SeekBlock(target))
            return Document = NoMore;
        var documents = Documents();
        _index = FirstAtOrAfter(documents, target);
        return Document = documents[_index];
    }

    public int Next()
    {
        if (Document >= 0 && ++_index >= Size)
            LoadBlock(_block + 1);
        return Document = _block < BlockCount ? Documents()[_index] : NoMore;
    }

    /// <summary>Stands on the document at a place of this block.</summary>
    public void StandOn(int index, int document) => (_index, Document) = (index, document);

    /// <summary>Stands on a document, if the term has it; documents rise from call to call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStandOn(int document)
    {
        if (document > Last && !SeekBlock(document))
            return false;
        var index = IndexOf(document);
        if (index < 0)
            return false;
        StandOn(index, document);
        return true;
    }

    /// <summary>Puts the positions of the current document in place of what the list held.</summary>
    public void ReadPositions(PositionList into)
    {
        var walk = Positions();
        into.Clear();
        foreach (ref var position in into.Append(walk.Left))
            position = walk.Next();
    }

    /// <summary>The positions of the current document.</summary>
    public PositionWalk Positions()
    {
        if (!_areStartsRead)
            ReadStarts();
        var (start, count) = (_starts[_index], _starts[_index + 1] - _starts[_index]);
        if (_chunkNumber > start / TermDataWriter.BlockSize)
            RestartChunks();
        for (; _chunkNumber < start / TermDataWriter.BlockSize; _chunkNumber++)
            _chunk += 1 + (*_chunk * (TermDataWriter.BlockSize / 8));
        return new PositionWalk(_chunk, start % TermDataWriter.BlockSize, count);
    }

    private void ReadStarts()
    {
        _areStartsRead = true;
        _starts[0] = 0;
        BitPacking.UnpackSums(_counts, _countWidth, Size, _starts + 1, 0);
        RestartChunks();
    }

    private void RestartChunks()
    {
        _chunk = _blockPositions;
        _chunkNumber = 0;
    }

    private byte* Skip(int block) => _data + ((long)block * TermDataWriter.SkipEntrySize);

    private int IndexInList(int document)
    {
        var documents = Documents();
        var index = FirstAtOrAfter(documents, document);
        _index = index;
        return documents[index] == document ? index : -1;
    }

    // The last of the block is not below the target.
    private int FirstAtOrAfter(int* documents, int target)
    {
        var index = _index;
        if (documents[index] >= target)
            return index;
        var wanted = Vector256.Create(target);
        for (; ; index += Vector256<int>.Count)
        {
            var below = Vector256.LessThan(Vector256.Load(documents + index), wanted).ExtractMostSignificantBits();
            if (below != 0xFF)
                return index + BitOperations.TrailingZeroCount(~below);
        }
    }
}
