namespace Disclosure.Redactor.Text;

/// <summary>
/// Forms have a box for each character of a number: neighbouring cells of one letter or digit each. In the shadow such cells are one
/// number written apart, so that whatever reads spaced numbers reads these.
/// </summary>
internal static class CharacterBoxes
{
    private const int FewestBoxes = 7;
    private const int FewestAtRowStart = 11;
    private const int FewestDigits = 4;

    /// <summary>Makes the cell borders within rows of boxes blanks, in place; the length of the text stays.</summary>
    public static void Join(Span<char> text)
    {
        for (var border = text.IndexOf('\t'); border >= 0; border = NextBorder(text, border + 1))
        {
            var first = border - 1;
            if (first < 0 || !IsBox(text[first]) || (first > 0 && !IsEdge(text[first - 1])))
            {
                // The cell behind this border may be the first box.
                first = border + 1;
            }

            var (end, boxes, digits) = ReadBoxes(text, first);
            if (digits >= FewestDigits && boxes >= (first == 0 || text[first - 1] == '\n' ? FewestAtRowStart : FewestBoxes))
            {
                text[first..end].Replace('\t', ' ');
            }

            border = Math.Max(border, end - 1);
        }
    }

    // The province of a number plate is a Chinese character, and always the first.
    private static (int End, int Boxes, int Digits) ReadBoxes(ReadOnlySpan<char> text, int first)
    {
        var (boxes, digits, at) = (0, 0, first);
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || (boxes == 0 && IsBox(text[at]))) && (at + 1 == text.Length || IsEdge(text[at + 1])))
        {
            boxes++;
            digits += char.IsAsciiDigit(text[at]) ? 1 : 0;
            if (at + 1 == text.Length || text[at + 1] != '\t')
            {
                return (at + 1, boxes, digits);
            }

            at += 2;
        }

        return (Math.Max(first, at - 1), boxes, digits);
    }

    private static int NextBorder(ReadOnlySpan<char> text, int from) =>
        from < text.Length && text[from..].IndexOf('\t') is var next and >= 0 ? from + next : -1;

    private static bool IsBox(char character) => char.IsAsciiLetterOrDigit(character) || HanText.IsHan(character);

    private static bool IsEdge(char character) => !IsBox(character) && character is not ('.' or '-' or '/' or '%');
}
