using System.Globalization;
using Disclosure.PublicSite.SearchPages;
using Disclosure.PublicSite.Snapshot;
using Disclosure.PublicSite.Tests.Invented;
using Disclosure.Records;
using Disclosure.TestKit;
using Xunit.Abstractions;

namespace Disclosure.PublicSite.Tests.Relevance;

/// <summary>
/// Whether people find what they seek: for each query of queries.tsv the place of the first decision that was wanted, on the page that the site would
/// show. Where the page asks what was meant, its first offer counts, one place later: the reader has to follow it.
/// </summary>
public sealed class RelevanceTests(ITestOutputHelper output)
{
    private const int Top = 20;
    private const double LeastReciprocalRank = 0.9;
    private const double LeastOfAKind = 0.75;

    [Fact]
    [Clause("CX-43")]
    public async Task Queries_OfCitizens_FindWhatTheyWant()
    {
        await using var site = await SiteHost.StartAsync();
        var decisions = InventedDecisions.Many().Concat(SampleDecisions.Read()).ToList();
        await site.PublishAsync(decisions);
        var ids = decisions.ToDictionary(decision => decision.DocumentNumber, decision => decision.Id, StringComparer.Ordinal);
        var snapshot = site.Holder.Leased()!.Snapshot;

        var asked = File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests", "PublicSite.Tests", "Relevance", "queries.tsv")).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t')).Select(fields => (Kind: fields[0], Query: fields[1], Wanted: fields[2].Split('|').Select(number => ids[number]).ToHashSet())).ToList();
        var found = asked.Select(query => (query.Kind, query.Query, Value: Reciprocal(snapshot, query.Query, query.Wanted))).ToList();
        foreach (var (kind, query, value) in found.Where(one => one.Value < 1))
        {
            var understood = SearchDesk.Ask(snapshot, new SearchQuery { Text = query }, Top, withFacets: false, CancellationToken.None).Understood;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:0.00} {kind} {query}: read as {string.Join(' ', understood.Words)}, widened to {understood.Widening}"));
        }

        var kinds = found.GroupBy(one => one.Kind, StringComparer.Ordinal).Select(group => (Kind: group.Key, Mean: group.Average(one => one.Value))).ToList();
        foreach (var (kind, mean) in kinds)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {mean:0.000}"));
        var all = found.Average(one => one.Value);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Count} queries: {all:0.000}"));

        Assert.True(found.Count >= 60, "The set has at least sixty queries.");
        Assert.True(all >= LeastReciprocalRank, $"The mean reciprocal rank is {all:0.000}.");
        Assert.All(kinds, kind => Assert.True(kind.Mean >= LeastOfAKind, $"{kind.Kind}: {kind.Mean:0.000}"));
    }

    private static double Reciprocal(PublicSnapshot snapshot, string text, HashSet<RecordId> wanted)
    {
        var query = new SearchQuery { Text = text };
        var result = SearchDesk.Ask(snapshot, query, Top, withFacets: false, CancellationToken.None);
        var shown = Place(SearchDesk.Standing(snapshot, result.Hits), wanted);
        var meant = QueryAids.Meant(snapshot, query, result, CancellationToken.None) is [var first, ..]
            ? Place(SearchDesk.Standing(snapshot, SearchDesk.Ask(snapshot, first.Query, Top, withFacets: false, CancellationToken.None).Hits), wanted)
            : 0;
        return Math.Max(shown > 0 ? 1d / shown : 0, meant > 0 ? 1d / (meant + 1) : 0);
    }

    private static int Place(IReadOnlyList<RecordState> states, HashSet<RecordId> wanted)
    {
        for (var place = 0; place < states.Count; place++)
        {
            if (wanted.Contains(states[place].Id))
                return place + 1;
        }

        return 0;
    }
}
