using System.Text.Json;
using Disclosure.DecisionPages;
using Disclosure.Records;

namespace Disclosure.PublicSite.Indexing;

/// <summary>Names of the searched fields; a query may name one, as in <c>title:…</c>.</summary>
public static class SearchFields
{
    /// <summary>案件名称</summary>
    public const string Title = "title";

    /// <summary>文号</summary>
    public const string Number = "number";

    /// <summary>当事人</summary>
    public const string Party = "party";

    /// <summary>执法机关, in full and short.</summary>
    public const string Agency = "agency";

    /// <summary>Names of the region and of those it lies in.</summary>
    public const string Region = "region";

    /// <summary>Kind of act and kinds of penalty.</summary>
    public const string Act = "act";

    /// <summary>违法事实</summary>
    public const string Facts = "facts";

    /// <summary>法律依据</summary>
    public const string Basis = "basis";

    /// <summary>执法决定</summary>
    public const string Decision = "decision";

    /// <summary>正文</summary>
    public const string Body = "body";
}

/// <summary>Names of the facets, which are also the parameters of addresses.</summary>
public static class SearchFacets
{
    /// <summary>Agency code.</summary>
    public const string Agency = "agency";

    /// <summary>Region code, each document under its own and those around it.</summary>
    public const string Region = "region";

    /// <summary>Act type code.</summary>
    public const string Act = "act";

    /// <summary>Year of the decision.</summary>
    public const string Year = "year";

    /// <summary>Kind of penalty, in Chinese.</summary>
    public const string Penalty = "penalty";

    /// <summary>Band of the fine, as in <see cref="FineBands"/>; decisions without a fine have none.</summary>
    public const string Fine = "fine";

    /// <summary>Whether search engines are welcome, as in <see cref="SearchEngines"/>. No choice of visitors: the site map is made by it.</summary>
    public const string Engines = "engines";

    /// <summary>All that can be chosen, in the order pages show them.</summary>
    public static readonly IReadOnlyList<string> All = [Region, Agency, Act, Penalty, Fine, Year];
}

/// <summary>The written form of act types in addresses and in the API: the same as in published records.</summary>
public static class ActTypeCodes
{
    private static readonly Dictionary<string, ActType> ByCode =
        Enum.GetValues<ActType>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>Such as <c>penalty</c>.</summary>
    public static string Of(ActType type) => JsonNamingPolicy.CamelCase.ConvertName(type.ToString());

    /// <summary>The Chinese term of a code; the code itself when it is unknown.</summary>
    public static string Chinese(string code) => ByCode.TryGetValue(code, out var type) ? type.Chinese() : code;
}
