using System.Buffers;

namespace Disclosure.Redactor.Names;

/// <summary>A form of address in a text: 老张, 张总, 张老板娘.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Family">First unit of the family name.</param>
/// <param name="FamilyLength">Units of the family name.</param>
internal readonly record struct FormOfAddress(int Start, int End, int Family, int FamilyLength);

/// <summary>Finds forms of address: 老, 小 or 阿 before a family name, or what people are called behind one of one or two characters.</summary>
internal static class FormsOfAddress
{
    private const string BeforeNames = "老小阿";
    private const string Units = "元年月日";
    private static readonly string[] BehindNames = ["总", "老板娘", "老板", "师傅", "先生", "女士", "大姐", "大哥", "大爷", "大妈", "老师", "医生"];
    private static readonly SearchValues<char> Signs = SearchValues.Create("老小阿总师先女大医");

    /// <summary>The first form at or behind a place; null when there is none.</summary>
    public static FormOfAddress? Next(string text, int from)
    {
        for (var sign = Sign(text, from); sign >= 0; sign = Sign(text, sign + 1))
        {
            // The sign is its first character, or stands behind a family name of one or two.
            for (var start = Math.Max(from, sign - 2); start <= sign; start++)
            {
                if (At(text, start) is { } form)
                {
                    return form;
                }
            }
        }

        return null;
    }

    private static int Sign(string text, int from) => from < text.Length && text.AsSpan(from).IndexOfAny(Signs) is var next and >= 0 ? from + next : -1;

    private static FormOfAddress? At(string text, int start)
    {
        if (BeforeNames.Contains(text[start], StringComparison.Ordinal) && IsCharacter(text, start + 1) && !IsCounted(text, start + 2))
        {
            return new FormOfAddress(start, start + 2, start + 1, 1);
        }

        for (var length = 2; length > 0; length--)
        {
            if (IsCharacter(text, start) && (length == 1 || IsCharacter(text, start + 1)) && Behind(text, start + length) is var behind and > 0)
            {
                return new FormOfAddress(start, start + length + behind, start, length);
            }
        }

        return null;
    }

    // 小五元, 老三月: an amount or a date.
    private static bool IsCounted(string text, int at) =>
        IsUnit(text, at) || (IsCharacter(text, at) && IsUnit(text, at + 1));

    private static bool IsUnit(string text, int at) => at < text.Length && Units.Contains(text[at], StringComparison.Ordinal);

    private static int Behind(string text, int at)
    {
        if (at < text.Length && Signs.Contains(text[at]))
        {
            foreach (var word in BehindNames)
            {
                if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
                {
                    return word.Length;
                }
            }
        }

        return 0;
    }

    private static bool IsCharacter(string text, int at) => at < text.Length && text[at] is >= '\u4E00' and <= '\u9FFF';
}
