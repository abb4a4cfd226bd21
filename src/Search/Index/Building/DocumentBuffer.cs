using Disclosure.Search.Index.Columns;
using Disclosure.Search.Index.Storage;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Index.Building;

/// <summary>Documents that have arrived and are in no segment yet, already taken apart into terms.</summary>
internal sealed class DocumentBuffer(SearchLanguage language)
{
    private readonly TermTable _terms = new();
    private readonly GrowingArray<int> _occurrences = new();
    private readonly GrowingArray<int> _positions = new();
    private readonly List<Pending?> _documents = [];
    private readonly Dictionary<string, int> _byId = new(StringComparer.Ordinal);

    /// <summary>Occurrences of terms, those of dropped documents included.</summary>
    public int OccurrenceCount => _occurrences.Count;

    /// <summary>Documents that were not dropped.</summary>
    public int Count => _byId.Count;

    public void Add(SearchDocument document, long arrival)
    {
        var first = _occurrences.Count;
        var ranges = new FieldRange[document.Fields.Count];
        var start = 0;
        long length = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            var field = document.Fields[i];
            var folded = TextFolding.Fold(field.Text);
            AddCharacters(folded.Text, start);
            var words = new WordSink(this, start);
            language.Words.ScanForIndex(folded, ref words);
            ranges[i] = new FieldRange(field.Name, start, start + folded.Length, field.Weight);
            start += folded.Length + 1;
            length += (long)folded.Length * field.Weight;
        }

        length += AddTokens(document.Tokens, start);
        AddNames(document.Names, start);
        _byId.Add(document.Id, _documents.Count);
        _documents.Add(new Pending(document.Id, document.Date.DayNumber, arrival, (int)Math.Min(length, int.MaxValue), ranges, document.Facets, first, _occurrences.Count));
    }

    /// <summary>True if a document with this id was here.</summary>
    public bool Drop(string id)
    {
        if (!_byId.Remove(id, out var index))
            return false;
        _documents[index] = null;
        return true;
    }

    /// <summary>Writes the documents as a segment and forgets them. There is at least one.</summary>
    public void Write(Stream stream)
    {
        var ordered = _documents.OfType<Pending>().ToList();
        ordered.Sort((a, b) => a.Day != b.Day ? b.Day.CompareTo(a.Day) : a.Arrival.CompareTo(b.Arrival));
        var writer = new SegmentWriter(stream, Columns(ordered));
        new PostingsSorter(_terms, _occurrences.Values, _positions.Values, ordered).Write(writer);
        writer.Finish();
        Clear();
    }

    /// <summary>Forgets every document.</summary>
    public void Clear()
    {
        _terms.Clear();
        _occurrences.Clear();
        _positions.Clear();
        _documents.Clear();
        _byId.Clear();
    }

    private static ColumnsWriter Columns(List<Pending> ordered)
    {
        var columns = new ColumnsWriter();
        foreach (var document in ordered)
        {
            var number = columns.Count;
            columns.Begin(UnitCoding.Encode(document.Id), document.Day, document.Arrival, document.Length);
            foreach (var field in document.Fields)
                columns.AddField(field);
            foreach (var (name, values) in document.Facets)
            {
                var column = columns.Facet(name);
                foreach (var value in values.Count < 2 ? values : values.Distinct(StringComparer.Ordinal))
                    column.Add(number, column.NumberOf(value));
            }
        }

        return columns;
    }

    private void AddCharacters(string text, int start)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            Add(text[i], text.AsSpan(i + 1, 1), start + i);
        if (text.Length > 0)
            Add(text[^1], [Term.EndMark], start + text.Length - 1);
    }

    /// <summary>How many there are.</summary>
    private int AddTokens(string? tokens, int start)
    {
        var count = 0;
        foreach (var range in tokens.AsSpan().Split(' '))
            if (tokens.AsSpan()[range] is { Length: > 0 } token)
                Add(Term.TokenMark, token, start + count++);
        return count;
    }

    // Each once: what they say is that the document has them.
    private void AddNames(IReadOnlyList<string> names, int position)
    {
        if (names.Count == 0)
            return;
        foreach (var name in names.Take(SearchDocument.MaximumNames).Where(n => n.Length <= SearchDocument.MaximumNameLength).Distinct(StringComparer.Ordinal))
            if (TextFolding.FoldToString(name) is { Length: > 1 } folded)
                Add(Term.NameMark, Term.OfName(folded, name), position);
    }

    private void Add(char mark, ReadOnlySpan<char> rest, int position)
    {
        _occurrences.Add(_terms.Add(mark, rest));
        _positions.Add(position);
    }

    private readonly struct WordSink(DocumentBuffer buffer, int offset) : IWordSink
    {
        public void Take(int start, ReadOnlySpan<char> word, bool chinese) => buffer.Add(Term.WordMark, word, offset + start);
    }

    /// <summary>Its occurrences are [First, End).</summary>
    internal sealed record Pending(
        string Id, int Day, long Arrival, int Length, FieldRange[] Fields, IReadOnlyDictionary<string, IReadOnlyList<string>> Facets, int First, int End)
    {
        /// <summary>True if every occurrence counts once.</summary>
        public bool IsUnweighted { get; } = Array.TrueForAll(Fields, f => f.Weight == 1);

        public int WeightAt(int position)
        {
            foreach (var field in Fields)
                if (position < field.End)
                    return field.Weight;
            return 1;
        }
    }
}
