namespace Disclosure.Redactor.Verification;

/// <summary>Where kept values stand, in rented memory. Whether something lies within one of them is answered by one search.</summary>
internal struct KeptRanges() : IDisposable
{
    private PooledArray<(int Start, int End)> _ranges = new(64);

    /// <summary>Adds one.</summary>
    public void Add(int start, int end) => _ranges.Add((start, end));

    /// <summary>Makes it ready to be asked; nothing may be added afterwards.</summary>
    public readonly void Complete()
    {
        var ranges = _ranges.Items;
        ranges.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        // From here on a range ends where it or any before it ends: whatever starts in it and ends there lies within one of them.
        for (var i = 1; i < ranges.Length; i++)
            ranges[i].End = Math.Max(ranges[i].End, ranges[i - 1].End);
    }

    /// <summary>Whether letters lie within one of them.</summary>
    /// <param name="start">First letter, inclusive.</param>
    /// <param name="end">End, exclusive.</param>
    public readonly bool Cover(int start, int end)
    {
        var ranges = _ranges.Items;
        var (low, high) = (0, ranges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].Start <= start)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && ranges[low - 1].End >= end;
    }

    /// <inheritdoc/>
    public void Dispose() => _ranges.Dispose();
}
