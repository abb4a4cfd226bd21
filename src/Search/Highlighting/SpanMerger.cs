namespace Disclosure.Search.Highlighting;

internal static class SpanMerger
{
    /// <summary>Puts overlapping and touching spans together; they come in order of their beginnings.</summary>
    public static IReadOnlyList<TextSpan> Merge(IEnumerable<TextSpan> ordered)
    {
        var merged = new List<TextSpan>();
        foreach (var span in ordered)
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End) };
            else
                merged.Add(span);
        }

        return merged;
    }

    /// <summary>What of the spans lies inside a part of the text, counted from the beginning of that part.</summary>
    public static IReadOnlyList<TextSpan> Clip(IReadOnlyList<TextSpan> spans, TextSpan part) =>
    [
        .. spans.Where(s => s.End > part.Start && s.Start < part.End)
            .Select(s => new TextSpan(Math.Max(s.Start, part.Start) - part.Start, Math.Min(s.End, part.End) - part.Start)),
    ];
}
