using Disclosure.Search.Index.Columns;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>What occurrences of a document count by their fields.</summary>
internal sealed class WeightReader(Segment segment)
{
    private readonly List<FieldRange> _fields = [];

    /// <summary>The sum of the weights of positions, of one field only or of all.</summary>
    public int FrequencyOf(int document, PositionList positions, string? field)
    {
        segment.ReadFields(document, _fields);
        long frequency = 0;
        foreach (var position in positions.Values)
            frequency += WeightAt(position, field);
        return (int)Math.Min(frequency, int.MaxValue);
    }

    private int WeightAt(int position, string? field)
    {
        foreach (var range in _fields)
            if (position < range.End)
                return field is null || string.Equals(range.Name, field, StringComparison.Ordinal) ? range.Weight : 0;
        // Behind the last field stand tokens.
        return field is null ? 1 : 0;
    }
}
