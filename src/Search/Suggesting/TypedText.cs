namespace Disclosure.Search.Suggesting;

/// <summary>What a user has typed: what comes before its last part, and that part, which is not finished.</summary>
internal readonly record struct TypedText(string Head, string Tail)
{
    private const string Operators = "\"＂“„「『〝﹁﹃”‟」』〞﹂﹄:：|｜";

    /// <summary>All of it, if it may be the beginning of one name, and what comes after the last blank or operator.</summary>
    public static IEnumerable<TypedText> Names(string text)
    {
        var start = text.Length;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && !Operators.Contains(text[start - 1], StringComparison.Ordinal))
            start--;
        if (start > 0 && !text.AsSpan().ContainsAny(Operators))
            yield return new TypedText("", text);
        while (start < text.Length && text[start] is '-' or '－')
            start++;
        yield return new TypedText(text[..start], text[start..]);
    }

    /// <summary>The letters and digits at the end.</summary>
    public static TypedText Word(string text)
    {
        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || char.IsSurrogate(text[start - 1])))
            start--;
        return new TypedText(text[..start], text[start..]);
    }
}
