using System.Text;
using Disclosure.PublicSite.Snapshot;
using Disclosure.Records;

namespace Disclosure.PublicSite.SearchPages;

/// <summary>Finds records by document number, in whatever brackets and widths it was typed.</summary>
public sealed class NumberLookup(PublishedTexts texts)
{
    private const int Candidates = 20;

    /// <summary>What a query holds of a number, folded; empty when nothing.</summary>
    public static bool IsEmpty(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Bare(query.Text).Length == 0;
    }

    /// <summary>Records with the number of the query, those that were removed with a notice too; at most two, because more than one says no more.</summary>
    public async Task<IReadOnlyList<RecordId>> FindAsync(PublicSnapshot snapshot, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(query);
        var wanted = Bare(query.Text);
        if (wanted.Length == 0)
            return [];
        var candidates = SearchDesk.Standing(snapshot, SearchDesk.Ask(snapshot, query, Candidates, withFacets: false, cancellationToken).Hits);
        var standing = (await texts.DecisionsAsync(candidates, cancellationToken))
            .Where(found => string.Equals(Bare(found.Decision.DocumentNumber), wanted, StringComparison.Ordinal))
            .Select(found => found.State.Id);
        var gone = snapshot.Notices.Where(dated => dated.RemovesText && string.Equals(Bare(dated.Notice.DocumentNumber), wanted, StringComparison.Ordinal))
            .Select(dated => dated.Notice.Id);
        return [.. standing.Concat(gone).Distinct().Take(2)];
    }

    /// <summary>Letters and digits alone, folded: brackets, spaces and widths are written in many ways.</summary>
    private static string Bare(string number) =>
        string.Concat(Fold(number).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Fold(string number)
    {
        try
        {
            return number.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no number has one.
            return string.Empty;
        }
    }
}
