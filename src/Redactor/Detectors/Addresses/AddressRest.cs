using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>
/// What is left behind an address that a label names as somebody's home: up to the mark that ends its clause it is part of the home, though
/// its words are not known (文明村52号院内, 拉丙路东侧商住楼, 九组（老营）77号). Where the sentence goes on instead, nothing is.
/// </summary>
internal static class AddressRest
{
    private const int Longest = 30;
    private const int LongestBracket = 10;
    private const int LongestUnit = 6;
    private const int LongestWhere = 12;
    private static readonly SearchValues<char> Ends = SearchValues.Create(",;。、\n\t|)”");

    // Characters that end an address and begin no name of a place.
    private static readonly SearchValues<char> Verbs = SearchValues.Create("的在被把请称系因并是未已");

    // Where it stands or what it is: 土地庙旁, 寨子头第三家, 老场部, 香蕉地工棚.
    private static readonly SearchValues<char> Wheres = SearchValues.Create("旁边侧头脚口坡处棚屋基房子院部坳箐坪岗田湾冲梁");

    /// <summary>The end of the address with its rest, which may be the bare name of a hamlet where one is taken; the position itself when the sentence goes on behind it.</summary>
    public static int EndOf(ScannedText text, int position, AddressGrammar grammar, bool takesBareName = false)
    {
        var value = text.Compact.Value;
        for (var at = position; at <= value.Length && at - position <= Longest; at++)
        {
            if (at == value.Length || Ends.Contains(value[at]) || (!text.IsSpacedOut && text.Compact.HasGapBefore(at) && at > position))
            {
                return EndsAsAddress(value, position, at, grammar, takesBareName) ? at : position;
            }

            if (value[at] == '(')
            {
                // 九组（老营）77号: the address goes on behind the bracket; else the bracket says something of it.
                var close = value.IndexOf(')', at, Math.Min(LongestBracket, value.Length - at));
                if (close < 0 || close + 1 == value.Length || !char.IsAsciiDigit(value[close + 1]))
                {
                    return EndsAsAddress(value, position, at, grammar, takesBareName) ? at : position;
                }

                at = close;
                continue;
            }

            var stop = grammar.Words.LongestAt(AddressWordGroup.Stop, value, at);
            if (IsHouse(value, at, stop, grammar) is var house and > 0)
            {
                at += house - 1;
                continue;
            }

            if (!AddressGrammar.IsOfAddress(value[at]) || grammar.Words.LongestAt(AddressWordGroup.Kin, value, at) > 0 || Verbs.Contains(value[at]) || (stop > 1 && !IsOfName(value, at, stop, grammar)))
            {
                return position;
            }
        }

        return position;
    }

    // 寨子头第三家, 巷子第二户.
    private static bool IsNumberedHouse(ReadOnlySpan<char> rest) => rest.Length > 2 && rest[^1] is '家' or '户' && AddressGrammar.IsWhereInHouse(rest[^2]) && rest[^3] == '第';

    // Length of the word of a house before the end of the clause or where in it a room is: 出租房, 老屋, 自建房4-2.
    private static int IsHouse(string value, int at, int stop, AddressGrammar grammar)
    {
        var length = grammar.Words.LongestAt(AddressWordGroup.Home, value, at);
        var end = at + length;
        return length > 1 && length >= stop && stop < 4 && Wheres.Contains(value[end - 1]) && (end == value.Length || Ends.Contains(value[end]) || char.IsAsciiDigit(value[end]) || AddressGrammar.IsWhereInHouse(value[end])) ? length : 0;
    }

    // With a unit, a number or where in the house it is; 距边境2公里 says how far away.
    private static bool EndsAsAddress(string value, int start, int end, AddressGrammar grammar, bool takesBareName)
    {
        if (end == start || value.AsSpan(start, end - start).EndsWith("公里", StringComparison.Ordinal))
        {
            return false;
        }

        var isUnit = char.IsAsciiDigit(value[end - 1]) || AddressGrammar.IsWhereInHouse(value[end - 1]) || (end - start <= LongestWhere && (Wheres.Contains(value[end - 1]) || IsNumberedHouse(value.AsSpan(start, end - start)))) || (takesBareName && grammar.IsBareName(value.AsSpan(start, end - start)));
        for (var length = 1; !isUnit && length <= LongestUnit && end - length >= start; length++)
        {
            isUnit = grammar.Words.UnitAt(value, end - length).Length == length || grammar.Words.NumberedUnitAt(value, end - length).Length == length;
        }

        return isUnit;
    }

    // 建设路, 斯农村委会, 金汇商城住宅4-2-603: a word that goes on as a unit, is torn by one, or has a number behind it.
    private static bool IsOfName(string value, int at, int length, AddressGrammar grammar)
    {
        var end = at + length;
        if (grammar.NamesUnit(value, end) || (end < value.Length && char.IsAsciiDigit(value[end])))
        {
            return true;
        }

        for (var inside = at + 1; inside < end; inside++)
        {
            if (grammar.Words.UnitAt(value, inside).Length > end - inside)
            {
                return true;
            }
        }

        return false;
    }
}
