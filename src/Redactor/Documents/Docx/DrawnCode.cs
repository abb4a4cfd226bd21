using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>
/// What fields without a result draw from their code: signs in circles, raised readings and fractions (EQ), single characters (SYMBOL), the words
/// of a button (MACROBUTTON). They are seen on paper, so they are text.
/// </summary>
internal static class DrawnCode
{
    private const string Enclosures = "○□△◇◯〇";

    /// <summary>The first word of a code.</summary>
    public static ReadOnlySpan<char> Word(ReadOnlySpan<char> code)
    {
        code = code.Trim();
        var end = code.IndexOfAny(' ', '\\');
        return end < 0 ? code : code[..end];
    }

    /// <summary>The text that a code draws; empty for all other fields.</summary>
    public static string Of(string code)
    {
        var word = Word(code);
        var rest = code.AsSpan().Trim()[word.Length..].Trim();
        if (word.Equals("EQ", StringComparison.OrdinalIgnoreCase))
            return Formula(rest);
        if (word.Equals("SYMBOL", StringComparison.OrdinalIgnoreCase))
            return Symbol(rest.ToString());
        return word.Equals("MACROBUTTON", StringComparison.OrdinalIgnoreCase) || word.Equals("GOTOBUTTON", StringComparison.OrdinalIgnoreCase)
            ? rest[Word(rest).Length..].Trim().ToString()
            : string.Empty;
    }

    private static string Symbol(string arguments)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return string.Empty;
        var font = Array.FindIndex(words, one => one.Equals("\\f", StringComparison.OrdinalIgnoreCase)) is >= 0 and var at && at + 1 < words.Length ? words[at + 1].Trim('"') : null;
        var isHexadecimal = words[0].StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return int.TryParse(isHexadecimal ? words[0].AsSpan(2) : words[0], isHexadecimal ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None, null, out var point)
            ? DocxSymbols.Read(font, (font is null || point > 0xFF ? point : point + 0xF000).ToString("X4"))
            : words[0];
    }

    // \o\ac(○,1) encloses, \o\ad(\s\up 9(dāo),刀) reads aloud, \f(1,2) divides; of all others the arguments are drawn side by side.
    private static string Formula(ReadOnlySpan<char> code)
    {
        var drawn = new StringBuilder();
        var at = 0;
        // Formatting switches of any field come first: \* and a word or words in quotes.
        while (code[at..].StartsWith("\\*"))
        {
            at += 2;
            at += code[at..].IndexOfAnyExcept(' ') is > 0 and var gap ? gap : 0;
            var word = at < code.Length && code[at] == '"' ? code[(at + 1)..].IndexOf('"') + 2 : code[at..].IndexOf(' ');
            at += word > 0 ? word : code.Length - at;
            at += code[at..].IndexOfAnyExcept(' ') is > 0 and var next ? next : 0;
        }

        Arguments(code, ref at, drawn, 0);
        return drawn.ToString();
    }

    private static void Arguments(ReadOnlySpan<char> code, ref int at, StringBuilder drawn, int depth)
    {
        var command = ReadOnlySpan<char>.Empty;
        while (at < code.Length && code[at] is not (',' or ';' or ')'))
        {
            if (code[at] == '\\' && at + 1 < code.Length && char.IsAsciiLetter(code[at + 1]))
            {
                var start = ++at;
                while (at < code.Length && code[at] is not ('\\' or '(' or ')' or ',' or ';'))
                    at++;
                // What follows the first command only aligns.
                if (command.IsEmpty)
                    command = code[start..at].Trim();
            }
            else if (code[at] == '(' && depth < 32)
            {
                at++;
                Bracket(code, ref at, drawn, command, depth);
                command = [];
            }
            else
            {
                at += code[at] == '\\' && at + 1 < code.Length ? 1 : 0;
                drawn.Append(code[at++]);
            }
        }
    }

    private static void Bracket(ReadOnlySpan<char> code, ref int at, StringBuilder drawn, ReadOnlySpan<char> command, int depth)
    {
        var parts = new List<(string Text, bool IsReading)>();
        while (at < code.Length)
        {
            var part = new StringBuilder();
            var isReading = code[at..].TrimStart() is ['\\', 's' or 'S', ..] and var raised && raised.StartsWith("\\s\\up", StringComparison.OrdinalIgnoreCase);
            Arguments(code, ref at, part, depth + 1);
            parts.Add((part.ToString(), isReading));
            if (at >= code.Length || code[at++] == ')')
                break;
        }

        var overlays = command is ['o' or 'O', ..];
        if (overlays && parts is [{ Text: [var sign] }, { Text: var inner }] && Enclosures.Contains(sign, StringComparison.Ordinal))
            drawn.Append(int.TryParse(inner, out var number) && number is > 0 and <= 20 && sign is '○' or '◯' or '〇' && number is > 0 and <= 20 ? ((char)('①' + number - 1)).ToString() : inner);
        else
            drawn.AppendJoin(command is ['f' or 'F', ..] ? "/" : string.Empty, parts.Where(part => !overlays || !part.IsReading || parts.Count == 1).Select(part => part.Text));
    }
}
