using System.Buffers;

namespace Disclosure.Redactor.Text;

/// <summary>Numbers written digit by digit in Chinese, 一三八… or 壹叁捌…, alone or mixed with 0–9.</summary>
internal static class ChineseNumbers
{
    private const int ShortestNumber = 7;
    private const int FewestChineseDigits = 3;
    private const int WidestSeparator = 2;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789〇零一壹幺二贰三叁四肆五伍六陆七柒八捌九玖");
    private static readonly SearchValues<char> ChineseDigits = SearchValues.Create("〇零一壹幺二贰三叁四肆五伍六陆七柒八捌九玖");

    /// <summary>Writes the Chinese digits of long numbers as 0–9, in place. Words such as 一一 or 二〇二四年 stay.</summary>
    public static void Fold(Span<char> text)
    {
        if (!text.ContainsAny(ChineseDigits))
        {
            return;
        }

        var position = 0;
        while (text[position..].IndexOfAny(Digits) is var next and >= 0)
        {
            position += next;
            var end = position;
            var digits = 0;
            var chinese = 0;
            for (var i = position; i < text.Length; i++)
            {
                if (Digit(text[i]) >= 0)
                {
                    chinese += char.IsAsciiDigit(text[i]) ? 0 : 1;
                    digits++;
                    end = i + 1;
                }
                else if (i - end >= WidestSeparator || text[i] is not (' ' or '-'))
                {
                    break;
                }
            }

            if (digits >= ShortestNumber && chinese >= FewestChineseDigits)
            {
                Write(text[position..end]);
            }

            position = end;
        }
    }

    private static void Write(Span<char> number)
    {
        foreach (ref var character in number)
        {
            var digit = Digit(character);
            character = digit < 0 ? character : (char)('0' + digit);
        }
    }

    private static int Digit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        < '〇' => -1,
        '〇' or '零' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };
}
