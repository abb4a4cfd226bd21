using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>The context words of one text, asked by place. Positions are characters of <see cref="ScannedText.Compact"/>. It owns its list.</summary>
internal sealed class ContextMap(string text, RentedList<ContextHit> hits, int longestWord) : IDisposable
{
    // What parts a label from its value: the end of a clause, a line, another number.
    private static readonly SearchValues<char> Borders = SearchValues.Create(",。;\n0123456789");

    /// <summary>All words, by start.</summary>
    public ReadOnlySpan<ContextHit> All => hits.Items;

    /// <summary>
    /// The nearest word of a context that ends at or before a position, at most <paramref name="reach"/> characters away, with no end of
    /// clause, line feed or digit between; null when there is none.
    /// </summary>
    public ContextHit? Before(Context context, int position, int reach) => Nearest(context, position, reach, Borders);

    /// <summary>The same, whatever stands between.</summary>
    public ContextHit? Around(Context context, int position, int reach) => Nearest(context, position, reach, borders: null);

    /// <summary>The first word of a context that starts at or after a position, at most <paramref name="reach"/> characters away; null when there is none.</summary>
    public ContextHit? After(Context context, int position, int reach)
    {
        var all = All;
        for (var i = FirstFrom(position); i < all.Length && all[i].Start <= position + reach; i++)
        {
            if (all[i].Says(context))
            {
                return all[i];
            }
        }

        return null;
    }

    /// <summary>
    /// The word of one of the contexts of a mask that ends last at or before a position, at most <paramref name="reach"/> characters away,
    /// of two that end together the longer; null when there is none. What stands between is for the caller to judge.
    /// </summary>
    public ContextHit? LastBefore(ulong mask, int position, int reach) => LastIndexBefore(mask, position, reach) is var last and >= 0 ? All[last] : null;

    /// <summary>The same as a place in <see cref="All"/>; −1 when there is none.</summary>
    public int LastIndexBefore(ulong mask, int position, int reach)
    {
        var last = -1;
        var all = All;
        for (var i = FirstFrom(position) - 1; i >= 0 && all[i].Start >= position - reach - longestWord; i--)
        {
            ref readonly var hit = ref all[i];
            if (hit.End <= position && position - hit.End <= reach && hit.SaysAny(mask) && (last < 0 || hit.End >= all[last].End))
            {
                last = i;
            }
        }

        return last;
    }

    /// <inheritdoc/>
    public void Dispose() => hits.Dispose();

    private ContextHit? Nearest(Context context, int position, int reach, SearchValues<char>? borders)
    {
        var all = All;
        for (var i = FirstFrom(position) - 1; i >= 0 && all[i].Start >= position - reach - longestWord; i--)
        {
            ref readonly var hit = ref all[i];
            if (hit.End <= position && position - hit.End <= reach && hit.Says(context)
                && (borders is null || text.AsSpan(hit.End, position - hit.End).IndexOfAny(borders) < 0))
            {
                return hit;
            }
        }

        return null;
    }

    private int FirstFrom(int position)
    {
        var all = All;
        var low = 0;
        var high = all.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Start < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
