using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>Where an address that no label announces starts: at its first division that is known, else behind the last mark, preposition or verb.</summary>
internal sealed class AddressStart(AddressGrammar grammar, NameLexicon lexicon)
{
    private const int LongestReach = 60;
    private const int LongestDivision = 6;

    /// <summary>The start of the address around an anchor, at or after a floor.</summary>
    public int Of(ScannedText text, int floor, int anchor)
    {
        var value = text.Compact.Value;
        var left = anchor;
        while (left > floor && anchor - left < LongestReach && AddressGrammar.IsOfAddress(value[left - 1])
            && (text.IsSpacedOut || !text.Compact.HasGapBefore(left)) && !EndsDate(value, left))
        {
            left--;
        }

        var start = left;
        for (var at = left; at < anchor; at++)
        {
            if (at == start && value[at] is '“' or '”')
            {
                start++;
                continue;
            }

            var place = lexicon.PlaceNames.LongestAt(value, at);
            if (place >= 2 && (grammar.Words.EndsWithUnit(value.AsSpan(at, place)) || grammar.Words.UnitAt(value, at + place).Length > 0 || lexicon.PlaceNames.LongestAt(value, at + place) >= 2))
            {
                // 官屯 and 老寨 are places, 孟官屯 and 曼里老寨 behind a mark or a verb others.
                var isPartOfName = place == 2 && ((at - start == 1 && (start == left || value[start - 1] == '“'))
                    || (at - start is 1 or 2 && grammar.Words.UnitAt(value, at + 1).Level == AddressLevel.Hamlet));
                return isPartOfName || (at > start && IsDivision(text, start, at)) ? start : at;
            }

            if (grammar.Words.UnitAt(value, at) is { Length: > 2, Level: AddressLevel.Estate } estate)
            {
                at += estate.Length - 1;
                continue;
            }

            var lead = grammar.Words.LongestAt(AddressWordGroup.Lead, value, at);
            if (lead == 1 && at > start && grammar.Words.UnitAt(value, at + 1).Length is 1 or 2)
            {
                lead = 0;
            }

            var stop = grammar.Words.LongestAt(AddressWordGroup.Stop, value, at);
            lead = Math.Max(lead, stop > 1 && grammar.NamesUnit(value, at + stop) ? 0 : stop);
            if (lead == 0 && grammar.Words.LongestAt(AddressWordGroup.SoftStop, value, at) is var soft and > 0 && !BeginsName(value, at + soft))
            {
                lead = soft;
            }

            lead = Math.Max(lead, IsVerb(value, at, left) ? 1 : 0);
            if (lead > 0)
            {
                start = at + lead;
                at = start - 1;
            }
        }

        return Math.Min(start, anchor);
    }

    // 其 ends what stands before an address, but 其宗村 is a village.
    private bool BeginsName(string value, int behind)
    {
        for (var at = behind; at <= behind + 2; at++)
        {
            if (grammar.Words.UnitAt(value, at).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    // 周末回革糯村, 嫁某县: verbs of one character, which names such as 回龙 begin with where nothing stands before them.
    private bool IsVerb(string value, int at, int left) =>
        value[at] is '嫁' or '寄'
        || (value[at] is '回' or '送' or '交' && at > left && grammar.Words.UnitAt(value, at - 1).Length == 0 && grammar.Words.UnitAt(value, at + 1).Length == 0 && value[at + 1] is not ('族' or '民' or '来' or '去' or '收'));

    // A county that is not known before a town whose name is.
    private bool IsDivision(ScannedText text, int start, int end)
    {
        var length = Math.Min(end - start, LongestDivision);
        for (var at = start + 2; at < start + length; at++)
        {
            if (text.Compact.Value[at] is '市' or '县' or '区' or '旗' or '省')
            {
                return grammar.ReadAt(text, start).End > end;
            }
        }

        return false;
    }

    // 12月9日 stands before an address and is no part of it.
    private static bool EndsDate(string value, int at) => value[at - 1] is '日' or '时' or '分' or '月' or '年' && at > 1 && (char.IsAsciiDigit(value[at - 2]) || "一二三四五六七八九十".Contains(value[at - 2], StringComparison.Ordinal));
}
