namespace Disclosure.Search.Index;

/// <summary>What a segment keeps of a document beside its postings; it moves from segment to segment unchanged.</summary>
internal sealed class IndexedDocument
{
    public required string Id { get; init; }

    public required int Day { get; init; }

    /// <summary>Unique and rising: the order of arrival.</summary>
    public required long Arrival { get; init; }

    public required FieldRange[] Fields { get; init; }

    public required IReadOnlyDictionary<string, string[]> Facets { get; init; }

    /// <summary>Folded characters, each as often as its field's weight.</summary>
    public required int Length { get; init; }

    /// <summary>Document order: newest first, then order of arrival.</summary>
    public static int Compare(IndexedDocument a, IndexedDocument b) =>
        a.Day != b.Day ? b.Day.CompareTo(a.Day) : a.Arrival.CompareTo(b.Arrival);

    public int WeightAt(int position) => RangeAt(position).Weight;

    public FieldRange RangeAt(int position)
    {
        foreach (var range in Fields)
            if (position < range.End)
                return range;
        throw new InvalidOperationException("A posting lies outside the fields of its document.");
    }
}

/// <summary>Positions [Start, End) of one field; between two fields lies at least one position that nothing stands at.</summary>
internal readonly record struct FieldRange(string Name, int Start, int End, int Weight);
