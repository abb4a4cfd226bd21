using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Postings;

/// <summary>
/// Writes what the index knows of one term. If it stands in more than one block of documents: per block its last document, where it begins
/// and where its positions begin, counted from the term's beginning (4 bytes each), then per block the frontier of its scores. Then the
/// blocks, then the positions.
/// </summary>
/// <remarks>
/// A block is 128 documents or the rest. Byte 0: the width of the distances between documents, or 128 plus the number of 64-bit words of a
/// bitmap, where that is smaller; byte 1: the width of the numbers of occurrences, plus 128 if weighted frequencies follow; if so byte 2: their
/// width. Then the documents, the occurrences less one, the weighted frequencies less one. Positions of a block are in chunks of at most 128,
/// each a byte of width and then the first position of a document or the distance from the one before.
/// </remarks>
internal sealed class TermDataWriter(SegmentOutput output, byte[] norms)
{
    public const int BlockSize = 128;
    public const int SkipEntrySize = 12;
    public const byte BitmapFlag = 128;
    public const byte WeightedFlag = 128;

    private readonly uint[] _documents = new uint[BlockSize];
    private readonly uint[] _counts = new uint[BlockSize];
    private readonly uint[] _frequencies = new uint[BlockSize];
    private readonly uint[] _chunk = new uint[BlockSize];
    private readonly long[] _pairs = new long[BlockSize];
    private readonly ByteBuffer _blocks = new();
    private readonly ByteBuffer _positions = new();
    private readonly ByteBuffer _frontiers = new();
    private readonly ByteBuffer _skips = new();

    /// <summary>Appends a term to the output.</summary>
    /// <param name="documents">Rising.</param>
    /// <param name="counts">Occurrences by document, at least one.</param>
    /// <param name="frequencies">The same, each occurrence by the weight of its field.</param>
    /// <param name="positions">Of the first document, of the second, and so on; rising within each.</param>
    public void Write(ReadOnlySpan<int> documents, ReadOnlySpan<int> counts, ReadOnlySpan<int> frequencies, ReadOnlySpan<int> positions)
    {
        _blocks.Clear();
        _positions.Clear();
        _frontiers.Clear();
        _skips.Clear();
        var isSkipping = documents.Length > BlockSize;
        var before = -1;
        for (var start = 0; start < documents.Length; start += BlockSize)
        {
            var size = Math.Min(BlockSize, documents.Length - start);
            var block = documents.Slice(start, size);
            _skips.AddInt32(block[^1]);
            _skips.AddInt32(_blocks.Length);
            _skips.AddInt32(_positions.Length);
            WriteBlock(block, before, counts.Slice(start, size), frequencies.Slice(start, size));
            positions = WritePositions(counts.Slice(start, size), positions);
            if (isSkipping)
                WriteFrontier(block, frequencies.Slice(start, size));
            before = block[^1];
        }

        if (isSkipping)
            WriteSkips();
        output.Write(_blocks.Written);
        output.Write(_positions.Written);
    }

    private void WriteSkips()
    {
        var blocks = _skips.Length + _frontiers.Length;
        for (var at = 0; at < _skips.Length; at += SkipEntrySize)
        {
            Move(at + 4, blocks);
            Move(at + 8, blocks + _blocks.Length);
        }

        output.Write(_skips.Written);
        output.Write(_frontiers.Written);

        void Move(int at, int by) => _skips.SetInt32(at, checked(BitConverter.ToInt32(_skips.Written[at..]) + by));
    }

    private void WriteBlock(ReadOnlySpan<int> documents, int before, ReadOnlySpan<int> counts, ReadOnlySpan<int> frequencies)
    {
        var isWeighted = !counts.SequenceEqual(frequencies);
        var countWidth = Less(counts, 1, _counts);
        var frequencyWidth = isWeighted ? Less(frequencies, 1, _frequencies) : 0;
        var last = before;
        for (var i = 0; i < documents.Length; i++)
        {
            _documents[i] = (uint)(documents[i] - last - 1);
            last = documents[i];
        }

        var width = BitPacking.WidthOf(_documents.AsSpan(0, documents.Length));
        var firstWord = (before + 1) >> 6;
        var words = (last >> 6) - firstWord + 1;
        var isBitmap = documents.Length == BlockSize && words <= 127 && words * sizeof(ulong) <= BitPacking.BytesOf(BlockSize, width);
        _blocks.Add((byte)(isBitmap ? BitmapFlag | words : width));
        _blocks.Add((byte)(isWeighted ? WeightedFlag | countWidth : countWidth));
        if (isWeighted)
            _blocks.Add((byte)frequencyWidth);
        if (isBitmap)
            WriteBitmap(documents, firstWord, words);
        else
            Pack(_documents, documents.Length, width);
        Pack(_counts, documents.Length, countWidth);
        if (isWeighted)
            Pack(_frequencies, documents.Length, frequencyWidth);
    }

    private void WriteBitmap(ReadOnlySpan<int> documents, int firstWord, int words)
    {
        var bitmap = _blocks.Append(words * sizeof(ulong));
        foreach (var document in documents)
        {
            var bit = document - (firstWord << 6);
            bitmap[bit >> 3] |= (byte)(1 << (bit & 7));
        }
    }

    private void Pack(uint[] values, int count, int width) =>
        BitPacking.Pack(values.AsSpan(0, count), width, _blocks.Append(BitPacking.BytesOf(count, width)));

    private static int Less(ReadOnlySpan<int> values, int less, uint[] into)
    {
        for (var i = 0; i < values.Length; i++)
            into[i] = (uint)(values[i] - less);
        return BitPacking.WidthOf(into.AsSpan(0, values.Length));
    }

    private ReadOnlySpan<int> WritePositions(ReadOnlySpan<int> counts, ReadOnlySpan<int> positions)
    {
        var (chunk, next) = (0, 0);
        foreach (var count in counts)
        {
            var before = 0;
            for (var end = next + count; next < end; next++)
            {
                _chunk[chunk++] = (uint)(positions[next] - before);
                before = positions[next];
                if (chunk == BlockSize)
                    WriteChunk(ref chunk);
            }
        }

        if (chunk > 0)
            WriteChunk(ref chunk);
        return positions[next..];
    }

    private void WriteChunk(ref int count)
    {
        var values = _chunk.AsSpan(0, count);
        var width = BitPacking.WidthOf(values);
        _positions.Add((byte)width);
        BitPacking.Pack(values, width, _positions.Append(BitPacking.BytesOf(count, width)));
        count = 0;
    }

    // Pairs of (frequency, norm) of which none has both a lower frequency and a longer text than another: the best score is one of theirs,
    // whatever a term weighs and however long texts are on the average.
    private void WriteFrontier(ReadOnlySpan<int> documents, ReadOnlySpan<int> frequencies)
    {
        for (var i = 0; i < documents.Length; i++)
            _pairs[i] = ((long)norms[documents[i]] << 32) | (uint)(int.MaxValue - frequencies[i]);
        var pairs = _pairs.AsSpan(0, documents.Length);
        pairs.Sort();
        var at = _frontiers.Length;
        _frontiers.Add(0);
        var (count, best) = (0, 0);
        foreach (var pair in pairs)
        {
            var frequency = int.MaxValue - (int)(uint)pair;
            if (frequency <= best)
                continue;
            best = frequency;
            _frontiers.AddVariable((ulong)frequency);
            _frontiers.Add((byte)(pair >> 32));
            count++;
        }

        _frontiers.SetByte(at, (byte)count);
    }
}
