using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>Finds published decisions like one that is read. A page that shows them depends on removals of other records too.</summary>
public sealed class SimilarDecisions(PublishedTexts texts, DecisionIndexing indexing)
{
    private const int Shown = 5;

    // A page does not wait for what stands at its edge.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>The most similar first; none when they cannot be found in time.</summary>
    /// <exception cref="TextUnavailableException">The gazette is out of reach.</exception>
    public async Task<IReadOnlyList<DecisionRecord>> FindAsync(PublicSnapshot snapshot, DecisionRecord decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        using var time = new CancellationTokenSource(Longest);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            var hits = new SimilarDocuments(snapshot.Index).Find(new SimilarRequest { Document = indexing.Document(decision), Top = Shown }, limited.Token);
            return [.. (await texts.DecisionsAsync(SearchDesk.Standing(snapshot, hits), cancellationToken)).Select(found => found.Decision)];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }
}
