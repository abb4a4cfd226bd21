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
    private static readonly SearchValues<char> Ends = SearchValues.Create(",;。、\n\t|)”");

    // Characters that end an address and begin no name of a place.
    private static readonly SearchValues<char> Verbs = SearchValues.Create("的在被把请称系因并是未已");

    /// <summary>The end of the address with its rest; the position itself when the sentence goes on behind it.</summary>
    public static int EndOf(ScannedText text, int position, AddressGrammar grammar)
    {
        var value = text.Compact.Value;
        for (var at = position; at <= value.Length && at - position <= Longest; at++)
        {
            if (at == value.Length || Ends.Contains(value[at]) || (!text.IsSpacedOut && text.Compact.HasGapBefore(at) && at > position))
            {
                return EndsAsAddress(value, position, at, grammar) ? at : position;
            }

            if (value[at] == '(')
            {
                // 九组（老营）77号: the address goes on behind the bracket; else the bracket says something of it.
                var close = value.IndexOf(')', at, Math.Min(LongestBracket, value.Length - at));
                if (close < 0 || close + 1 == value.Length || !char.IsAsciiDigit(value[close + 1]))
                {
                    return EndsAsAddress(value, position, at, grammar) ? at : position;
                }

                at = close;
                continue;
            }

            var stop = grammar.Words.LongestAt(AddressWordGroup.Stop, value, at);
            if (!AddressGrammar.IsOfAddress(value[at]) || Verbs.Contains(value[at]) || (stop > 1 && !IsOfName(value, at, stop, grammar)))
            {
                return position;
            }
        }

        return position;
    }

    // With a unit, a number or where in the house it is; 距边境2公里 says how far away.
    private static bool EndsAsAddress(string value, int start, int end, AddressGrammar grammar)
    {
        if (end == start || value.AsSpan(start, end - start).EndsWith("公里", StringComparison.Ordinal))
        {
            return false;
        }

        var isUnit = char.IsAsciiDigit(value[end - 1]) || AddressGrammar.IsWhereInHouse(value[end - 1]);
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
