using System.Runtime.InteropServices;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index.Columns;

/// <summary>
/// Collects the values of one facet by document. Written as ordinals of the sorted values, counted from 1, in one, two or four bytes:
/// one a document where none has several (0 is none), else a list a document.
/// </summary>
internal sealed class FacetColumnWriter
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(int Document, int Number)> _values = [];

    /// <summary>The number of a value in this column, for <see cref="Add"/>; stays the same while the column is collected.</summary>
    public int NumberOf(string value)
    {
        if (!_numbers.TryGetValue(value, out var number))
            _numbers.Add(value, number = _numbers.Count);
        return number;
    }

    /// <summary>Documents come in order; no value twice for one document.</summary>
    public void Add(int document, int number) => _values.Add((document, number));

    public void Write(int documents, ByteBuffer directory, SegmentSectionsWriter sections)
    {
        var sorted = _numbers.Keys.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        var ordinals = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            ordinals[_numbers[sorted[i]]] = i + 1;

        var isList = false;
        for (var i = 1; i < _values.Count && !isList; i++)
            isList = _values[i].Document == _values[i - 1].Document;
        var width = sorted.Length < byte.MaxValue ? 1 : sorted.Length < ushort.MaxValue ? 2 : 4;
        directory.AddInt32(sorted.Length);
        foreach (var value in sorted)
            directory.AddString(value);
        directory.AddInt32(width);
        directory.AddInt64(isList ? sections.AddUnnamed(MemoryMarshal.AsBytes<int>(Starts(documents))) : -1);
        directory.AddInt64(sections.AddUnnamed(isList ? List(ordinals, width) : One(documents, ordinals, width)));
    }

    private int[] Starts(int documents)
    {
        var starts = new int[documents + 1];
        foreach (var (document, _) in _values)
            starts[document + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        return starts;
    }

    private byte[] List(int[] ordinals, int width)
    {
        var bytes = new byte[_values.Count * width];
        for (var i = 0; i < _values.Count; i++)
            Put(bytes, i, width, ordinals[_values[i].Number]);
        return bytes;
    }

    private byte[] One(int documents, int[] ordinals, int width)
    {
        var bytes = new byte[documents * width];
        foreach (var (document, number) in _values)
            Put(bytes, document, width, ordinals[number]);
        return bytes;
    }

    private static void Put(byte[] bytes, int index, int width, int value)
    {
        for (var i = 0; i < width; i++, value >>= 8)
            bytes[(index * width) + i] = (byte)value;
    }
}
