using System.Runtime.InteropServices;
using Disclosure.Search.Index.Postings;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index;

/// <summary>
/// Looks at the parts of a segment file before anything is read by address: that each lies in the file, is as long as the number of documents asks, and
/// leads nowhere else. What stands in the blocks of postings is not looked at.
/// </summary>
internal sealed unsafe class SegmentCheck
{
    private const int MostValues = 1 << 26;

    private readonly SegmentBytes _bytes;
    private readonly long _end;
    private readonly string _name;
    private int _documents;

    private SegmentCheck(SegmentBytes bytes, string name) => (_bytes, _name, _end) = (bytes, name, bytes.Length - SegmentSectionsWriter.FooterLength);

    /// <exception cref="IndexDamagedException">A part is not where or what it must be.</exception>
    public static void Check(SegmentBytes bytes, string name)
    {
        new SegmentCheck(bytes, name).Check();
        GC.KeepAlive(bytes);
    }

    private void Check()
    {
        var numbers = Of<long>(SegmentSection.Numbers, 3);
        Require(numbers[0] is > 0 and < int.MaxValue && numbers[1] is >= 0 and < int.MaxValue && numbers[2] >= 0);
        _documents = (int)numbers[0];
        Of<byte>(SegmentSection.Norms, _documents);
        Of<long>(SegmentSection.Arrivals, _documents);
        Of<int>(SegmentSection.Lengths, _documents);
        var days = Of<int>(SegmentSection.Days, _documents);
        for (var i = 0; i < days.Length; i++)
            Require(days[i] >= 0 && days[i] <= DateOnly.MaxValue.DayNumber && (i == 0 || days[i] <= days[i - 1]));
        Rising(Of<int>(SegmentSection.IdStarts, _documents + 1L), Section(SegmentSection.Ids).Length);
        foreach (var document in Of<int>(SegmentSection.IdOrder, _documents))
            Require((uint)document < (uint)_documents);
        CheckTerms((int)numbers[1]);
        CheckFields();
        CheckFacets();
    }

    private void CheckTerms(int count)
    {
        var starts = Of<uint>(SegmentSection.TermIndex, (count + TermDictionaryWriter.BlockSize - 1L) / TermDictionaryWriter.BlockSize);
        var terms = Section(SegmentSection.Terms);
        var (at, data) = (0, 0L);
        var (before, length) = (new byte[256], 0);
        for (var i = 0; i < count; i++)
        {
            var reader = new CheckedReader(terms[at..]);
            var isFirst = i % TermDictionaryWriter.BlockSize == 0;
            if (isFirst)
            {
                Require(starts[i / TermDictionaryWriter.BlockSize] == at);
                data = reader.Variable(_end);
            }

            var shared = reader.Variable(isFirst ? 0 : length);
            var rest = reader.Bytes(reader.Variable(terms.Length));
            Require(i == 0 || rest.SequenceCompareTo(before.AsSpan(shared..length)) > 0);
            length = shared + rest.Length;
            if (length > before.Length)
                Array.Resize(ref before, length * 2);
            rest.CopyTo(before.AsSpan(shared));
            Require(reader.Variable((long)_documents) > 0);
            data += reader.Variable(_end);
            Require(data <= _end);
            at = terms.Length - reader.Left;
        }

        Require(at == terms.Length);
    }

    private void CheckFields()
    {
        var fields = Section(SegmentSection.Fields);
        var starts = Of<int>(SegmentSection.FieldStarts, _documents + 1L);
        Rising(starts, fields.Length);
        var names = new CheckedReader(Section(SegmentSection.FieldNames));
        var count = names.Int32();
        Require(count is >= 0 and < MostValues);
        for (var i = 0; i < count; i++)
            names.String();
        for (var i = 0; i < _documents; i++)
        {
            var reader = new CheckedReader(fields[starts[i]..starts[i + 1]]);
            for (var position = 0L; !reader.IsAtEnd;)
            {
                Require(reader.Variable((long)count) < count);
                position += reader.Variable(int.MaxValue - 1 - position) + 1;
                reader.Variable(int.MaxValue);
            }
        }
    }

    private void CheckFacets()
    {
        var reader = new CheckedReader(Section(SegmentSection.Facets));
        var facets = reader.Int32();
        Require(facets >= 0);
        for (; facets > 0; facets--)
        {
            reader.String();
            var values = reader.Int32();
            Require(values is >= 0 and < MostValues);
            for (var i = 0; i < values; i++)
                reader.String();
            var width = reader.Int32();
            Require(width is 1 or 2 or 4);
            var starts = reader.Int64();
            var count = _documents;
            if (starts >= 0)
            {
                var places = new ReadOnlySpan<int>(At(starts, (_documents + 1L) * sizeof(int)), _documents + 1);
                Require(places[^1] >= 0);
                Rising(places, places[^1]);
                count = places[^1];
            }

            var ordinals = At(reader.Int64(), (long)count * width);
            var least = starts >= 0 ? 1 : 0;
            for (var i = 0; i < count; i++)
            {
                var ordinal = width switch { 1 => ordinals[i], 2 => ((ushort*)ordinals)[i], _ => ((int*)ordinals)[i] };
                Require(ordinal >= least && ordinal <= values);
            }
        }
    }

    private ReadOnlySpan<T> Of<T>(SegmentSection section, long count)
        where T : unmanaged
    {
        var bytes = Section(section);
        Require(bytes.Length == count * sizeof(T));
        return MemoryMarshal.Cast<byte, T>(bytes);
    }

    private ReadOnlySpan<byte> Section(SegmentSection section)
    {
        var place = (long*)(_bytes.Pointer + _end + ((int)section * 16));
        Require(place[1] is >= 0 and <= int.MaxValue);
        return new ReadOnlySpan<byte>(At(place[0], place[1]), (int)place[1]);
    }

    private byte* At(long start, long length)
    {
        Require(start >= sizeof(ulong) && (start & 7) == 0 && length >= 0 && start <= _end && length <= _end - start);
        return _bytes.Pointer + start;
    }

    // From 0 to the end.
    private void Rising(ReadOnlySpan<int> starts, int end)
    {
        Require(starts[0] == 0 && starts[^1] == end);
        for (var i = 1; i < starts.Length; i++)
            Require(starts[i] >= starts[i - 1]);
    }

    private void Require(bool holds)
    {
        if (!holds)
            throw new IndexDamagedException($"{_name} is damaged: its parts do not fit together.");
    }
}
