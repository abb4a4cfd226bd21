using System.Runtime.InteropServices;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Columns;

/// <summary>Collects what a segment keeps of each document beside its terms. Documents come in document order.</summary>
internal sealed class ColumnsWriter
{
    private readonly List<int> _days = [];
    private readonly List<long> _arrivals = [];
    private readonly List<int> _lengths = [];
    private readonly List<byte> _norms = [];
    private readonly ByteBuffer _ids = new();
    private readonly List<int> _idStarts = [0];
    private readonly ByteBuffer _fields = new();
    private readonly List<int> _fieldStarts = [0];
    private readonly Dictionary<string, int> _fieldNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FacetColumnWriter> _facets = new(StringComparer.Ordinal);

    public int Count => _days.Count;

    public long TotalLength { get; private set; }

    public byte[] Norms() => [.. _norms];

    /// <summary>Begins the next document; its fields and facets follow.</summary>
    /// <param name="length">Folded characters, each as often as its field's weight.</param>
    public void Begin(ReadOnlySpan<byte> id, int day, long arrival, int length)
    {
        _ids.Add(id);
        _idStarts.Add(_ids.Length);
        _fieldStarts.Add(_fields.Length);
        _days.Add(day);
        _arrivals.Add(arrival);
        _lengths.Add(length);
        _norms.Add(Bm25.ToNorm(length));
        TotalLength += length;
    }

    public void AddField(FieldRange range)
    {
        if (!_fieldNames.TryGetValue(range.Name, out var name))
            _fieldNames.Add(range.Name, name = _fieldNames.Count);
        _fields.AddVariable((ulong)name);
        _fields.AddVariable((ulong)(range.End - range.Start));
        _fields.AddVariable((ulong)range.Weight);
        _fieldStarts[^1] = _fields.Length;
    }

    /// <summary>The column of a facet, for values of the document begun last.</summary>
    public FacetColumnWriter Facet(string name)
    {
        if (!_facets.TryGetValue(name, out var column))
            _facets.Add(name, column = new FacetColumnWriter());
        return column;
    }

    public void Write(SegmentSectionsWriter sections)
    {
        sections.Add(SegmentSection.Norms, CollectionsMarshal.AsSpan(_norms));
        sections.Add<int>(SegmentSection.Days, CollectionsMarshal.AsSpan(_days));
        sections.Add<long>(SegmentSection.Arrivals, CollectionsMarshal.AsSpan(_arrivals));
        sections.Add<int>(SegmentSection.Lengths, CollectionsMarshal.AsSpan(_lengths));
        sections.Add<int>(SegmentSection.IdStarts, CollectionsMarshal.AsSpan(_idStarts));
        sections.Add(SegmentSection.Ids, _ids.Written);
        sections.Add<int>(SegmentSection.IdOrder, OrderOfIds());
        sections.Add<int>(SegmentSection.FieldStarts, CollectionsMarshal.AsSpan(_fieldStarts));
        sections.Add(SegmentSection.Fields, _fields.Written);
        WriteNames(sections);
        WriteFacets(sections);
    }

    private int[] OrderOfIds()
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(order, (a, b) => IdOf(a).SequenceCompareTo(IdOf(b)));
        return order;

        ReadOnlySpan<byte> IdOf(int document) => _ids.Written[_idStarts[document].._idStarts[document + 1]];
    }

    private void WriteNames(SegmentSectionsWriter sections)
    {
        var names = new ByteBuffer();
        names.AddInt32(_fieldNames.Count);
        foreach (var name in _fieldNames.Keys)
            names.AddString(name);
        sections.Add(SegmentSection.FieldNames, names.Written);
    }

    private void WriteFacets(SegmentSectionsWriter sections)
    {
        var directory = new ByteBuffer();
        directory.AddInt32(_facets.Count);
        foreach (var (name, column) in _facets.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            directory.AddString(name);
            column.Write(Count, directory, sections);
        }

        sections.Add(SegmentSection.Facets, directory.Written);
    }
}
