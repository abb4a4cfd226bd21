using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Postings;

/// <summary>
/// The terms of a segment in order, sixteen a block. A block begins with the place of its first term's data; a term is the number of bytes
/// it shares with the one before, the rest of it, its document frequency and the length of its data.
/// </summary>
internal sealed class TermDictionaryWriter
{
    public const int BlockSize = 16;

    private readonly ByteBuffer _terms = new();
    private readonly ByteBuffer _index = new();
    private byte[] _last = [];
    private int _lastLength;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Terms => _terms.Written;

    /// <summary>Where each block begins, 4 bytes each.</summary>
    public ReadOnlySpan<byte> Index => _index.Written;

    public void Add(ReadOnlySpan<byte> term, int documentFrequency, long offset, long length)
    {
        var shared = 0;
        if (Count++ % BlockSize == 0)
        {
            _index.AddInt32(_terms.Length);
            _terms.AddVariable((ulong)offset);
        }
        else
        {
            shared = term.CommonPrefixLength(_last.AsSpan(0, _lastLength));
        }

        _terms.AddVariable((ulong)shared);
        _terms.AddVariable((ulong)(term.Length - shared));
        _terms.Add(term[shared..]);
        _terms.AddVariable((ulong)documentFrequency);
        _terms.AddVariable((ulong)length);
        if (_last.Length < term.Length)
            _last = new byte[term.Length * 2];
        term.CopyTo(_last);
        _lastLength = term.Length;
    }
}
