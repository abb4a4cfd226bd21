using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>Where the search for a home that no label names begins: at a character that ends a unit as fine as a home.</summary>
internal static class AddressAnchor
{
    /// <summary>Every home holds one of these, the last but one in 单元, the last between numbers.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create("村寨屯组社队院室幢栋座号元楼舍-");

    /// <summary>Whether such a character may end a unit where it stands: 号 and 元 stand everywhere.</summary>
    public static bool IsAt(string value, int at)
    {
        var before = at > 0 ? value[at - 1] : '\n';
        return value[at] switch
        {
            '元' => before == '单',
            '-' => char.IsAsciiDigit(before) && at + 1 < value.Length && char.IsAsciiDigit(value[at + 1]),
            '号' => IsNumbered(value, at),
            '院' => char.IsAsciiDigit(before),
            '楼' => before is '住' or '属' or '舍' or '宿' || char.IsAsciiDigit(before) || "一二三四五六七八九十".Contains(before, StringComparison.Ordinal),
            '舍' => before == '宿',
            '队' => char.IsAsciiDigit(before) || "一二三四五六七八九十".Contains(before, StringComparison.Ordinal),
            '村' when at + 1 < value.Length && value[at + 1] == '民' => at + 2 < value.Length && value[at + 2] is '小' or '组' or '委',
            '社' when at + 1 < value.Length && value[at + 1] is '会' or '保' => false,
            '组' when at + 1 < value.Length && value[at + 1] is '织' or '成' => false,
            '室' or '幢' or '栋' or '座' => char.IsAsciiLetterOrDigit(before) || HanText.IsHan(before),
            _ => HanText.IsHan(before) || char.IsAsciiDigit(before),
        };
    }

    // 建设路18号, not 第18号 or 〔2020〕18号.
    private static bool IsNumbered(string value, int at)
    {
        var start = at;
        while (start > 0 && at - start <= 8 && (char.IsAsciiLetterOrDigit(value[start - 1]) || value[start - 1] == '-' || "一二三四五六七八九十".Contains(value[start - 1], StringComparison.Ordinal)))
        {
            start--;
        }

        return start < at && start > 0 && HanText.IsHan(value[start - 1]) && value[start - 1] is not ('第' or '字');
    }
}
