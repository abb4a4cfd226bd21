using Disclosure.DecisionPages;
using Disclosure.PublicSite.Reference;
using Disclosure.Records;
using Disclosure.Search;

namespace Disclosure.PublicSite.Indexing;

/// <summary>What of a decision can be searched, and by what it can be sorted into facets. Only published text ever comes in here.</summary>
public sealed class DecisionIndexing(AgencyDirectory agencies, RegionTree regions)
{
    /// <summary>
    /// Names what documents look like. To be changed with every change of fields, weights or facets below, so that indexes made before are
    /// made anew.
    /// </summary>
    public const string Form = "2";

    /// <summary>The document of a decision: id and date are the decision's own.</summary>
    public SearchDocument Document(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new SearchDocument
        {
            Id = decision.Id.Value,
            Date = decision.DecidedOn,
            Facets = Facets(decision),
            Fields = [.. Fields(decision).Where(field => field.Text.Length > 0)],
            Names = [.. Names(decision).Distinct(StringComparer.Ordinal)],
        };
    }

    private IEnumerable<SearchField> Fields(DecisionRecord decision)
    {
        var summary = decision.Summary;
        yield return new SearchField { Name = SearchFields.Title, Text = BlockText.Of(decision.Title), Weight = 5 };
        yield return new SearchField { Name = SearchFields.Number, Text = decision.DocumentNumber, Weight = 4 };
        foreach (var party in summary.Parties)
            yield return new SearchField { Name = SearchFields.Party, Text = BlockText.Of(party), Weight = 3 };
        yield return new SearchField { Name = SearchFields.Agency, Text = decision.AgencyName, Weight = 2 };
        foreach (var name in agencies.Find(decision.AgencyCode)?.ShortNames ?? [])
            yield return new SearchField { Name = SearchFields.Agency, Text = name };
        yield return new SearchField { Name = SearchFields.Region, Text = string.Join('\n', regions.Path(decision.RegionCode).Select(region => region.Name)) };
        yield return new SearchField { Name = SearchFields.Act, Text = string.Join('\n', decision.PenaltyKinds.Prepend(decision.ActType.Chinese())) };
        yield return new SearchField { Name = SearchFields.Facts, Text = BlockText.Of(summary.Facts) };
        yield return new SearchField { Name = SearchFields.Basis, Text = BlockText.Of(summary.Basis), Weight = 2 };
        yield return new SearchField { Name = SearchFields.Decision, Text = BlockText.Of(summary.Decision) };
        yield return new SearchField { Name = SearchFields.Body, Text = BlockText.Of(decision.Body) };
    }

    /// <summary>
    /// What is offered to whoever types its beginning: agencies, laws, and parties where every party is an organisation. A trade name may be
    /// a person's, and of a name that is partly hidden nothing is offered.
    /// </summary>
    private IEnumerable<string> Names(DecisionRecord decision)
    {
        yield return decision.AgencyName;
        foreach (var name in agencies.Find(decision.AgencyCode)?.ShortNames ?? [])
            yield return name;
        if (decision.PartyKind == PartyKind.Organisation)
        {
            foreach (var party in decision.Summary.Parties.Where(party => party.All(inline => inline.Redaction is null)))
                yield return BlockText.Of(party);
        }

        foreach (var inline in decision.Summary.Basis.Where(inline => inline.Redaction is null))
        {
            var text = inline.Text;
            for (var open = text.IndexOf('《', StringComparison.Ordinal); open >= 0; open = text.IndexOf('《', open + 1))
            {
                if (text.IndexOf('》', open) is var close && close > open + 1)
                    yield return text[(open + 1)..close];
            }
        }
    }

    private Dictionary<string, IReadOnlyList<string>> Facets(DecisionRecord decision)
    {
        var facets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [SearchFacets.Agency] = [decision.AgencyCode],
            [SearchFacets.Region] = regions.Lineage(decision.RegionCode),
            [SearchFacets.Act] = [ActTypeCodes.Of(decision.ActType)],
            [SearchFacets.Year] = [decision.DecidedOn.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture)],
        };
        if (FineBands.Of(decision.FineYuan) is { } band)
            facets[SearchFacets.Fine] = [band];
        if (SearchEngines.AreWelcome(decision))
            facets[SearchFacets.Engines] = [SearchEngines.Welcome];
        if (decision.PenaltyKinds.Count > 0)
            facets[SearchFacets.Penalty] = decision.PenaltyKinds;
        return facets;
    }
}
