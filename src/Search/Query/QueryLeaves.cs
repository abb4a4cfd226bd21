using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Query;

/// <summary>Walks over a query.</summary>
internal static class QueryLeaves
{
    /// <summary>What is looked for in texts and facets, in order, without what is excluded or only preferred.</summary>
    public static IEnumerable<QueryNode> Of(QueryNode node) => node switch
    {
        AnyNode any => any.Alternatives.SelectMany(Of),
        GroupNode group => group.Required.SelectMany(Of),
        _ => [node],
    };

    /// <summary>
    /// The same query with the characters of each Chinese word in place of the word, or where it is put together of others (种子标签) these, wherever they
    /// stand; the same instance if it has none.
    /// </summary>
    public static QueryNode ByCharacters(QueryNode node, Segmenter segmenter) => node switch
    {
        WordNode { Chinese: true } word when WordParts.Of(word.Word, segmenter) is { Count: > 0 } parts =>
            new AnyNode([new CharactersNode(word.Word, word.Field), new GroupNode([.. parts.Select(part => new CharactersNode(part, word.Field))], [], [])]),
        WordNode { Chinese: true } word => new CharactersNode(word.Word, word.Field),
        AnyNode any when any.Alternatives.Any(HasWord) => new AnyNode([.. any.Alternatives.Select(alternative => ByCharacters(alternative, segmenter))]),
        GroupNode group when group.Required.Any(HasWord) => group with { Required = [.. group.Required.Select(required => ByCharacters(required, segmenter))] },
        _ => node,
    };

    public static string TextOf(QueryNode leaf) => leaf switch
    {
        WordNode word => word.Word,
        CharactersNode characters => characters.Characters,
        PrefixNode prefix => prefix.Prefix + "*",
        FacetNode facet => facet.Characters,
        _ => "",
    };

    private static bool HasWord(QueryNode node) => Of(node).Any(n => n is WordNode { Chinese: true });
}
