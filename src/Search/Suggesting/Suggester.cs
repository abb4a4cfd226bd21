using Disclosure.Search.Index;
using Disclosure.Search.Segmentation;
using Disclosure.Search.Suggesting;

namespace Disclosure.Search;

/// <summary>
/// Completes what a user types, from published texts: words that some documents have, the names they were given, values of their facets. What only
/// removed documents have is never offered. Used by any number of threads at once; it sees what its reader sees.
/// </summary>
public sealed class Suggester
{
    // Each is a search, and most find something.
    private const int TriesOfPlace = 2;

    private readonly SearchIndexReader _reader;
    private readonly FrequentTerms _terms;
    private readonly OfferableWords _words;

    public Suggester(SearchIndexReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
        _terms = new FrequentTerms(reader.Segments);
        _words = new OfferableWords(reader.Language);
    }

    /// <summary>
    /// The completions that most documents have, in that order, then shorter ones first; no kind fills more than half the places while others have
    /// some. Nothing for a text of nothing but blanks. Of one beginning 65,536 words and as many names are looked at, and twice as many are
    /// tried as are wanted.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<Suggestion> Suggest(SuggestRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var top = Math.Clamp(request.Top, 0, SuggestRequest.MaximumTop);
        if (top == 0 || request.Text is null or { Length: > SuggestRequest.MaximumLength })
            return [];
        var candidates = new List<Candidate>();
        foreach (var typed in TypedText.Names(request.Text))
            AddNames(candidates, TextFolding.FoldToString(typed.Tail), typed.Head, request, cancellationToken);
        var (head, tail) = TypedText.Word(request.Text);
        AddWords(candidates, TextFolding.FoldToString(tail), head, request, cancellationToken);
        var chosen = Choose(candidates, top, cancellationToken);
        GC.KeepAlive(_reader);
        return chosen;
    }

    private void AddWords(List<Candidate> into, string prefix, string head, SuggestRequest request, CancellationToken cancellationToken)
    {
        if (prefix.Length == 0)
            return;
        var atLeast = Math.Max(1, request.MinimumDocuments);
        foreach (var word in _terms.Beginning(Term.WordMark, prefix, atLeast, Kept(request), w => w.Length > prefix.Length && _words.Contains(w), cancellationToken))
            into.Add(new Candidate(word.Text, head, SuggestionKind.Word, null, word.DocumentFrequency, () => _terms.HasLive(word, atLeast)));
    }

    private void AddNames(List<Candidate> into, string prefix, string head, SuggestRequest request, CancellationToken cancellationToken)
    {
        if (prefix.Length == 0)
            return;
        foreach (var name in _terms.Beginning(Term.NameMark, prefix, 1, Kept(request), _ => true, cancellationToken))
            into.Add(new Candidate(Term.ReadName(name.Text).Name, head, SuggestionKind.Name, null, name.DocumentFrequency, () => _terms.HasLive(name, 1)));
        foreach (var facet in request.Facets)
        {
            if (_reader.Execution.Facets.Of(facet) is not { } values)
                continue;
            for (var i = 0; i < values.Folded.Length; i++)
                if (values.Folded[i].StartsWith(prefix, StringComparison.Ordinal) && LiveCount(facet, values.Values[i]) is > 0 and var count)
                    into.Add(new Candidate(values.Values[i], head, SuggestionKind.FacetValue, facet, count, () => true));
        }
    }

    // Some of the most frequent may be of removed documents alone.
    private static int Kept(SuggestRequest request) => 4 * Math.Clamp(request.Top, 1, SuggestRequest.MaximumTop);

    private int LiveCount(string facet, string value)
    {
        var count = 0;
        foreach (var view in _reader.Segments)
            if (view.Segment.Facet(facet) is { } column && Array.BinarySearch(column.Values, value, StringComparer.Ordinal) is >= 0 and var place)
                count += view.CountsOf(facet)!.CountOf(place);
        return count;
    }

    private List<Suggestion> Choose(List<Candidate> candidates, int top, CancellationToken cancellationToken)
    {
        var tries = TriesOfPlace * top;
        var waiting = candidates.OrderByDescending(c => c.Documents).ThenBy(c => c.Text.Length).ThenBy(c => c.Text, StringComparer.Ordinal).ToList();
        var chosen = new List<Candidate>();
        // The second round fills what the others left free.
        foreach (var most in new[] { (top + 1) / 2, top })
        {
            foreach (var candidate in waiting.ToList())
            {
                if (chosen.Count == top || chosen.Count(c => c.Kind == candidate.Kind) == most)
                    continue;
                waiting.Remove(candidate);
                if (!chosen.Exists(c => c.IsSame(candidate)) && candidate.IsLive() && tries-- > 0 && Finds(candidate, cancellationToken))
                    chosen.Add(candidate);
            }
        }

        return [.. chosen.OrderByDescending(c => c.Documents).ThenBy(c => c.Text.Length).ThenBy(c => c.Text, StringComparer.Ordinal)
            .Select(c => new Suggestion { Text = c.Text, Query = c.Query, Kind = c.Kind, Facet = c.Facet })];
    }

    // What stands alone is in some document; with other words before it perhaps in none.
    private bool Finds(Candidate candidate, CancellationToken cancellationToken)
    {
        var request = new SearchRequest { Query = candidate.Query, Top = 0, CountUpTo = 0 };
        if (candidate.Facet is { } facet)
            request = request with { Filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [facet] = [candidate.Text] } };
        return _reader.Count(request, cancellationToken) > 0;
    }

    private sealed record Candidate(string Text, string Head, SuggestionKind Kind, string? Facet, int Documents, Func<bool> IsLive)
    {
        public string Query => Facet is null ? Head + Text : Head;

        public bool IsSame(Candidate other) => string.Equals(TextFolding.FoldToString(Head + Text), TextFolding.FoldToString(other.Head + other.Text), StringComparison.Ordinal)
            && string.Equals(Facet, other.Facet, StringComparison.Ordinal);
    }
}
