using Disclosure.Records;

namespace Disclosure.PublicSite.Indexing;

/// <summary>Which decisions the search engines of others are welcome to. The page says it of itself, and the site map lists no other.</summary>
public static class SearchEngines
{
    /// <summary>The value of <see cref="SearchFacets.Engines"/>.</summary>
    public const string Welcome = "welcome";

    /// <summary>Whether they are: not where a person is concerned, whose surname must not be found by it elsewhere.</summary>
    public static bool AreWelcome(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.PartyKind == PartyKind.Organisation;
    }
}
