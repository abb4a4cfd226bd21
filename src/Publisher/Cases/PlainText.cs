namespace Disclosure.Publisher.Cases;

/// <summary>What texts that are typed or pushed may hold.</summary>
internal static class PlainText
{
    /// <summary>
    /// Whether a text holds only what a reader sees: no control characters, and nothing that turns the direction of writing around.
    /// Breaks of lines belong into texts of several lines alone.
    /// </summary>
    public static bool IsClean(string text, bool lines) => !text.Any(character =>
        (char.IsControl(character) && !(lines && character is ('\n' or '\r' or '\t')))
        || character is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
