using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Postings;

/// <summary>The terms of a segment, in the order of their UTF-16 units.</summary>
internal sealed unsafe class TermDictionary(SegmentBytes bytes, byte* terms, uint* index, int count)
{
    public int Count => count;

    public TermInfo Find(string term)
    {
        Span<byte> encoded = term.Length <= 64 ? stackalloc byte[64 * UnitCoding.MaximumBytesPerUnit] : new byte[term.Length * UnitCoding.MaximumBytesPerUnit];
        return Find(encoded[..UnitCoding.Encode(term, encoded)]);
    }

    public TermInfo Find(ReadOnlySpan<byte> term)
    {
        var cursor = Seek(term);
        var found = cursor.MoveNext() && cursor.Term.SequenceEqual(term) ? cursor.Info : default;
        GC.KeepAlive(bytes);
        return found;
    }

    /// <summary>A cursor before the first term.</summary>
    public TermWalk All() => new(this, 0);

    /// <summary>A cursor before the first term that is not less than <paramref name="term"/>.</summary>
    public TermWalk Seek(ReadOnlySpan<byte> term)
    {
        var (low, high) = (0, BlockCount - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (FirstOf(middle).SequenceCompareTo(term) <= 0)
                low = middle;
            else
                high = middle - 1;
        }

        var cursor = new TermWalk(this, low * TermDictionaryWriter.BlockSize);
        cursor.SkipBelow(term);
        return cursor;
    }

    private int BlockCount => (count + TermDictionaryWriter.BlockSize - 1) / TermDictionaryWriter.BlockSize;

    private ReadOnlySpan<byte> FirstOf(int block)
    {
        var reader = new ByteReader(terms + index[block]);
        reader.Variable();
        reader.Variable();
        return reader.Bytes((int)reader.Variable());
    }

    /// <summary>Walks over the terms. Use it only while the segment is kept alive.</summary>
    internal sealed class TermWalk(TermDictionary dictionary, int first)
    {
        private int _number = first;
        private byte[] _term = new byte[32];
        private int _length;
        private byte* _at;
        private long _next;
        private bool _isWaiting;

        public ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

        public TermInfo Info { get; private set; }

        public bool MoveNext()
        {
            if (_isWaiting)
            {
                _isWaiting = false;
                return true;
            }

            if (_number >= dictionary.Count)
                return false;
            ByteReader reader;
            if (_number % TermDictionaryWriter.BlockSize == 0)
            {
                reader = new ByteReader(dictionary.Terms + dictionary.Index[_number / TermDictionaryWriter.BlockSize]);
                _next = (long)reader.Variable();
            }
            else
            {
                reader = new ByteReader(_at);
            }

            _number++;
            var shared = (int)reader.Variable();
            var rest = (int)reader.Variable();
            _length = shared + rest;
            if (_length > _term.Length)
                Array.Resize(ref _term, _length * 2);
            reader.Bytes(rest).CopyTo(_term.AsSpan(shared));
            Info = new TermInfo(_next, (int)reader.Variable());
            _next += (long)reader.Variable();
            _at = reader.At;
            return true;
        }

        internal void SkipBelow(ReadOnlySpan<byte> term)
        {
            while (MoveNext())
            {
                if (Term.SequenceCompareTo(term) < 0)
                    continue;
                _isWaiting = true;
                return;
            }
        }
    }

    private byte* Terms => terms;

    private uint* Index => index;
}
