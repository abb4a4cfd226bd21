using System.Buffers;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>
/// Whether the clause around an address that no label announces says that somebody lives there: the house of somebody named behind it
/// (…组李某家), a life led there (在…养病, 到…随女生活), a relative who is there (其母在…), a way home (返回…), mail to a dwelling, or a list of
/// homes that goes on. Positions are characters of the text without blanks.
/// </summary>
internal sealed class HomeCues(AddressWords words)
{
    private const int ReachBefore = 24;
    private const int ReachBehind = 16;
    private const int LongestOwner = 8;
    private const int LongestHamlet = 4;
    private const int LongestCue = 6;
    private const int LongestPreposition = 2;

    private static readonly SearchValues<char> ClauseStarts = SearchValues.Create(",。;:!?\n\t|()“”‘’");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",。;:!?\n\t|()“”‘’、");

    // Joins that make what stands behind an address another thing than its owner.
    private static readonly SearchValues<char> Joins = SearchValues.Create("与和及被将把对向因经的等从到至在或由");

    /// <summary>Whether somebody's house stands there, somebody leads a life or a relative is there.</summary>
    public bool IsLivedIn(string value, AddressSpan span)
    {
        var before = Before(value, span.Start);
        var behind = Behind(value, span.End);
        return IsHouseOfSomebody(behind) || IsDweltIn(behind) || IsOfRelative(before, behind)
            || (EndOf(AddressWordGroup.Toward, before) is var toward and > 0 && words.HoldsAny(AddressWordGroup.Kin, before[..^toward])
                && !words.HoldsAny(AddressWordGroup.Deed, behind) && !words.HoldsAny(AddressWordGroup.Official, before));
    }

    /// <summary>Whether somebody goes home to it or comes from it for a living, or mail is sent to a dwelling.</summary>
    public bool IsGoneHomeTo(string value, AddressSpan span)
    {
        var before = Before(value, span.Start);
        var behind = Behind(value, span.End);
        if (words.HoldsAny(AddressWordGroup.Organisation, before))
        {
            return false;
        }

        return EndOf(AddressWordGroup.Homeward, before) is var homeward and > 0
            ? !words.HoldsAny(AddressWordGroup.Official, before) && !words.HoldsAny(AddressWordGroup.Deed, before[..^homeward]) && !words.HoldsAny(AddressWordGroup.Deed, behind)
            : (EndOf(AddressWordGroup.Mail, before) > 0 && (span.IsDwelling || span.Has(AddressLevel.Hamlet)) && !words.HoldsAny(AddressWordGroup.Deed, before))
                || (EndOf(AddressWordGroup.Toward, before) > 0 && behind.StartsWith("来", StringComparison.Ordinal) && words.HoldsAny(AddressWordGroup.Livelihood, behind));
    }

    /// <summary>The end of a home with the name of a hamlet that no word of a unit follows, before the word of a house: 鳌凤村段家登 before 娘家.</summary>
    public int EndWithHamlet(string value, int end)
    {
        for (var at = end; at < value.Length && at - end <= LongestHamlet && Text.HanText.IsHan(value[at]) && !Joins.Contains(value[at]); at++)
        {
            if (words.LongestAt(AddressWordGroup.Home, value, at) > 1)
            {
                return at - end == 1 ? end : at;
            }

            if (words.LongestAt(AddressWordGroup.Stop, value, at) > 0 || words.LongestAt(AddressWordGroup.SoftStop, value, at) > 0 || words.LongestAt(AddressWordGroup.Kin, value, at) > 0)
            {
                break;
            }
        }

        return end;
    }

    private bool IsHouseOfSomebody(ReadOnlySpan<char> behind)
    {
        for (var at = 0; at < behind.Length && at <= LongestOwner && Text.HanText.IsHan(behind[at]) && !Joins.Contains(behind[at]); at++)
        {
            if (words.LongestAt(AddressWordGroup.NotDwell, behind, at) > 0)
            {
                return false;
            }

            if (behind[at] == '家' && at > 0)
            {
                return words.UnitAt(behind, at + 1).Length == 0;
            }
        }

        return false;
    }

    // …寨其妹某某转交.
    private bool IsOfRelative(ReadOnlySpan<char> before, ReadOnlySpan<char> behind) =>
        words.LongestAt(AddressWordGroup.Kin, behind, 0) > 0 && behind[0] == '其' && !words.HoldsAny(AddressWordGroup.Deed, behind) && !words.HoldsAny(AddressWordGroup.Deed, before);

    private bool IsDweltIn(ReadOnlySpan<char> behind)
    {
        for (var at = 0; at < behind.Length; at++)
        {
            if (words.LongestAt(AddressWordGroup.Deed, behind, at) > 0)
            {
                return false;
            }

            var length = words.LongestAt(AddressWordGroup.Dwell, behind, at);
            if (length > 0 && words.LongestAt(AddressWordGroup.NotDwell, behind, at) <= length)
            {
                return true;
            }
        }

        return false;
    }

    // Length of the word of a group that ends the text; 0 when none does.
    private int EndOf(AddressWordGroup group, ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(LongestCue, text.Length); length > 0; length--)
        {
            if (words.LongestAt(group, text, text.Length - length) == length)
            {
                return length;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> Before(string value, int start)
    {
        var from = Math.Max(0, start - ReachBefore);
        var end = start > 0 && value[start - 1] is '“' or '‘' or '(' ? start - 1 : start;
        var before = value.AsSpan(from, Math.Max(0, end - from));
        var clause = before.LastIndexOfAny(ClauseStarts);

        // 其妻某某(在…务农): the bracket says it of the one before it.
        return clause > 0 && before[clause] == '(' && before.Length - clause <= LongestPreposition + 1
            ? before[(before[..clause].LastIndexOfAny(ClauseStarts) + 1)..]
            : before[(clause + 1)..];
    }

    private static ReadOnlySpan<char> Behind(string value, int end)
    {
        var from = end < value.Length && value[end] is '”' or '’' ? end + 1 : end;
        var behind = value.AsSpan(from, Math.Min(ReachBehind, value.Length - from));
        var stop = behind.IndexOfAny(ClauseEnds);
        return stop < 0 ? behind : behind[..stop];
    }
}
