using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// What stands behind a label as an ID number although it has not the shape of one: a digit lost, doubled or mistyped, letters for
/// digits (O for 0, l and I for 1), dots and underscores between its parts.
/// </summary>
internal static class DamagedCitizenId
{
    /// <summary>Fewest digits and letters that are taken for a number.</summary>
    public const int FewestSymbols = 12;

    /// <summary>Most of them.</summary>
    public const int MostSymbols = 21;

    private const int WholeSymbols = 18;
    private const int FewestLettered = 14;
    private const int FewestDigitsLettered = 10;
    private const int WidestSeparator = 3;

    /// <summary>The range of the number that starts at a character; null when there are too few or too many digits for one.</summary>
    public static TextRange? Read(string value, int start)
    {
        if (start > 0 && LookAlikes.IsDigitLike(value[start - 1]) && (start == 1 || !char.IsAsciiLetter(value[start - 2])))
        {
            start--;
        }

        var symbols = 0;
        var end = start;
        for (var at = start; at < value.Length;)
        {
            var run = RunAt(value, at);
            if (run == 0 || symbols + run > MostSymbols || (symbols > 0 && at > end && IsAnother(value, end, at, run, symbols)))
            {
                break;
            }

            symbols += run;
            end = at + run;
            at = end;
            while (at < value.Length && at - end < WidestSeparator && value[at] is ' ' or '-' or '\n' or '·' or '_' or '.' or '/')
            {
                at++;
            }
        }

        if (symbols is < FewestSymbols or > MostSymbols || (end < value.Length && char.IsAsciiDigit(value[end])))
        {
            return null;
        }

        var last = end;
        while (last < value.Length && last - end < WidestSeparator && value[last] is ' ' or '-')
        {
            last++;
        }

        return new TextRange(start, last < value.Length && value[last] is 'X' or 'x' or '×' && (last + 1 == value.Length || !char.IsAsciiLetterOrDigit(value[last + 1])) ? last + 1 : end);
    }

    /// <summary>
    /// Whether a value behind a label is a number with letters for digits (53O102…, S30102…): about as long as one, a letter among its first
    /// symbols, and no credit code by its check symbol.
    /// </summary>
    public static bool IsLettered(ReadOnlySpan<char> value)
    {
        Span<char> symbols = stackalloc char[MostSymbols];
        var length = 0;
        foreach (var symbol in value)
        {
            if (char.IsAsciiLetterOrDigit(symbol))
            {
                if (length == MostSymbols)
                {
                    return false;
                }

                symbols[length++] = symbol;
            }
        }

        symbols = symbols[..length];
        if (length is < FewestLettered or > WholeSymbols + 1)
        {
            return false;
        }

        var body = symbols[^1] is 'X' or 'x' ? symbols[..^1] : symbols;
        var letters = LookAlikes.Count(body);
        return letters > 0 && body.Length - letters >= FewestDigitsLettered && !(length == CreditCodeShape.Length && CreditCodeShape.HasRightCheck(symbols));
    }

    private static int RunAt(string value, int at)
    {
        var end = at;
        var digits = 0;
        while (end < value.Length && end - at <= MostSymbols && LookAlikes.IsDigitLike(value[end]))
        {
            digits += char.IsAsciiDigit(value[end]) ? 1 : 0;
            end++;
        }

        return digits > 0 ? end - at : 0;
    }

    // A date, an item's number or the next number behind a gap is no part of this one.
    private static bool IsAnother(string value, int end, int at, int run, int symbols)
    {
        var overLines = value.AsSpan(end, at - end).IndexOf('\n') >= 0;
        var after = at + run < value.Length ? value[at + run] : '\0';
        return symbols >= WholeSymbols
            || (symbols >= 14 && symbols + run > WholeSymbols)
            || (run == 4 && after == '年')
            || (overLines && run <= 3 && symbols + run < WholeSymbols - 1 && after is not ('\0' or '\n' or '。' or 'X' or 'x' or ' '));
    }
}
