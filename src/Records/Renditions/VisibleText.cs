using System.Buffers;

namespace Disclosure.Records.Renditions;

/// <summary>
/// Text as XML and HTML can hold it. A control character other than tab, line feed and carriage return, a surrogate without its twin
/// in the same inline, U+FFFE and U+FFFF are each shown as U+FFFD, so that the place of every character is kept and none is lost unseen.
/// </summary>
internal static class VisibleText
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Suspects = SearchValues.Create(Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code)
        .Where(symbol => char.IsSurrogate(symbol) || IsUnfit(symbol)).ToArray());

    /// <summary>The text, of the same length; the same instance where nothing is unfit.</summary>
    public static string Of(string text) => text.AsSpan().IndexOfAny(Suspects) < 0 ? text : string.Create(text.Length, text, Replace);

    private static void Replace(Span<char> output, string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                output[at] = text[at];
                output[++at] = text[at];
            }
            else
            {
                output[at] = char.IsSurrogate(text[at]) || IsUnfit(text[at]) ? Replacement : text[at];
            }
        }
    }

    private static bool IsUnfit(char symbol) => symbol is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF';
}
