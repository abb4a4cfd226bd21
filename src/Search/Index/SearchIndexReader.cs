using Disclosure.Search.Index;
using Disclosure.Search.Index.Execution;
using Disclosure.Search.Index.Storage;
using Disclosure.Search.Query;

namespace Disclosure.Search;

/// <summary>
/// An immutable view of the index; used by any number of threads at once, without locks. Files it needs stay readable while it lives,
/// unlinked or not.
/// </summary>
public sealed class SearchIndexReader
{
    private readonly SearchLanguage _language;
    private readonly QueryExecution _execution;

    internal SearchIndexReader(SearchLanguage language, IReadOnlyList<SegmentView> segments, ReadOnlyMemory<byte> position)
    {
        (_language, Position) = (language, position);
        _execution = new QueryExecution(segments);
        DocumentCount = segments.Sum(s => s.LiveCount);
    }

    public int DocumentCount { get; }

    /// <summary>Names of the facets that documents have, in ordinal order.</summary>
    public IReadOnlyList<string> Facets => [.. Segments.SelectMany(s => s.Segment.Facets).Select(f => f.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public int SegmentCount => Segments.Count;

    /// <summary>What the commit was told to remember.</summary>
    public ReadOnlyMemory<byte> Position { get; }

    internal IReadOnlyList<SegmentView> Segments => _execution.Segments;

    internal SearchLanguage Language => _language;

    internal QueryExecution Execution => _execution;

    /// <summary>Opens the newest commit of a directory, every byte checked; a writer may be at work there.</summary>
    /// <exception cref="IndexDamagedException">A file of the commit is missing or is not what was written.</exception>
    /// <exception cref="DirectoryNotFoundException">No index was committed there.</exception>
    public static SearchIndexReader Open(SearchLanguage language, string directory)
    {
        ArgumentNullException.ThrowIfNull(language);
        var (manifest, segments) = CommitFiles.Open(directory, language.Fingerprint) ?? throw new DirectoryNotFoundException("No index was committed in this directory.");
        return new SearchIndexReader(language, segments, manifest.Position);
    }

    /// <summary>The same commit, asked in another language that cuts texts the same way: its synonyms and names of fields may differ.</summary>
    /// <exception cref="ArgumentException">It has another <see cref="SearchLanguage.Fingerprint"/>.</exception>
    public SearchIndexReader With(SearchLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (!string.Equals(language.Fingerprint, _language.Fingerprint, StringComparison.Ordinal))
            throw new ArgumentException("The index was made with a language that cuts texts otherwise.", nameof(language));
        return ReferenceEquals(language, _language) ? this : new SearchIndexReader(language, Segments, Position);
    }

    /// <summary>Answers a request; no string in it makes this throw.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken) => Search(request, isPlanned: true, cancellationToken);

    /// <param name="isPlanned">False to answer window by window whatever is asked: slower, and the same answer.</param>
    internal SearchResult Search(SearchRequest request, bool isPlanned, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parsed = request.Tokens is { } tokens ? TokenQuery.Of(tokens, request.TokensAsPhrase) : new QueryParser(_language).Parse(request.Query);
        return Search(parsed, request, isPlanned, cancellationToken);
    }

    /// <summary>How many documents a request finds by all of its words, whatever page and facets it wants.</summary>
    internal int Count(SearchRequest request, CancellationToken cancellationToken)
    {
        var parsed = new QueryParser(_language).Parse(request.Query) with { ByAnyWord = null };
        return Search(parsed, request with { Top = 0, Facets = [], After = null }, isPlanned: true, cancellationToken).Total;
    }

    /// <summary>Answers a request for what is asked here, whatever its query says.</summary>
    internal SearchResult Search(ParsedQuery parsed, SearchRequest request, bool isPlanned, CancellationToken cancellationToken)
    {
        var asked = _execution.Run(parsed.Root, request, isPlanned, cancellationToken);
        if (asked.HasMatches)
            return Answer(request, parsed, QueryWidening.None, asked);
        if (parsed.ByCharacters is { } characters && _execution.Run(characters, request, isPlanned, cancellationToken) is { HasMatches: true } wider)
            return Answer(request, parsed, QueryWidening.Characters, wider);
        if (parsed.ByAnyWord is { } any && _execution.Run(any, request, isPlanned, cancellationToken) is { HasMatches: true } widest)
            return Answer(request, parsed, QueryWidening.AnyWord, widest);
        return Answer(request, parsed, QueryWidening.None, asked);
    }

    private SearchResult Answer(SearchRequest request, ParsedQuery parsed, QueryWidening widening, QueryOutcome found)
    {
        var hits = new SearchHit[found.Page.Length];
        for (var i = 0; i < hits.Length; i++)
        {
            var hit = found.Page[i];
            var segment = Segments[hit.Segment].Segment;
            hits[i] = new SearchHit { Id = segment.Id(hit.Document), Date = DateOnly.FromDayNumber(segment.Day(hit.Document)), Score = hit.Score };
        }

        var next = found.HasMore && found.Page is [.., var last] ? Segments[last.Segment].Segment.CursorAt(last.Document, last.Score).Write(request) : null;

        GC.KeepAlive(this);
        return new SearchResult
        {
            Total = found.Total,
            IsTotalExact = found.IsExact,
            Hits = hits,
            Facets = found.Facets,
            Next = next,
            Understood = new QueryUnderstanding { Widening = widening, Truncated = parsed.Truncated, Words = parsed.Words },
        };
    }
}
