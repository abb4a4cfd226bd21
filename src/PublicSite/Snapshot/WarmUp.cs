using Disclosure.PublicSite.Indexing;
using Disclosure.Search;

namespace Disclosure.PublicSite.Snapshot;

/// <summary>Asks a snapshot once in every way a visitor may, so that the first of them does not wait for code to be made and pages to be mapped.</summary>
internal static class WarmUp
{
    private const int PageSize = 20;

    /// <param name="snapshot">What is about to be served.</param>
    /// <param name="queries">Words that such texts hold.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static void Run(PublicSnapshot snapshot, IEnumerable<string> queries, CancellationToken cancellationToken)
    {
        foreach (var words in queries.Append(string.Empty))
        {
            foreach (var query in words.Length == 0 ? new[] { words } : [words, $"\"{words}\"", words + "*"])
            {
                foreach (var sort in new[] { SearchSort.Relevance, SearchSort.Date })
                {
                    foreach (var facets in new[] { SearchFacets.All, [] })
                        snapshot.Index.Search(new SearchRequest { Query = query, Sort = sort, Top = PageSize, Facets = facets }, cancellationToken);
                }

                new Suggester(snapshot.Index).Suggest(new SuggestRequest { Text = words }, cancellationToken);
                new QueryCorrector(snapshot.Index).Correct(new CorrectionRequest { Request = new SearchRequest { Query = query } }, cancellationToken);
                snapshot.Language.Highlighter.Highlight(new SearchRequest { Query = query }, SearchFields.Facts, words, PageSize);
            }

            var document = new SearchDocument { Id = words, Date = default, Fields = [new SearchField { Name = SearchFields.Facts, Text = words }] };
            new SimilarDocuments(snapshot.Index).Find(new SimilarRequest { Document = document }, cancellationToken);
        }
    }
}
