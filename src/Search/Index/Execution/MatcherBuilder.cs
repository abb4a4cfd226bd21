using Disclosure.Search.Index.Postings;
using Disclosure.Search.Index.Storage;
using Disclosure.Search.Query;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Index.Execution;

/// <summary>Makes the matchers of a query for one segment.</summary>
internal sealed unsafe class MatcherBuilder(
    Segment segment, int segmentNumber, Bm25 bm25, QueryTerms terms, SearchScratch scratch, CancellationToken cancellationToken)
{
    private static readonly SetMatcher Nothing = new([], 0);

    public NodeMatcher Build(QueryNode node) => node switch
    {
        GroupNode group => new GroupMatcher(segment.DocumentCount, BuildAll(group.Required), BuildAll(group.Excluded), BuildAll(group.Preferred), scratch),
        AnyNode any => new AnyMatcher(BuildAll(any.Alternatives), scratch),
        CharactersNode { Characters.Length: 0 } => new GroupMatcher(segment.DocumentCount, [], [], [], scratch),
        CharactersNode { Characters.Length: 1 } one => Beginning(one.Characters, bytes => UnitCoding.Decode(bytes).Length == 2, one),
        PrefixNode prefix => Beginning(Term.WordMark + prefix.Prefix, _ => true, prefix),
        FacetNode facet => Facet(facet),
        WordNode or TokensNode or CharactersNode => Terms(node),
        _ => throw new InvalidOperationException($"A query has no part {node.GetType().Name}."),
    };

    /// <summary>The matcher of a planned unit, all of whose terms are in the segment.</summary>
    public static TermsMatcher Terms(PlannedUnit unit, Segment segment, int number, QueryRun run) => new(
        segment, run.Bm25, unit.Weight, field: null,
        [.. unit.Terms.Select(t => (t.Term.InSegments[number], t.Offset)).OrderBy(t => t.Item1.DocumentFrequency)], run.Scratch);

    private List<NodeMatcher> BuildAll(IReadOnlyList<QueryNode> nodes) => [.. nodes.Select(Build)];

    private NodeMatcher Terms(QueryNode leaf)
    {
        var found = QueryTerms.TermsOf(leaf).Select(t => (Term: terms.Of(t.Term).InSegments[segmentNumber], t.Offset)).ToList();
        if (found.Exists(t => t.Term.DocumentFrequency == 0))
            return Nothing;
        found.Sort((a, b) => a.Term.DocumentFrequency.CompareTo(b.Term.DocumentFrequency));
        return new TermsMatcher(segment, bm25, terms.WeightOf(leaf), QueryTerms.FieldOf(leaf), found, scratch);
    }

    /// <summary>Every term that begins so, all counting the same.</summary>
    private SetMatcher Beginning(string prefix, TermPredicate isWanted, QueryNode leaf)
    {
        var documents = new ulong[(segment.DocumentCount + 63) >> 6];
        var start = UnitCoding.Encode(prefix);
        var (cursor, positions, weights) = (scratch.Cursor(), new PositionList(), new WeightReader(segment));
        for (var term = segment.Terms.Seek(start); term.MoveNext() && term.Term.StartsWith(start);)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!isWanted(term.Term))
                continue;
            cursor.Open(segment.Bytes.Pointer, term.Info);
            for (var document = cursor.Next(); document != PostingsCursor.NoMore; document = cursor.Next())
            {
                if (QueryTerms.FieldOf(leaf) is { } field)
                {
                    cursor.ReadPositions(positions);
                    if (weights.FrequencyOf(document, positions, field) == 0)
                        continue;
                }

                documents[document >> 6] |= 1UL << document;
            }
        }

        return new SetMatcher(documents, terms.WeightOf(leaf));
    }

    private SetMatcher Facet(FacetNode facet)
    {
        var documents = new ulong[(segment.DocumentCount + 63) >> 6];
        if (segment.Facet(facet.Name) is not { } column)
            return Nothing;
        var wanted = Array.ConvertAll(column.Values, v => TextFolding.FoldToString(v).Contains(facet.Characters, StringComparison.Ordinal));
        if (!Array.Exists(wanted, w => w))
            return Nothing;
        for (var document = 0; document < segment.DocumentCount; document++)
            for (var i = 0; i < column.CountOf(document); i++)
                if (wanted[column.ValueOf(document, i)])
                    documents[document >> 6] |= 1UL << document;
        return new SetMatcher(documents, 0);
    }

    private delegate bool TermPredicate(ReadOnlySpan<byte> term);
}
