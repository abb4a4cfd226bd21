using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <content>What tells a place of business from a home.</content>
internal partial class AddressOwnership
{
    /// <summary>Whether the words right before an address say it of a business: 客栈位于, or among the particulars behind a credit code.</summary>
    public bool IsOfBusiness(string value, int start)
    {
        var sentence = SentenceBefore(value, start);
        var bracket = sentence.LastIndexOf('(');
        if (IsInBracket(sentence) && (sentence[bracket..].Contains("信用代码", StringComparison.Ordinal) || HoldsCreditCode(sentence[bracket..])))
        {
            return true;
        }

        var verb = sentence.EndsWith("位于", StringComparison.Ordinal) || sentence.EndsWith("设在", StringComparison.Ordinal) || sentence.EndsWith("开在", StringComparison.Ordinal) ? 2 : 0;
        if (verb == 0)
        {
            return false;
        }

        var subject = ClauseBefore(value, start)[..^verb];
        return SpeaksOfBusiness(subject[Math.Max(0, subject.Length - SubjectReach)..]);
    }

    // A single character, such as 田, may be the end of a person's name.
    private bool SpeaksOfBusiness(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (words.LongestAt(AddressWordGroup.Business, text, at) > 1)
            {
                return true;
            }
        }

        return words.HoldsAny(AddressWordGroup.Organisation, text);
    }

    /// <summary>Whether words in an address, right behind it or right before its bracket make it a place of business, of work or of the violation.</summary>
    public bool IsBusiness(string value, AddressSpan span)
    {
        if (StandsBeforeOrganisation(value, span.End))
        {
            return true;
        }

        var end = span.End;
        while (end < value.Length && end - span.End < BehindReach && AddressGrammar.IsOfAddress(value[end]))
        {
            end++;
        }

        return HoldsBusiness(value, span.Start, end, span.End) || StandsBehindOrganisation(value, span.Start)
            || (span.Start > 1 && value[span.Start - 1] == '(' && SpeaksOfBusiness(value.AsSpan(Math.Max(0, span.Start - BehindReach), Math.Min(BehindReach, span.Start))));
    }

    /// <summary>Whether a word in an address itself makes it a place of business or of work.</summary>
    public bool NamesBusiness(string value, AddressSpan span) => HoldsBusiness(value, span.Start, span.End, span.End);

    // …有限公司,某市某路23号2305室.
    private bool StandsBehindOrganisation(string value, int start)
    {
        var before = value.AsSpan(Math.Max(0, start - BehindReach), Math.Min(BehindReach, start));
        return before.EndsWith(",", StringComparison.Ordinal) && words.LastOf(AddressWordGroup.Organisation, before[..^1]) is >= 0 and var last
            && last + words.LongestAt(AddressWordGroup.Organisation, before[..^1], last) == before.Length - 1 && before.Length - 1 - last > 1;
    }

    // In an address a word of business counts unless it is part of a name: 中心镇, 市场街, 中学宿舍.
    private bool HoldsBusiness(string value, int start, int end, int spanEnd)
    {
        for (var at = start; at < end; at++)
        {
            var length = words.LongestAt(AddressWordGroup.Business, value, at);
            if (length > 0 && at + length <= end && (at >= spanEnd || !IsPartOfName(value, at, at + length, spanEnd)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPartOfName(string value, int word, int position, int end)
    {
        // 安置区7号地块12栋: a part of an estate.
        if (value[word] == '地' && position < end && char.IsAsciiDigit(value[position]))
        {
            return true;
        }

        var isBuilding = value[word] is '店' or '厅' or '局';
        for (var at = position; at < end && at - position <= NameReach && HanText.IsHan(value[at]); at++)
        {
            var (length, level) = words.UnitAt(value, at);
            if (length > 1 || (length == 1 && level != AddressLevel.Estate && !isBuilding))
            {
                return true;
            }
        }

        return false;
    }
}
