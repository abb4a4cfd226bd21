using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Mutations;

/// <summary>A way of writing a value so that a simple pattern misses it, though a reader does not.</summary>
/// <param name="Name">What it is called where it fails.</param>
/// <param name="Put">Writes a value in it.</param>
internal sealed record Disguise(string Name, Func<string, SeededRandom, string> Put)
{
    private const string Plain = "plain";
    private const string ChineseDigits = "〇一二三四五六七八九";
    private const string CapitalDigits = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>All, the plain one more often.</summary>
    public static IReadOnlyList<Disguise> All { get; } =
    [
        new(Plain, (text, _) => text),
        new(Plain, (text, _) => text),
        new(Plain, (text, _) => text),
        new("full-width", (text, _) => Each(text, c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)),
        new("full-width digits", (text, _) => EachDigit(text, digit => ((char)('０' + digit)).ToString())),
        new("Chinese digits", (text, _) => EachDigit(text, digit => ChineseDigits[digit].ToString())),
        new("capital digits", (text, _) => EachDigit(text, digit => CapitalDigits[digit].ToString())),
        new("mixed digits", (text, random) => EachDigit(text, digit => random.Next(3) switch { 0 => ChineseDigits[digit].ToString(), 1 => ((char)('０' + digit)).ToString(), _ => digit.ToString(null, null) })),
        new("circled digits", (text, _) => EachDigit(text, digit => digit == 0 ? "0" : ((char)('①' + digit - 1)).ToString())),
        new("bold digits", (text, _) => EachDigit(text, digit => char.ConvertFromUtf32(0x1D7CE + digit))),
        new("spaced", (text, _) => Between(text, " ")),
        new("wide spaces", (text, _) => Between(text, "\u3000")),
        new("groups", (text, random) => Groups(text, " ", random)),
        new("hyphens", (text, random) => Groups(text, "-", random)),
        new("dots", (text, random) => Groups(text, ".", random)),
        new("middle dots", (text, random) => Groups(text, "·", random)),
        new("zero-width", (text, _) => Between(text, "\u200B")),
        new("soft hyphens", (text, random) => Groups(text, "\u00AD", random)),
        new("line break", (text, random) => random.Next(2, Math.Max(3, text.Length - 2)) is var at ? text[..at] + "\n" + text[at..] : text),
        new("entities", (text, _) => string.Concat(text.Select(c => $"&#{(int)c};"))),
        new("hex entities", (text, _) => string.Concat(text.Select(c => $"&#x{(int)c:X};"))),
        new("letter O", (text, _) => text.Replace('0', 'O')),
        new("lower case", (text, _) => text.ToLowerInvariant()),
    ];

    /// <summary>Whether the value stands as it is.</summary>
    public bool IsPlain => Name is Plain;

    private static string Each(string text, Func<char, char> write) => string.Concat(text.Select(write));

    private static string EachDigit(string text, Func<int, string> write) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? write(c - '0') : c.ToString()));

    private static string Between(string text, string sign) => string.Join(sign, text.ToCharArray());

    // In fours from the end, as people write them; where a sign ties the groups together, in any.
    private static string Groups(string text, string sign, SeededRandom random)
    {
        var written = text;
        int Step() => sign is " " ? 4 : random.Next(3, 5);
        for (var at = text.Length - Step(); at > 2; at -= Step())
        {
            if (char.IsAsciiLetterOrDigit(written[at]) && char.IsAsciiLetterOrDigit(written[at - 1]))
                written = written.Insert(at, sign);
        }

        return written;
    }
}
