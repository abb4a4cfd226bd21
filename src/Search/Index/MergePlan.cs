namespace Disclosure.Search.Index;

/// <summary>Chooses segments to put together: of about the same size, so that a document is rewritten as often as there are sizes.</summary>
internal static class MergePlan
{
    /// <summary>Null if there are not enough of any size.</summary>
    public static List<SegmentView>? Choose(IReadOnlyList<SegmentView> segments, WriterPolicy policy)
    {
        foreach (var tier in segments.GroupBy(s => (int)Math.Log(Math.Max(1, s.LiveCount), policy.MergeFactor)).OrderBy(t => t.Key))
        {
            if (tier.Count() < policy.MergeFactor)
                continue;
            var chosen = tier.OrderBy(s => s.LiveCount).Take(policy.MergeFactor).ToList();
            while (chosen.Count > 1 && chosen.Sum(s => (long)s.LiveCount) > policy.MaximumMergedDocuments)
                chosen.RemoveAt(chosen.Count - 1);
            if (chosen.Count > 1)
                return chosen;
        }

        return null;
    }
}
