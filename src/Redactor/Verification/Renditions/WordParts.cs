using System.Security.Cryptography;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>Which parts a Word document of the platform may have, and how each is read.</summary>
internal static class WordParts
{
    /// <summary>
    /// Parts that are the same in every document, by the SHA-256 of their bytes. Whoever changes one of them looks through it for anything of a
    /// case and enters the new sum.
    /// </summary>
    private static readonly Dictionary<string, string> Fixed = new(StringComparer.Ordinal)
    {
        ["word/styles.xml"] = "4B7837F0A00AB64A769BD14D79592BF6E74A373B1EA77F4770FF8C7E16EA5B50",
        ["word/settings.xml"] = "1D1217666BA8D2348AE08DF6F5A9B20AF2727DE5766495436DE37201EE380490",
        ["word/fontTable.xml"] = "D77AC5AC1888D82A4901E23BA8609E794BA6A540C43982996DA6D8797911160B",
    };

    /// <summary>Parts that hold text, in the order in which it is read.</summary>
    public static IReadOnlyList<string> Stories { get; } = ["word/header1.xml", "word/document.xml", "word/footnotes.xml", "word/footer1.xml"];

    /// <summary>What a part may hold; null when there may be none of this name, or when it is the same in every document.</summary>
    public static MarkupGrammar? GrammarOf(string name) => name switch
    {
        "[Content_Types].xml" => WordGrammar.ContentTypes,
        "_rels/.rels" or "word/_rels/document.xml.rels" => WordGrammar.Relationships,
        "docProps/core.xml" => WordGrammar.Properties,
        "word/header1.xml" or "word/document.xml" or "word/footnotes.xml" or "word/footer1.xml" => WordGrammar.Story,
        _ => null,
    };

    /// <summary>Whether a part is one that is the same in every document, and is so.</summary>
    public static bool IsFixed(string name, byte[] content) =>
        Fixed.TryGetValue(name, out var sum) && string.Equals(sum, Convert.ToHexString(SHA256.HashData(content)), StringComparison.Ordinal);

    /// <summary>A name to tell a part by that is not as it may be: its own where that is no secret.</summary>
    public static string PlaceOf(string name, int entry) => Fixed.ContainsKey(name) ? name : $"entry[{entry}]";
}
