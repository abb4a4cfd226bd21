using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>
/// Reads an address as a sequence of units, each a name and a word that says what it is, or a number and such a word. It ends with the last
/// unit that can be reached before a verb, a particle or a mark. Positions are characters of the text without blanks.
/// </summary>
internal sealed partial class AddressGrammar(AddressWords words, NameLexicon lexicon)
{
    private const int LongestAddress = 90;
    private const int LongestName = 14;

    // Behind a house or a room only the next number follows, at most with the name of its estate or building.
    private const int LongestNameBehindNumber = 9;
    private const int LongestBracket = 10;
    private const int LongestChain = 9;
    private const int LongestNumber = 5;
    private const int ShortestBareName = 2;
    private const int LongestBareName = 4;
    private const string Numerals = "一二三四五六七八九十百零〇两顶负底";

    private static readonly int NoName = AddressWords.SetOf(
        AddressWordGroup.Stop, AddressWordGroup.SoftStop, AddressWordGroup.Business, AddressWordGroup.Home, AddressWordGroup.Person, AddressWordGroup.Organisation, AddressWordGroup.Kin, AddressWordGroup.Deed, AddressWordGroup.Dwell);

    /// <summary>The words it reads by.</summary>
    public AddressWords Words => words;

    /// <summary>Reads the address that starts at a position, into units when a list is given; empty when none does.</summary>
    public AddressSpan ReadAt(ScannedText text, int start, ICollection<AddressUnit>? units = null)
    {
        var value = text.Compact.Value;
        var end = start;
        var levels = 0;
        var hasNumber = false;
        var last = AddressLevel.None;
        var lastNumbered = false;
        while (end - start < LongestAddress && NextUnit(text, value, end, last, lastNumbered) is { } unit)
        {
            units?.Add(unit);
            end = unit.End;

            // 22栋3号: behind a building a number is a flat.
            last = unit.Level == AddressLevel.House && (levels & (1 << (int)AddressLevel.Building)) != 0 ? AddressLevel.Room : unit.Level;
            lastNumbered = unit.IsNumbered;
            levels |= 1 << (int)last;
            hasNumber |= unit.IsNumbered;
        }

        if (!lastNumbered && last is AddressLevel.Village or AddressLevel.Hamlet && EndOfBareName(text, end, last) is var bare && bare > end)
        {
            units?.Add(new AddressUnit(end, bare, bare, AddressLevel.Hamlet, IsNumbered: false));
            end = bare;
            levels |= 1 << (int)AddressLevel.Hamlet;
        }

        if (end > start && BracketedUnit(text, value, end) is { } bracket)
        {
            end = bracket.End;
            levels |= 1 << (int)bracket.Level;
        }

        return new AddressSpan(start, end, levels, levels == 0 ? AddressLevel.None : (AddressLevel)(31 - System.Numerics.BitOperations.LeadingZeroCount((uint)levels)), hasNumber);
    }

    /// <summary>The end of the numbers that follow an address at once: 永安江小组 before 17号.</summary>
    public int ExtendByNumber(ScannedText text, int end)
    {
        var value = text.Compact.Value;
        while (end < value.Length && Number(value, end, end, AddressLevel.Hamlet, lastNumbered: true) is { } number && number.Level >= AddressLevel.Hamlet)
        {
            end = number.End;
        }

        return end;
    }

    /// <summary>Whether a character may stand in an address.</summary>
    public static bool IsOfAddress(char character) =>
        HanText.IsHan(character) || char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character) || character is '-' or '·' or '“' or '”' or '#';

    /// <summary>Whether a character may stand in the words behind a home that say where in the house it is: 东厢, 左手第一间, 二楼左.</summary>
    public static bool IsWhereInHouse(char character) => char.IsAsciiDigit(character) || Numerals.Contains(character, StringComparison.Ordinal) || "东南西北中左右前后上下内里外第楼层间厢院侧边面对手阁地室房堂".Contains(character, StringComparison.Ordinal);

    private AddressUnit? NextUnit(ScannedText text, string value, int position, AddressLevel last, bool lastNumbered)
    {
        var settled = lastNumbered && last >= AddressLevel.House;
        var reach = Math.Min(value.Length, position + (settled ? LongestNameBehindNumber : LongestName));
        for (var at = position; at < reach; at++)
        {
            var character = value[at];
            if (!IsOfAddress(character) || (at > position && !text.IsSpacedOut && text.Compact.HasGapBefore(at) && !char.IsAsciiDigit(character) && last >= AddressLevel.Town))
            {
                return null;
            }

            if (Number(value, position, at, last, lastNumbered) is { } number)
            {
                return number;
            }

            if (char.IsAsciiDigit(character))
            {
                return null;
            }

            // 12号楼上, 二楼租房里, …小组村民: words of a home or its people, no further unit.
            if ((settled && at == position && words.LongestAt(AddressWordGroup.Home, value, at) > 1) || (last != AddressLevel.None && IsPeople(value, at)))
            {
                return null;
            }

            // A name that holds one of the words that end an address, such as 于家 or 将军, is known as a place.
            var place = settled ? 0 : lexicon.PlaceNames.LongestAt(value, at);
            if (place >= 2 && words.LongestAt(AddressWordGroup.Stop, value, at) < place)
            {
                var (suffix, level) = words.UnitAt(value, at + place - 1);
                if (suffix == 1)
                {
                    return new AddressUnit(position, at + place - 1, at + place, level, IsNumbered: false);
                }

                at += place - 1;
                continue;
            }

            // 公租房6幢: an estate that nothing names.
            if (last == AddressLevel.None && at == position && words.UnitAt(value, at) is { Length: > 2, Level: AddressLevel.Estate } estate)
            {
                at += estate.Length - 1;
                continue;
            }

            // 建设 ends an address, 建设路 does not.
            var stop = words.LongestAt(AddressWordGroup.Stop, value, at);
            if ((stop > 0 && words.UnitAt(value, at).Length <= stop && (stop == 1 || !NamesUnit(value, at + stop)))
                || (words.LongestAt(AddressWordGroup.SoftStop, value, at) > 0 && !BeginsName(value, position, at, last)))
            {
                return null;
            }

            var (length, found) = words.UnitAt(value, at);

            // 大屯路, 新村街: the name of a street.
            if (length > 0 && found is AddressLevel.Hamlet or AddressLevel.Estate && at + length < value.Length && value[at + length] is '路' or '街' or '巷' && words.UnitAt(value, at + length).Level == AddressLevel.Street)
            {
                at += length - 1;
                continue;
            }

            if (length > 0 && (at > position || last != AddressLevel.None) && !(settled && found < AddressLevel.Hamlet))
            {
                return new AddressUnit(position, at, at + length, found, IsNumbered: false);
            }
        }

        return null;
    }

    // 必期拉村委会老虎箐, 营盘村岔箐: a hamlet without the word of one, up to the end of its clause, and no common word.
    private int EndOfBareName(ScannedText text, int position, AddressLevel last)
    {
        var value = text.Compact.Value;
        if (last == AddressLevel.Hamlet && value[position - 1] != '村')
        {
            return position;
        }

        for (var at = position; at <= value.Length && at - position <= LongestBareName; at++)
        {
            if (at == value.Length || value[at] is ',' or ';' or '。' or ')' or '\n' or '\t' or '|' or '、' || (at > position && !text.IsSpacedOut && text.Compact.HasGapBefore(at)))
            {
                return at - position >= ShortestBareName ? at : position;
            }

            if (!HanText.IsHan(value[at]) || words.LongestOf(NoName, value, at) > 0 || (at + 1 < value.Length && lexicon.IsWord(value.AsSpan(at, 2)) && !lexicon.IsPlace(value.AsSpan(at, 2))))
            {
                return position;
            }
        }

        return position;
    }

    /// <summary>Whether what stands behind a village up to the end of its clause may be the name of a hamlet without the word of one, and no word: 上苍文.</summary>
    public bool IsBareName(ReadOnlySpan<char> rest)
    {
        if (rest.Length is < ShortestBareName or > LongestBareName || lexicon.IsWord(rest) || (lexicon.IsWord(rest[..2]) && rest[0] is not ('上' or '下' or '大' or '小' or '老' or '新' or '中')))
        {
            return false;
        }

        for (var at = 0; at < rest.Length; at++)
        {
            if (!HanText.IsHan(rest[at]) || words.LongestOf(NoName, rest, at) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPeople(string value, int at) =>
        at + 1 < value.Length && value[at] is '村' or '居' && value[at + 1] == '民' && (at + 2 == value.Length || value[at + 2] is not ('小' or '组' or '委'));

    /// <summary>Whether a word goes on as the name of a unit: 建设路, 建设西路.</summary>
    public bool NamesUnit(string value, int position)
    {
        for (var at = position; at <= position + 2 && at < value.Length; at++)
        {
            if (words.UnitAt(value, at).Length > 0)
            {
                return true;
            }

            if (value[at] is not ('东' or '西' or '南' or '北' or '中'))
            {
                return false;
            }
        }

        return false;
    }

    // 其 ends an address, but 其宗村 is a village.
    private bool BeginsName(string value, int position, int at, AddressLevel last)
    {
        for (var end = at + 1; last != AddressLevel.None && at == position && end <= at + 3; end++)
        {
            if (words.UnitAt(value, end).Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
