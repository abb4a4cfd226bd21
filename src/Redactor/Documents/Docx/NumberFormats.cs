using System.Globalization;
using System.Text;

namespace Disclosure.Redactor.Documents.Docx;

/// <summary>Writes list numbers in the formats that Chinese documents use (ECMA-376 part 1, 17.18.59); others as decimal.</summary>
internal static class NumberFormats
{
    private const string Digits = "〇一二三四五六七八九";
    private const string LegalDigits = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";
    private static readonly (int Value, string Sign)[] Romans =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    /// <summary>A positive number in a format.</summary>
    public static string Format(int number, string? format) => format switch
    {
        "none" => string.Empty,
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "ideographDigital"
            => Counted(number, Digits, "十百千"),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Counted(number, LegalDigits, "拾佰仟"),
        "ideographTraditional" when number <= Stems.Length && number > 0 => Stems[number - 1].ToString(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is > 0 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalFullWidth" => string.Concat(Plain(number).Select(c => (char)('０' + c - '0'))),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "lowerLetter" when number is > 0 and <= 26 => ((char)('a' + number - 1)).ToString(),
        "upperLetter" when number is > 0 and <= 26 => ((char)('A' + number - 1)).ToString(),
        "lowerRoman" when number is > 0 and < 4000 => Roman(number),
        "upperRoman" when number is > 0 and < 4000 => Roman(number).ToUpperInvariant(),
        _ => Plain(number),
    };

    private static string Counted(int number, string digits, string units)
    {
        if (number is <= 0 or > 9999)
            return Plain(number);
        var text = new StringBuilder();
        var decimals = Plain(number);
        for (var i = 0; i < decimals.Length; i++)
        {
            var digit = decimals[i] - '0';
            var power = decimals.Length - 1 - i;
            if (digit > 0)
                text.Append(digits[digit]).Append(power > 0 ? units.AsSpan(power - 1, 1) : []);
            else if (text.Length > 0 && text[^1] != '零' && decimals.AsSpan(i).IndexOfAnyExcept('0') >= 0)
                text.Append('零');
        }

        return number is >= 10 and < 20 && units[0] == '十' ? text.ToString(1, text.Length - 1) : text.ToString();
    }

    private static string Roman(int number)
    {
        var text = new StringBuilder();
        foreach (var (value, sign) in Romans)
        {
            for (; number >= value; number -= value)
                text.Append(sign);
        }

        return text.ToString();
    }

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
