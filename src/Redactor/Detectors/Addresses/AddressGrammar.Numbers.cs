using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <content>Numbers of houses, buildings, units and rooms, and what is no number of an address.</content>
internal partial class AddressGrammar
{
    private AddressUnit? Number(string value, int start, int at, AddressLevel last, bool lastNumbered)
    {
        // 西单元: one of two or three.
        if (at == start && last == AddressLevel.Building && value[at] is '东' or '西' or '南' or '北' or '中' && value.AsSpan(at + 1).StartsWith("单元", StringComparison.Ordinal))
        {
            return new AddressUnit(start, at + 1, at + 3, AddressLevel.Room, IsNumbered: true);
        }

        var first = value[at] is '第' or '附' or '之' or '-' or '#' ? at + 1 : at;
        var end = first;
        var hyphens = 0;
        while (end < value.Length && end - first < 18 && (char.IsAsciiDigit(value[end]) || char.IsAsciiLetterUpper(value[end])
            || (value[end] is '-' && end > first && end + 1 < value.Length && (char.IsAsciiDigit(value[end + 1]) || char.IsAsciiLetterUpper(value[end + 1])))))
        {
            hyphens += value[end] == '-' ? 1 : 0;
            end++;
        }

        var isDigits = end > first && value.AsSpan(first, end - first).IndexOfAnyInRange('0', '9') >= 0;
        if (end == first)
        {
            while (end < value.Length && end - first < 5 && Numerals.Contains(value[end], StringComparison.Ordinal))
            {
                end++;
            }
        }

        if (end == first || (first > 0 && isDigits && char.IsAsciiLetterOrDigit(value[first - 1])) || (hyphens == 0 && end - first > LongestNumber))
        {
            return null;
        }

        var (length, level) = words.NumberedUnitAt(value, end);
        if (value[at] == '附' && length == 0 && isDigits && lastNumbered && last == AddressLevel.House)
        {
            return new AddressUnit(start, end, end, AddressLevel.House, IsNumbered: true);
        }

        if (length > 1 && words.LongestAt(AddressWordGroup.Stop, value, end + length - 1) > 1)
        {
            // 号院 before 落, 号房 before 屋.
            (length, level) = words.NumberedUnitAt(value.AsSpan(0, end + length - 1), end);
        }

        length = length == 1 && end + 1 < value.Length && value[end] == '房' && value[end + 1] is '屋' or '门' or '产' or '间' ? 0 : length;
        if (length > 0 && !IsMeasure(value, end + length, isDigits))
        {
            return new AddressUnit(start, end, end + length, level, IsNumbered: true);
        }

        // Numbers without a word: 6-3-1202 behind any name, 802 behind a unit or a building.
        if (!isDigits)
        {
            return null;
        }

        var rank = hyphens > 0 && (last > AddressLevel.County || at > start) ? RankOfChain(value, first, end) : AddressLevel.None;
        var isRoom = (at - start <= 4 && lastNumbered && last is AddressLevel.Building or AddressLevel.Room && end - first is >= 2 and <= 5)
            || (at == start && lastNumbered && last == AddressLevel.House && end - first is 3 or 4)
            || (end - first is 3 or 4 && at > 0 && value[at - 1] is '楼' or '座');
        return rank != AddressLevel.None ? new AddressUnit(start, end, end, rank, IsNumbered: true)
            : isRoom && hyphens == 0 ? new AddressUnit(start, end, end, AddressLevel.Room, IsNumbered: true) : null;
    }

    // 6-3-1202 and T3-1701 are rooms, 12-4 is a house; 2021-08-12, 0871-65322019 and what goes on behind are none.
    private static AddressLevel RankOfChain(string value, int start, int end)
    {
        if (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] is '.' or '-' or '_'))
        {
            return AddressLevel.None;
        }

        var chain = value.AsSpan(start, end - start);
        var parts = 0;
        var digits = 0;
        var lastLength = 0;
        foreach (var part in chain.Split('-'))
        {
            lastLength = chain[part].Length;
            digits += lastLength;
            if (lastLength is 0 or > 4 || (parts == 0 && lastLength > 3))
            {
                return AddressLevel.None;
            }

            parts++;
        }

        return parts is < 2 or > 4 || digits > LongestChain ? AddressLevel.None : parts > 2 || lastLength > 2 ? AddressLevel.Room : AddressLevel.House;
    }

    // 12间房屋, 3户农户, 2层楼房: a count, not a number of an address.
    private static bool IsMeasure(string value, int end, bool isDigits) =>
        isDigits && end < value.Length && value[end - 1] is '间' or '户' or '层' or '排' or '门' && value[end] is '房' or '农' or '人' or '的' or '楼';

    private AddressUnit? BracketedUnit(ScannedText text, string value, int end)
    {
        if (end >= value.Length || value[end] != '(')
        {
            return null;
        }

        var close = value.IndexOf(')', end, Math.Min(LongestBracket, value.Length - end));
        return close > end + 1 && NextUnit(text, value, end + 1, AddressLevel.House, lastNumbered: true) is { } unit && unit.End == close && unit.Level >= AddressLevel.Hamlet
            ? unit with { End = close + 1 }
            : null;
    }
}
