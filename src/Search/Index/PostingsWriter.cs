namespace Disclosure.Search.Index;

/// <summary>
/// Writes the postings of a segment, term after term. A posting is: documents since the last one, weighted frequency, bytes of positions,
/// positions each since the last one; all in groups of seven bits, lowest first.
/// </summary>
internal sealed class PostingsWriter
{
    private readonly List<string> _terms = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _offsets = [0];
    private readonly List<byte> _positions = [];
    private byte[] _bytes = new byte[1024];
    private int _length;
    private int _lastDocument;
    private int _count;

    public void BeginTerm() => (_lastDocument, _count) = (0, 0);

    /// <summary>Documents rise within a term; positions rise within a document.</summary>
    public void Add(int document, int frequency, ReadOnlySpan<int> positions)
    {
        _positions.Clear();
        var last = 0;
        foreach (var position in positions)
        {
            var step = (uint)(position - last);
            for (; step > 127; step >>= 7)
                _positions.Add((byte)(step | 128));
            _positions.Add((byte)step);
            last = position;
        }

        AddEncoded(document, frequency, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_positions));
    }

    public void AddEncoded(int document, int frequency, ReadOnlySpan<byte> positions)
    {
        Write((uint)(document - _lastDocument));
        Write((uint)frequency);
        Write((uint)positions.Length);
        Reserve(positions.Length);
        positions.CopyTo(_bytes.AsSpan(_length));
        _length += positions.Length;
        _lastDocument = document;
        _count++;
    }

    /// <summary>Terms come in ordinal order. One without a posting is not kept.</summary>
    public void EndTerm(string term)
    {
        if (_count == 0)
            return;
        _terms.Add(term);
        _counts.Add(_count);
        _offsets.Add(_length);
    }

    public TermDictionary Build() => new([.. _terms], [.. _counts], [.. _offsets], _bytes.AsSpan(0, _length).ToArray());

    private void Write(uint value)
    {
        Reserve(5);
        for (; value > 127; value >>= 7)
            _bytes[_length++] = (byte)(value | 128);
        _bytes[_length++] = (byte)value;
    }

    private void Reserve(int bytes)
    {
        if (_length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_length + bytes, _bytes.Length * 2));
    }
}
