using System.Text;
using Disclosure.Search.Correcting;
using Disclosure.Search.Segmentation;
using Disclosure.Search.Suggesting;

namespace Disclosure.Search;

/// <summary>
/// Finds what a user may have meant: words that sound the same or nearly so (people type by sound), that look alike, that differ by a character, or that
/// are spelt in Latin letters. Only words of published texts are offered, by the rule of <see cref="Suggester"/>, and only queries that find more. Used by
/// any number of threads at once; it sees what its reader sees.
/// </summary>
public sealed class QueryCorrector
{
    // Each is a search.
    private const int MaximumTries = 12;

    private readonly SearchIndexReader _reader;
    private readonly FrequentTerms _terms;

    public QueryCorrector(SearchIndexReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        (_reader, _terms) = (reader, new FrequentTerms(reader.Segments));
    }

    /// <summary>The likeliest first. Empty where nothing better is known, for tokens, and for a query that finds enough. At most 13 searches are made.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<QueryCorrection> Correct(CorrectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var top = Math.Clamp(request.Top, 0, CorrectionRequest.MaximumTop);
        var query = request.Request.Query ?? "";
        if (top == 0 || request.Request.Tokens is not null || query.Length > SearchRequest.MaximumQueryLength)
            return [];
        var asked = Count(request.Request, query, cancellationToken);
        if (asked >= Math.Max(1, request.Enough))
            return [];
        var folded = TextFolding.Fold(query);
        var (doubtful, right) = Mistakes(folded, Math.Max(1, request.MinimumDocuments), cancellationToken);
        var offered = Try(request.Request, folded, query, Drafts(doubtful), asked, cancellationToken);
        if (offered.Count == 0)
            offered = Try(request.Request, folded, query, Drafts(right), asked, cancellationToken);
        GC.KeepAlive(_reader);
        return offered.Count > top ? offered[..top] : offered;
    }

    private (List<Replacement> Doubtful, List<Replacement> Right) Mistakes(FoldedText folded, int minimumDocuments, CancellationToken cancellationToken)
    {
        var chinese = new ChineseMistakes(_reader.Language, _terms, minimumDocuments);
        var letters = new LetterMistakes(_reader.Language, _terms, minimumDocuments);
        var (doubtful, right) = (new List<Replacement>(), new List<Replacement>());
        foreach (var run in MistakableRun.Of(folded, _reader.Language.Vocabulary))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!run.IsChinese)
            {
                doubtful.AddRange(letters.Find(folded.Text, run.Start, run.End, cancellationToken));
                continue;
            }

            var (first, second) = chinese.Find(folded.Text, run.Start, run.End);
            doubtful.AddRange(first);
            right.AddRange(second);
        }

        return (doubtful, right);
    }

    // The likeliest of each place together, if there are several places, then each by itself.
    private static List<Replacement[]> Drafts(List<Replacement> replacements)
    {
        var ordered = replacements.OrderBy(r => r.Cost).ThenByDescending(r => r.Word.Length).ThenByDescending(r => r.DocumentFrequency).ThenBy(r => r.Word, StringComparer.Ordinal).ToList();
        var together = new List<Replacement>();
        foreach (var replacement in ordered)
            if (!together.Exists(replacement.Overlaps))
                together.Add(replacement);
        var drafts = ordered.ConvertAll(r => new[] { r });
        if (together.Count > 1)
            drafts.Insert(0, [.. together.OrderBy(r => r.Start)]);
        return drafts;
    }

    private List<QueryCorrection> Try(SearchRequest request, FoldedText folded, string query, List<Replacement[]> drafts, int asked, CancellationToken cancellationToken)
    {
        var found = new List<(QueryCorrection Correction, int Cost)>();
        foreach (var draft in drafts.Take(MaximumTries / 2))
        {
            var (text, changed) = Apply(folded, query, draft);
            if (text.Length > SearchRequest.MaximumQueryLength || found.Exists(f => string.Equals(f.Correction.Query, text, StringComparison.Ordinal)))
                continue;
            if (Count(request, text, cancellationToken) is var total && total > asked)
                found.Add((new QueryCorrection { Query = text, Changed = changed, Total = total }, draft.Max(r => r.Cost)));
        }

        return [.. found.OrderBy(f => f.Cost).ThenByDescending(f => f.Correction.Total).Select(f => f.Correction)];
    }

    /// <summary>0 for what is found only by leaving words out.</summary>
    private int Count(SearchRequest request, string query, CancellationToken cancellationToken)
    {
        var found = _reader.Search(request with { Query = query, Top = 0, Facets = [], After = null, CountUpTo = null }, cancellationToken);
        return found.Understood.Widening == QueryWidening.AnyWord ? 0 : found.Total;
    }

    private static (string Query, List<TextSpan> Changed) Apply(FoldedText folded, string query, Replacement[] draft)
    {
        var (text, changed, from) = (new StringBuilder(), new List<TextSpan>(), 0);
        foreach (var replacement in draft)
        {
            var place = folded.ToOriginal(replacement.Start, replacement.End);
            text.Append(query, from, place.Start - from);
            changed.Add(new TextSpan(text.Length, text.Length + replacement.Word.Length));
            text.Append(replacement.Word);
            from = place.End;
        }

        return (text.Append(query, from, query.Length - from).ToString(), changed);
    }
}
