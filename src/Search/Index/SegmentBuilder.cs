using System.Runtime.InteropServices;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Index;

/// <summary>Turns documents into a segment.</summary>
internal sealed class SegmentBuilder(SearchLanguage language)
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<Occurrence> _occurrences = [];

    public static Segment Build(SearchLanguage language, IEnumerable<(SearchDocument Document, long Arrival)> arrived) =>
        new SegmentBuilder(language).Build(arrived.OrderByDescending(a => a.Document.Date).ThenBy(a => a.Arrival).ToList());

    private Segment Build(List<(SearchDocument Document, long Arrival)> ordered)
    {
        var documents = new IndexedDocument[ordered.Count];
        for (var i = 0; i < documents.Length; i++)
            documents[i] = Analyse(i, ordered[i].Document, ordered[i].Arrival);
        return new Segment(documents, WritePostings(documents));
    }

    private IndexedDocument Analyse(int number, SearchDocument document, long arrival)
    {
        var ranges = new FieldRange[document.Fields.Count];
        var start = 0;
        long length = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            var field = document.Fields[i];
            var folded = TextFolding.Fold(field.Text);
            AddCharacters(number, folded.Text, start);
            foreach (var word in language.Words.ScanForIndex(folded))
                Add([Term.WordMark, .. word.Text], number, start + word.Start);
            ranges[i] = new FieldRange(field.Name, start, start + folded.Length, field.Weight);
            start += folded.Length + 1;
            length += (long)folded.Length * field.Weight;
        }

        return new IndexedDocument
        {
            Id = document.Id,
            Day = document.Date.DayNumber,
            Arrival = arrival,
            Fields = ranges,
            Length = (int)Math.Min(length, int.MaxValue),
            Facets = document.Facets.ToDictionary(f => f.Key, f => f.Value.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal),
        };
    }

    private void AddCharacters(int document, string text, int start)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            Add(text.AsSpan(i, 2), document, start + i);
        if (text.Length > 0)
            Add([text[^1], Term.EndMark], document, start + text.Length - 1);
    }

    private void Add(ReadOnlySpan<char> term, int document, int position)
    {
        var lookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(term, out var number))
            lookup[term] = number = _terms.Count;
        _occurrences.Add(new Occurrence(number, document, position));
    }

    private TermDictionary WritePostings(IndexedDocument[] documents)
    {
        var ordered = OrderByTerm(out var starts);
        var writer = new PostingsWriter();
        var positions = new List<int>();
        foreach (var (term, number) in _terms.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            writer.BeginTerm();
            for (var i = starts[number]; i < starts[number + 1];)
            {
                var document = ordered[i].Document;
                var frequency = 0;
                positions.Clear();
                for (; i < starts[number + 1] && ordered[i].Document == document; i++)
                {
                    positions.Add(ordered[i].Position);
                    frequency += documents[document].WeightAt(ordered[i].Position);
                }

                writer.Add(document, frequency, CollectionsMarshal.AsSpan(positions));
            }

            writer.EndTerm(term);
        }

        return writer.Build();
    }

    // Occurrences of one term already come by document and position: a stable counting sort keeps that.
    private Occurrence[] OrderByTerm(out int[] starts)
    {
        starts = new int[_terms.Count + 1];
        foreach (var occurrence in _occurrences)
            starts[occurrence.Term + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var next = starts.AsSpan(0, _terms.Count).ToArray();
        var ordered = new Occurrence[_occurrences.Count];
        foreach (var occurrence in _occurrences)
            ordered[next[occurrence.Term]++] = occurrence;
        return ordered;
    }

    private readonly record struct Occurrence(int Term, int Document, int Position);
}
