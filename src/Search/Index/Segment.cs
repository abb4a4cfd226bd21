using Disclosure.Search.Index.Columns;
using Disclosure.Search.Index.Postings;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index;

/// <summary>
/// An immutable part of the index: its documents in document order, their terms and columns. Pointers are good while it is kept alive.
/// </summary>
internal sealed unsafe class Segment
{
    private readonly Dictionary<string, FacetColumn> _facets = new(StringComparer.Ordinal);
    private readonly string[] _fieldNames;
    private readonly int* _idStarts;
    private readonly byte* _ids;
    private readonly int* _idOrder;
    private readonly int* _fieldStarts;
    private readonly byte* _fields;

    private Segment(SegmentBytes bytes, string name)
    {
        Bytes = bytes;
        Name = name;
        var numbers = (long*)At(SegmentSection.Numbers);
        (DocumentCount, TotalLength) = ((int)numbers[0], numbers[2]);
        Terms = new TermDictionary(bytes, At(SegmentSection.Terms), (uint*)At(SegmentSection.TermIndex), (int)numbers[1]);
        Norms = At(SegmentSection.Norms);
        Days = (int*)At(SegmentSection.Days);
        Arrivals = (long*)At(SegmentSection.Arrivals);
        Lengths = (int*)At(SegmentSection.Lengths);
        _idStarts = (int*)At(SegmentSection.IdStarts);
        _ids = At(SegmentSection.Ids);
        _idOrder = (int*)At(SegmentSection.IdOrder);
        _fieldStarts = (int*)At(SegmentSection.FieldStarts);
        _fields = At(SegmentSection.Fields);
        var reader = new ByteReader(At(SegmentSection.FieldNames));
        _fieldNames = new string[reader.Int32()];
        for (var i = 0; i < _fieldNames.Length; i++)
            _fieldNames[i] = reader.String();
        reader = new ByteReader(At(SegmentSection.Facets));
        for (var facets = reader.Int32(); facets > 0; facets--)
        {
            var facet = FacetColumn.Read(ref reader, bytes.Pointer);
            _facets.Add(facet.Name, facet);
        }
    }

    public SegmentBytes Bytes { get; }

    /// <summary>Of its file; unique in an index.</summary>
    public string Name { get; }

    public int DocumentCount { get; }

    /// <summary>Sum of <see cref="Lengths"/>.</summary>
    public long TotalLength { get; }

    public TermDictionary Terms { get; }

    public byte* Norms { get; }

    /// <summary>Falling.</summary>
    public int* Days { get; }

    /// <summary>Unique and rising over the whole index: the order of arrival.</summary>
    public long* Arrivals { get; }

    /// <summary>Folded characters, each as often as its field's weight.</summary>
    public int* Lengths { get; }

    public IEnumerable<FacetColumn> Facets => _facets.Values;

    public FacetColumn? Facet(string name) => _facets.GetValueOrDefault(name);

    /// <summary>A segment of bytes that this process has just written.</summary>
    public static Segment Of(SegmentBytes bytes, string name) => new(bytes, name);

    /// <summary>A segment of a file of unknown state: every byte is checked first.</summary>
    /// <exception cref="IndexDamagedException">The file is missing, or not what was written.</exception>
    public static Segment Open(string directory, string name)
    {
        var bytes = SegmentBytes.Map(Path.Combine(directory, name));
        var end = bytes.Pointer + bytes.Length;
        if (bytes.Length < SegmentSectionsWriter.FooterLength || *(ulong*)(end - 8) != SegmentSectionsWriter.Magic || *(int*)(end - 12) != SegmentSectionsWriter.SectionCount)
            throw new IndexDamagedException($"{name} is no segment of this version.");
        if (bytes.Checksum(bytes.Length - 16) != *(uint*)(end - 16))
            throw new IndexDamagedException($"{name} is damaged: its checksum is wrong.");
        SegmentCheck.Check(bytes, name);
        return new Segment(bytes, name);
    }

    public byte* DataOf(TermInfo term) => Bytes.Pointer + term.Offset;

    public ReadOnlySpan<byte> EncodedId(int document) => new(_ids + _idStarts[document], _idStarts[document + 1] - _idStarts[document]);

    public string Id(int document) => UnitCoding.Decode(EncodedId(document));

    public int Day(int document) => Days[document];

    public PageCursor CursorAt(int document, float score) => new(score, Days[document], Arrivals[document]);

    /// <summary>The document with an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> encodedId)
    {
        for (var (low, high) = (0, DocumentCount - 1); low <= high;)
        {
            var middle = (low + high) >> 1;
            var order = EncodedId(_idOrder[middle]).SequenceCompareTo(encodedId);
            if (order == 0)
                return _idOrder[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>Puts the fields of a document in place of what the list held, in the order of their positions.</summary>
    public void ReadFields(int document, List<FieldRange> into)
    {
        into.Clear();
        var reader = new ByteReader(_fields + _fieldStarts[document]);
        var end = _fields + _fieldStarts[document + 1];
        for (var start = 0; reader.At < end;)
        {
            var name = _fieldNames[(int)reader.Variable()];
            var length = (int)reader.Variable();
            into.Add(new FieldRange(name, start, start + length, (int)reader.Variable()));
            start += length + 1;
        }
    }

    /// <summary>The documents [First, End) of days from one to another, both inclusive.</summary>
    public (int First, int End) Between(int from, int to) => (FirstNotAfter(to), from == int.MinValue ? DocumentCount : FirstNotAfter(from - 1));

    private int FirstNotAfter(int day)
    {
        // Asked of every segment by every search without a date.
        if (day >= Days[0])
            return 0;
        var (low, high) = (0, DocumentCount);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Days[middle] > day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private byte* At(SegmentSection section) =>
        Bytes.Pointer + *(long*)(Bytes.Pointer + Bytes.Length - SegmentSectionsWriter.FooterLength + ((int)section * 16));
}
