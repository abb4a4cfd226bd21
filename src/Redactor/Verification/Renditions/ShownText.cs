using System.Xml;

namespace Disclosure.Redactor.Verification.Renditions;

/// <summary>A text as a file can hold it: what its format has no place for stands as U+FFFD, one for one.</summary>
internal static class ShownText
{
    private const char Unfit = '\uFFFD';

    /// <summary>The text; the same instance where all of it is fit.</summary>
    /// <param name="text">Served text.</param>
    /// <param name="isMarkup">Whether the format is markup, which has no place for control characters; no format has one for half a surrogate pair.</param>
    public static string Of(string text, bool isMarkup)
    {
        var first = NextUnfit(text, 0, isMarkup);
        if (first == text.Length)
            return text;
        var shown = text.ToCharArray();
        for (var at = first; at < text.Length; at = NextUnfit(text, at + 1, isMarkup))
            shown[at] = Unfit;
        return new string(shown);
    }

    private static int NextUnfit(string text, int start, bool isMarkup)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]) || (isMarkup && !XmlConvert.IsXmlChar(text[at])))
                return at;
        }

        return text.Length;
    }
}
