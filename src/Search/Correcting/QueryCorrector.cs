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

    /// <summary>
    /// The likeliest first. Empty where nothing better is known, for tokens, and for a query that finds enough, unless it does so only because single characters
    /// are not asked for and nothing has them as they stand. At most some thirty searches are made.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<QueryCorrection> Correct(CorrectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var top = Math.Clamp(request.Top, 0, CorrectionRequest.MaximumTop);
        var query = request.Request.Query ?? "";
        if (top == 0 || request.Request.Tokens is not null || query.Length > SearchRequest.MaximumQueryLength)
            return [];
        var folded = TextFolding.Fold(query);
        var runs = MistakableRun.Of(folded, _reader.Language.Vocabulary);
        var asked = _reader.Count(request.Request, cancellationToken);
        // Single characters are not asked for: what finds enough without them may still not be what was meant.
        var isEnough = asked >= Math.Max(1, request.Enough);
        if (isEnough)
            runs = runs.FindAll(r => r.IsChinese && IsLoose(folded, r, cancellationToken));
        var (doubtful, right) = Mistakes(folded, runs, Math.Max(1, request.MinimumDocuments), cancellationToken);
        var asking = new Asked(request.Request, folded, isEnough ? runs : [], asked);
        var offered = Try(asking, Drafts(doubtful), cancellationToken);
        if (offered.Count == 0 && !isEnough)
            offered = Try(asking, Drafts(right), cancellationToken);
        GC.KeepAlive(_reader);
        return offered.Count > top ? offered[..top] : offered;
    }

    // Cut into words with single characters among them, and nowhere to be found as it stands.
    private bool IsLoose(FoldedText folded, MistakableRun run, CancellationToken cancellationToken)
    {
        var text = folded.Text[run.Start..run.End];
        return text.Length > 2 && _reader.Language.Segmenter.Cut(text, CutMode.Query).Any(w => w.Length == 1) && !Stands(text, cancellationToken);
    }

    private bool Stands(string text, CancellationToken cancellationToken) => _reader.Count(new SearchRequest { Query = $"\"{text}\"", CountUpTo = 0 }, cancellationToken) > 0;

    private (List<Replacement> Doubtful, List<Replacement> Right) Mistakes(FoldedText folded, List<MistakableRun> runs, int minimumDocuments, CancellationToken cancellationToken)
    {
        var chinese = new ChineseMistakes(_reader.Language, _terms, minimumDocuments);
        var letters = new PinyinMistakes(_reader.Language, _terms, minimumDocuments);
        var (doubtful, right) = (new List<Replacement>(), new List<Replacement>());
        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!run.IsChinese)
            {
                doubtful.AddRange(letters.Find(folded.Text, run.Start, run.End));
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

    private List<QueryCorrection> Try(Asked asked, List<Replacement[]> drafts, CancellationToken cancellationToken)
    {
        var found = new List<(QueryCorrection Correction, int Cost)>();
        foreach (var draft in drafts.Take(MaximumTries / 2))
        {
            var (text, changed) = Apply(asked.Folded, asked.Request.Query, draft);
            if (text.Length > SearchRequest.MaximumQueryLength || found.Exists(f => string.Equals(f.Correction.Query, text, StringComparison.Ordinal)))
                continue;
            var total = _reader.Count(asked.Request with { Query = text, CountUpTo = null }, cancellationToken);
            var isBetter = asked.Loose.Count == 0 ? total > asked.Total
                : total > 0 && asked.Loose.TrueForAll(run => !draft.Any(run.Holds) || Stands(run.With(asked.Folded.Text, draft), cancellationToken));
            if (isBetter)
                found.Add((new QueryCorrection { Query = text, Changed = changed, Total = total }, draft.Max(r => r.Cost)));
        }

        return [.. found.OrderBy(f => f.Cost).ThenByDescending(f => f.Correction.Total).Select(f => f.Correction)];
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

    /// <param name="Loose">Runs that are found only without some of their characters, if the query finds enough so; what is offered for them stands somewhere as it is.</param>
    private sealed record Asked(SearchRequest Request, FoldedText Folded, List<MistakableRun> Loose, int Total);
}
