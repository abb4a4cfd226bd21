using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>
/// Whether what stands beside an address looks like a person's name or names somebody's house, whoever reads names: 某某(address), 自己家(address),
/// address的某某, 某某,address; as an item of a list. Only a name that begins with a surname and holds no common word counts.
/// Positions are characters of the text without blanks.
/// </summary>
internal sealed class HomeBesideName(AddressWords words, NameLexicon lexicon)
{
    private const int LongestName = 3;
    private const int ShortestName = 2;
    private const int LongestHouse = 4;

    // A name ends with none of these, places and things do.
    private static readonly SearchValues<char> NoNames = SearchValues.Create("场厂店村组寨社站点部区田地山路桥沟箐坝库所院局队司处家户人们车号案证书房屋街巷镇乡县市州省中上下内外等者员长民");
    private static readonly SearchValues<char> Relatives = SearchValues.Create("姐弟兄妹母父妻夫哥叔伯姑舅嫂侄");
    private static readonly SearchValues<char> Ends = SearchValues.Create(",;。、()\n\t|:两等");

    /// <summary>Whether a name or the word of a house stands beside an address.</summary>
    public bool IsBeside(string value, AddressSpan span) => IsBehind(value, span) || IsBefore(value, span.End);

    // The bracket or the item of a list holds nothing before the address.
    private bool IsBehind(string value, AddressSpan span)
    {
        if (span.Start < ShortestName + 1)
        {
            return false;
        }

        var mark = value[span.Start - 1];
        var ends = span.End == value.Length || value[span.End] is ')' or ',' or ';' or '。' or '、' or '\n' or '人' || value.AsSpan(span.End).StartsWith("村民", StringComparison.Ordinal);
        return mark == '(' ? ends && (EndsWithName(value.AsSpan(0, span.Start - 1), isItem: false) || EndsWithHouse(value.AsSpan(0, span.Start - 1)))
            : mark == ':' ? ends && Relatives.Contains(value[span.Start - 2])
            : mark == ',' && ends && EndsWithName(value.AsSpan(0, span.Start - 1), isItem: true);
    }

    private bool EndsWithHouse(ReadOnlySpan<char> before)
    {
        for (var length = 2; length <= LongestHouse && length <= before.Length; length++)
        {
            if (words.LongestAt(AddressWordGroup.Home, before, before.Length - length) == length)
            {
                return true;
            }
        }

        return before.EndsWith("自己家", StringComparison.Ordinal) || before.EndsWith("住处", StringComparison.Ordinal);
    }

    private bool EndsWithName(ReadOnlySpan<char> before, bool isItem)
    {
        for (var length = LongestName; length >= ShortestName; length--)
        {
            var start = before.Length - length;
            if (start >= 0 && (!isItem || start == 0 || before[start - 1] is '\n' or '.' or '、' or ')' or ';' or ':') && IsName(before[start..]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBefore(string value, int end)
    {
        if (end + ShortestName >= value.Length || value[end] != '的')
        {
            return false;
        }

        var behind = value.AsSpan(end + 1);
        for (var length = ShortestName; length <= LongestName && length < behind.Length; length++)
        {
            if ((Ends.Contains(behind[length]) || char.IsAsciiDigit(behind[length])) && IsName(behind[..length]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsName(ReadOnlySpan<char> text)
    {
        if (!lexicon.IsSurname(text[0]) || NoNames.Contains(text[^1]) || lexicon.IsNeverName(text) || lexicon.IsWord(text))
        {
            return false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (!HanText.IsHan(text[at]) || (at + 1 < text.Length && lexicon.IsWord(text.Slice(at, 2)) && (at == 0 || text.Length == ShortestName))
                || words.LongestAt(AddressWordGroup.Business, text, at) > 1 || words.LongestAt(AddressWordGroup.Stop, text, at) > 1)
            {
                return false;
            }
        }

        return true;
    }
}
