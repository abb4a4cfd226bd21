namespace Disclosure.Search.Index;

/// <summary>When segments are written and put together.</summary>
internal sealed record WriterPolicy
{
    /// <summary>An index that outlives the process: removed documents are hidden by a commit and go with a purge.</summary>
    public static readonly WriterPolicy Durable = new();

    /// <summary>An index of the process: every commit purges, so segments stay small.</summary>
    public static readonly WriterPolicy InMemory = new() { PurgeAtCommit = true, MaximumMergedDocuments = 4096 };

    /// <summary>Occurrences of terms that wait in memory, 8 bytes each, before they become a segment.</summary>
    public int BufferedOccurrences { get; init; } = 24_000_000;

    /// <summary>Segments of about the same size that are put together.</summary>
    public int MergeFactor { get; init; } = 8;

    /// <summary>Segments that would hold more documents together are left apart.</summary>
    public int MaximumMergedDocuments { get; init; } = int.MaxValue;

    /// <summary>Up to so many documents segments are put together, or written anew without the removed ones, within the commit.</summary>
    public int WithinCommit { get; init; } = 1024;

    public bool PurgeAtCommit { get; init; }
}
