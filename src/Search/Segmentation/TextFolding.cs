namespace Disclosure.Search.Segmentation;

/// <summary>
/// Makes equal what a reader takes for equal: width, case, traditional and simplified, compatibility forms, the styles of brackets,
/// dashes and dots. White space, line breaks, quotation marks and invisible characters are left out. Every UTF-16 unit is folded
/// for itself, whatever stands around it, so that a part of a text folds to a part of the folded text: the phrase promise rests on this.
/// </summary>
internal static class TextFolding
{
    private const string Resource = "folding.txt";

    // What a unit folds to; a space stands for nothing at all, the private-use mark for more than one character.
    private const char Nothing = ' ';
    private const char Several = '\uE000';

    private static readonly (string From, char To)[] Styles =
    [
        ("(（〔［[【〖﹝{｛⟨", '('), (")）〕］]】〗﹞}｝⟩", ')'), ("《〈«＜<", '<'), ("》〉»＞>", '>'),
        ("-‐‑‒–—―−－─", '-'), ("~～〜∼", '~'), ("·•・‧･∙", '·'), (".。．｡", '.'), (",，﹐", ','), ("、﹑､", '、'),
        (":：∶", ':'), (";；", ';'), ("?？", '?'), ("!！", '!'), ("×✕", '×'), ("○〇◯", '〇'), ("¥￥", '¥'),
    ];

    private const string Quotes = "\"＂“”„‟「」『』〝〞〟'＇‘’‚‛﹁﹂﹃﹄`´";

    private static readonly Dictionary<char, string> Expansions = [];
    private static readonly char[] Table = BuildTable();

    public static FoldedText Fold(ReadOnlySpan<char> text)
    {
        var characters = new char[text.Length];
        var origins = new int[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var folded = Table[text[i]];
            if (folded == Nothing)
                continue;
            if (folded != Several)
            {
                Append(ref characters, ref origins, ref count, folded, i);
                continue;
            }

            foreach (var character in Expansions[text[i]])
                Append(ref characters, ref origins, ref count, character, i);
        }

        Array.Resize(ref origins, count);
        return new FoldedText(new string(characters, 0, count), origins, text.Length);
    }

    /// <summary>The folded characters alone.</summary>
    public static string FoldToString(ReadOnlySpan<char> text) => Fold(text).Text;

    /// <summary>What one unit folds to; U+0000 where that is nothing or several characters.</summary>
    public static char FoldOne(char character) => Table[character] is var folded and not (Nothing or Several) ? folded : '\0';

    private static void Append(ref char[] characters, ref int[] origins, ref int count, char character, int origin)
    {
        if (count == characters.Length)
        {
            Array.Resize(ref characters, (count * 2) + 4);
            Array.Resize(ref origins, (count * 2) + 4);
        }

        (characters[count], origins[count]) = (character, origin);
        count++;
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++)
            table[c] = IsLeftOut((char)c) ? Nothing : char.ToLowerInvariant((char)c);
        foreach (var (from, to) in Styles)
            foreach (var character in from)
                table[character] = to;
        foreach (var quote in Quotes)
            table[quote] = Nothing;
        var settled = Styles.SelectMany(s => s.From).Concat(Quotes).ToHashSet();
        using var resource = typeof(TextFolding).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not in the assembly.");
        using var lines = new StreamReader(resource);
        while (lines.ReadLine() is { } line)
        {
            var (from, to) = (line[0], line[2..]);
            if (settled.Contains(from))
                continue;
            // What the file folds to is never itself folded by the file, only by case and the styles above.
            table[from] = to.Length == 1 ? table[to[0]] : Several;
            if (to.Length > 1)
                Expansions[from] = string.Concat(to.Select(c => table[c]).Where(c => c != Nothing));
        }

        return table;
    }

    private static bool IsLeftOut(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c)
        || c is '\u00AD' or '\u061C' or '\u180E' or '\uFEFF' or '\uE000'
        || c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F');
}
