namespace Disclosure.Search.Index;

/// <summary>A segment as one commit sees it. Immutable.</summary>
internal sealed record SegmentView(Segment Segment, LiveDocuments? Live)
{
    public int LiveCount => Live?.Count ?? Segment.DocumentCount;

    public bool IsLive(int document) => Live is null || Live[document];
}
