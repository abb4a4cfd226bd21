using System.Collections;

namespace Disclosure.Search.Index.Execution;

/// <summary>The counts of a facet, most frequent first, then by ordinal; ordered when they are first read.</summary>
internal sealed class FacetCountList(string[] values, int[] counts, HashSet<string>? wanted) : IReadOnlyList<FacetCount>
{
    private FacetCount[]? _ordered;

    public int Count => Ordered.Length;

    private FacetCount[] Ordered => _ordered ??= Order();

    public FacetCount this[int index] => Ordered[index];

    public IEnumerator<FacetCount> GetEnumerator() => ((IEnumerable<FacetCount>)Ordered).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FacetCount[] Order()
    {
        // Values are in order of their ordinals already: their places tell equal counts apart.
        var keys = new List<long>(counts.Length);
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0)
                keys.Add(((long)(int.MaxValue - counts[i]) << 32) | (uint)i);
        keys.Sort();
        var unseen = (wanted ?? []).Where(v => Array.BinarySearch(values, v, StringComparer.Ordinal) is var at && (at < 0 || counts[at] == 0));
        return
        [
            .. keys.Select(k => new FacetCount { Value = values[(int)(uint)k], Count = counts[(int)(uint)k] }),
            .. unseen.Order(StringComparer.Ordinal).Select(v => new FacetCount { Value = v, Count = 0 }),
        ];
    }
}
