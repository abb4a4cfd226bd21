namespace Disclosure.Search.Segmentation;

/// <summary>The classes of characters that jieba's cut tells apart.</summary>
internal static class CharacterClass
{
    /// <summary>The ideographs that jieba knows: U+4E00 to U+9FD5.</summary>
    public static bool IsIdeograph(char character) => character is >= '\u4E00' and <= '\u9FD5';

    /// <summary>What can stand in a dictionary word; a run of these is cut as a whole.</summary>
    public static bool IsRun(char character) =>
        IsIdeograph(character) || char.IsAsciiLetterOrDigit(character) || character is '+' or '#' or '&' or '.' or '_' or '%' or '-';
}
