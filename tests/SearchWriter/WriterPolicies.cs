using Disclosure.Search.Index;

namespace Disclosure.SearchWriter;

/// <summary>Policies that let much happen in little time.</summary>
internal static class WriterPolicies
{
    /// <summary>Merges often, beside the writer and within commits, and lets segments of any size lose documents.</summary>
    public static readonly WriterPolicy Restless = new() { MergeFactor = 3, WithinCommit = 20 };
}
