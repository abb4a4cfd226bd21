namespace Disclosure.Search.Query;

/// <summary>A query whose words were cut by someone else.</summary>
internal static class TokenQuery
{
    public static ParsedQuery Of(IReadOnlyList<string> tokens, bool isPhrase)
    {
        var read = tokens.Take(QueryParser.MaximumLeaves).ToArray();
        IReadOnlyList<QueryNode> required = isPhrase && read.Length > 0
            ? [new AnyNode([new TokensNode(read), new CharactersNode(string.Concat(read), Field: null)])]
            : [.. read.Select(t => new AnyNode([new TokensNode([t]), new WordNode(t, Chinese: false, Field: null)]))];
        return new ParsedQuery
        {
            Root = new GroupNode(required, [], []),
            ByCharacters = null,
            ByAnyWord = null,
            Leaves = [],
            Words = read,
            Truncated = read.Length < tokens.Count,
        };
    }
}
