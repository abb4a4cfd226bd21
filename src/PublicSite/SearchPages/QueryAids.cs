using Disclosure.PublicSite.Snapshot;
using Disclosure.Search;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>Helps with a query: completes what is typed, and says what may have been meant. From published texts alone, of one snapshot.</summary>
public static class QueryAids
{
    /// <summary>A search that finds so many is left as it is.</summary>
    public const int Enough = 5;

    private const int Offered = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Completions of what was typed, those that most decisions have first; none when they cannot be found in time.</summary>
    public static IReadOnlyList<Suggestion> Complete(PublicSnapshot snapshot, string typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Within(token => new Suggester(snapshot.Index).Suggest(new SuggestRequest { Text = typed, Top = Offered }, token), cancellationToken);
    }

    /// <summary>Searches that may have been meant, where one finds little or finds its words only in part.</summary>
    public static IReadOnlyList<MeantSearch> Meant(PublicSnapshot snapshot, SearchQuery query, SearchResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(result);
        if (query.Text.Length == 0 || query.After is not null || (result.Total >= Enough && result.Understood.Widening == QueryWidening.None))
            return [];
        var corrections = Within(
            token => new QueryCorrector(snapshot.Index).Correct(new CorrectionRequest { Request = query.Request(top: 0, []), Enough = Enough }, token), cancellationToken);
        return [.. corrections.Select(correction => new MeantSearch(query with { Text = correction.Query, After = null }, correction.Total))];
    }

    private static IReadOnlyList<T> Within<T>(Func<CancellationToken, IReadOnlyList<T>> find, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(Longest);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            return find(limited.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }
}

/// <summary>A search that may have been meant.</summary>
/// <param name="Query">With the filters of the one that was asked.</param>
/// <param name="Total">How many decisions it finds.</param>
public sealed record MeantSearch(SearchQuery Query, int Total);
