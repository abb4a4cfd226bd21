using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Columns;

/// <summary>The values of one facet in a segment, by document. Use it only while the segment is kept alive.</summary>
internal sealed unsafe class FacetColumn
{
    private readonly byte* _ordinals;
    private readonly int* _starts;

    private FacetColumn(string name, string[] values, int width, byte* ordinals, int* starts)
    {
        (Name, Values, Width) = (name, values, width);
        _ordinals = ordinals;
        _starts = starts;
    }

    public string Name { get; }

    /// <summary>Sorted by ordinal.</summary>
    public string[] Values { get; }

    /// <summary>Bytes of an ordinal.</summary>
    public int Width { get; }

    /// <summary>One ordinal a document, 0 for none, else the place of the value plus one; null where a document can have several.</summary>
    public byte* Single => _starts is null ? _ordinals : null;

    public static FacetColumn Read(ref ByteReader directory, byte* segment)
    {
        var name = directory.String();
        var values = new string[directory.Int32()];
        for (var i = 0; i < values.Length; i++)
            values[i] = directory.String();
        var width = directory.Int32();
        var starts = directory.Int64();
        return new FacetColumn(name, values, width, segment + directory.Int64(), starts < 0 ? null : (int*)(segment + starts));
    }

    /// <summary>How many values a document has.</summary>
    public int CountOf(int document) => _starts is null ? (At(document) == 0 ? 0 : 1) : _starts[document + 1] - _starts[document];

    /// <summary>Place in <see cref="Values"/> of a document's value, counted from 0.</summary>
    public int ValueOf(int document, int index) => At(_starts is null ? document : _starts[document] + index) - 1;

    private int At(int index) => Width switch
    {
        1 => _ordinals[index],
        2 => ((ushort*)_ordinals)[index],
        _ => ((int*)_ordinals)[index],
    };
}
