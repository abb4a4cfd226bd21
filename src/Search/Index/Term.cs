namespace Disclosure.Search.Index;

/// <summary>
/// How terms are written. Characters: every two neighbours of the folded text, the last with an end mark, so that exactly one such
/// term begins at every position. Words: marked, so that the word "ab" and the characters "ab" of "cabin" stay apart. Tokens: marked too.
/// Names: marked, folded, and where that differs followed by the name as it is written. The marks are control characters, which folding leaves out of every text.
/// </summary>
internal static class Term
{
    public const char EndMark = '\u0001';
    public const char WordMark = '\u0002';

    public const char TokenMark = '\u0003';

    public const char NameMark = '\u0004';

    private const char AsWritten = '\u0005';

    public static string OfToken(string token) => TokenMark + token;

    public static string OfWord(string word) => WordMark + word;

    /// <summary>A name without its mark.</summary>
    public static string OfName(string folded, string name) => string.Equals(folded, name, StringComparison.Ordinal) ? name : folded + AsWritten + name;

    /// <summary>From what <see cref="OfName"/> wrote to the folded name and the name as it is written.</summary>
    public static (string Folded, string Name) ReadName(string term) =>
        term.IndexOf(AsWritten) is >= 0 and var end ? (term[..end], term[(end + 1)..]) : (term, term);
}
