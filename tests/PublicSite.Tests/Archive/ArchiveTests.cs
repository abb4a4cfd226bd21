using System.Globalization;
using System.Text.Json;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.SearchPages;
using Disclosure.Records;
using Disclosure.Search;
using Disclosure.TestKit;
using Disclosure.TestKit.Published;

namespace Disclosure.PublicSite.Tests.Archive;

/// <summary>A small archive of the decisions the load is measured with: what the site counts and finds is what was published, by plain counting.</summary>
public sealed class ArchiveTests
{
    // A twentieth of the load at full size.
    private static readonly int Count = TestSize.Of(usual: 400, full: 15_000);

    [Fact]
    [Clause("GS-05-1")]
    public async Task CountsAndHits_OfAnArchive_AreWhatWasPublished()
    {
        var directory = AgencyDirectory.Read(Path.Combine(RepositoryRoot.Path, "config", "agencies.json"));
        var decisions = new GeneratedDecisions(7, [.. directory.All.Select(agency => new GeneratedAgency(agency.Code, agency.Name, agency.Region))]).Take(Count).ToList();
        await using var site = await SiteHost.StartAsync();
        await site.PublishAsync(decisions);
        var snapshot = site.Holder.Leased()!.Snapshot;

        var facets = SearchDesk.Ask(snapshot, new SearchQuery { Sort = SearchSort.Date }, 0, withFacets: true, CancellationToken.None).Facets;
        Same(SearchFacets.Agency, decision => [decision.AgencyCode]);
        Same(SearchFacets.Act, decision => [ActTypeCodes.Of(decision.ActType)]);
        Same(SearchFacets.Penalty, decision => decision.PenaltyKinds);
        Same(SearchFacets.Year, decision => [decision.DecidedOn.Year.ToString(CultureInfo.InvariantCulture)]);
        Same(SearchFacets.Fine, decision => decision.FineYuan switch { null => [], < 1_000 => ["0"], < 10_000 => ["1000"], < 100_000 => ["10000"], < 1_000_000 => ["100000"], _ => ["1000000"] });

        using var food = JsonDocument.Parse(await site.ReadAsync("/api/v1/decisions?size=1&q=" + Uri.EscapeDataString("\"超过保质期\"")));
        Assert.Equal(decisions.Count(decision => BlockText.Of(decision.Title).Contains("超过保质期", StringComparison.Ordinal)), food.RootElement.GetProperty("total").GetInt32());
        foreach (var decision in decisions.Where((_, place) => place % (Count / 10) == 0))
        {
            var found = SearchDesk.Ask(snapshot, new SearchQuery { Text = decision.DocumentNumber }, 1, withFacets: false, CancellationToken.None);
            Assert.Equal(decision.Id.Value, found.Hits[0].Id);
        }

        void Same(string facet, Func<DecisionRecord, IEnumerable<string>> values) => Assert.Equal(
            decisions.SelectMany(values).CountBy(value => value).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)),
            facets[facet].OrderBy(value => value.Value, StringComparer.Ordinal).Select(value => (value.Value, value.Count)));
    }
}
