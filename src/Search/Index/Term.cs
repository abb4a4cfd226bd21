namespace Disclosure.Search.Index;

/// <summary>
/// How terms are written. Characters: every two neighbours of the folded text, the last with an end mark, so that exactly one such
/// term begins at every position. Words: marked, so that the word "ab" and the characters "ab" of "cabin" stay apart. Tokens: marked too.
/// The marks are control characters, which folding leaves out of every text.
/// </summary>
internal static class Term
{
    public const char EndMark = '\u0001';
    public const char WordMark = '\u0002';

    public const char TokenMark = '\u0003';

    public static string OfToken(string token) => TokenMark + token;

    public static string OfWord(string word) => WordMark + word;
}
