using Disclosure.Search.Index.Columns;
using Disclosure.Search.Index.Postings;
using Disclosure.Search.Index.Storage;

namespace Disclosure.Search.Index;

/// <summary>Writes a segment: terms in order, then everything else. The stream is the caller's to close and to make durable.</summary>
internal sealed class SegmentWriter
{
    private readonly SegmentOutput _output;
    private readonly SegmentSectionsWriter _sections;
    private readonly ColumnsWriter _columns;
    private readonly TermDataWriter _data;
    private readonly TermDictionaryWriter _terms = new();

    /// <param name="columns">Complete: frontiers are made of its norms.</param>
    public SegmentWriter(Stream stream, ColumnsWriter columns)
    {
        _columns = columns;
        _output = new SegmentOutput(stream);
        _sections = new SegmentSectionsWriter(_output);
        _data = new TermDataWriter(_output, columns.Norms());
    }

    /// <inheritdoc cref="TermDataWriter.Write"/>
    public void Add(ReadOnlySpan<byte> term, ReadOnlySpan<int> documents, ReadOnlySpan<int> counts, ReadOnlySpan<int> frequencies, ReadOnlySpan<int> positions)
    {
        var start = _output.Position;
        _data.Write(documents, counts, frequencies, positions);
        _terms.Add(term, documents.Length, start, _output.Position - start);
    }

    public void Finish()
    {
        _sections.Add(SegmentSection.Terms, _terms.Terms);
        _sections.Add(SegmentSection.TermIndex, _terms.Index);
        _columns.Write(_sections);
        _sections.Add<long>(SegmentSection.Numbers, [_columns.Count, _terms.Count, _columns.TotalLength]);
        _sections.Finish();
    }
}
