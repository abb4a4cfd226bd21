using System.Buffers;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>Whose address it is, by the words around it: a natural person's home, or the premises of an organisation and the place of a violation.</summary>
internal sealed partial class AddressOwnership(AddressWords words, NameLexicon lexicon)
{
    private const int Reach = 120;
    private const int Lines = 4;
    private const int BehindReach = 8;
    private const int BracketReach = 24;
    private const int PersonalDigits = 11;
    private const int SubjectReach = 12;
    private const int NameReach = 4;
    private const int CreditCodeLength = 18;
    private const int LongestOrganisation = 16;
    private const int ShortestShop = 3;
    private const int ShortestName = 2;
    private static readonly SearchValues<char> Headings = SearchValues.Create("点址所场地处号书件料据人段线由项况表录图位名单注明下");
    private const string LegalRepresentative = "法定代表人";

    /// <summary>Whether the one spoken of last before a position, within a few lines, is a natural person; null when nobody is.</summary>
    public bool? SpeaksOfNaturalPerson(string value, int position)
    {
        var from = WindowStart(value, position);
        var before = value.AsSpan(from, position - from);
        var organisation = words.LastOf(AddressWordGroup.Organisation, before);

        // On a line of its own an address is the organisation's, though its legal representative's ID number stands just above.
        var ownLine = position == 0 || value[position - 1] is '\n' or '\t' or '|';
        var natural = words.LastOf(AddressWordGroup.Person, before);
        while (natural >= 0 && ownLine && IsOfLegalRepresentative(before, natural))
        {
            natural = words.LastOf(AddressWordGroup.Person, before[..natural]);
        }

        return natural < 0 && organisation < 0 ? null : natural > organisation;
    }

    /// <summary>Whether the words right behind an address say that it is a home: 家中, 的住房, 院落.</summary>
    public bool IsHomeByWhatFollows(string value, AddressSpan span)
    {
        var at = AfterHaving(value, span.End);
        var length = words.LongestAt(AddressWordGroup.Home, value, at);
        if (length > 0)
        {
            return words.LongestAt(AddressWordGroup.Business, value, at) <= length && (span.Has(AddressLevel.Village) || span.Finest >= AddressLevel.Hamlet);
        }

        // …组人, …组村民: where somebody is from.
        var rest = value.AsSpan(span.End);
        length = rest.StartsWith("人", StringComparison.Ordinal) ? 1 : rest.StartsWith("村民", StringComparison.Ordinal) || rest.StartsWith("居民", StringComparison.Ordinal) ? 2 : 0;
        return span.Finest >= AddressLevel.Hamlet && length > 0 && length < rest.Length && rest[length] is ',' or '。' or ')' or ';' or '、';
    }

    // “孟官屯8组”尚有老宅: behind a closing quote and words of having.
    private static int AfterHaving(string value, int end)
    {
        var at = end < value.Length && value[end] is '”' or '’' ? end + 1 : end;
        if (at + 2 < value.Length && value[at] == '的' && value[at + 1] is '一' or '1' && value[at + 2] is '处' or '套' or '间' or '院' or '栋' or '幢' or '所')
        {
            return at + 3;
        }

        var having = at;
        while (having < value.Length && having - at < 2 && value[having] is '尚' or '还' or '另' or '仅' or '只' or '建' or '共')
        {
            having++;
        }

        return having > at && having < value.Length && value[having] == '有' ? having + 1 : at;
    }

    /// <summary>Whether the name of an organisation goes on right behind an address, in one run of characters: 街上78号中寨小卖部.</summary>
    public bool StandsBeforeOrganisation(string value, int end)
    {
        for (var at = end; at < value.Length && at - end < LongestOrganisation && HanText.IsHan(value[at]); at++)
        {
            if (words.LongestAt(AddressWordGroup.Stop, value, at) > 0 || words.LongestAt(AddressWordGroup.SoftStop, value, at) > 0 || words.LongestAt(AddressWordGroup.Home, value, at) > 0 || value[at] is '向' or '和' or '与' or '及' or '人' or '民')
            {
                return false;
            }

            if (lexicon.OrganisationEndings.Lasts.Contains(value[at]) && lexicon.OrganisationEndings.LongestBefore(value, at + 1) is var length && at + 1 - length >= end
                && (length > 1 || (length == 1 && at + 1 - end >= ShortestShop && (at + 1 == value.Length || !HanText.IsHan(value[at + 1])))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an address is written of in a clause that names no organisation: 地址写作, 按你确认的地址.</summary>
    public bool IsOfNobody(string value, ContextHit label) =>
        label.Word.EndsWith("地址", StringComparison.Ordinal) && !IsInBracket(SentenceBefore(value, label.Start))
            && !words.HoldsAny(AddressWordGroup.Organisation, ClauseBefore(value, label.Start) is { Length: > 0 } clause ? clause : ClauseBefore(value, label.Start - 1));

    /// <summary>Whether a house or a flat whose place a label names is a natural person's: no organisation is named in its sentence or right before it, and no business in it.</summary>
    public bool IsPropertyOfPerson(string value, int label, AddressSpan span)
    {
        var from = Math.Max(0, label - Reach);
        var sentence = value.AsSpan(from, label - from);
        sentence = sentence[(sentence.LastIndexOf('\n') + 1)..];

        // Its own sentence; where it begins one, the one before.
        sentence = sentence.Length > 0 ? sentence[(sentence[..^1].LastIndexOf('。') + 1)..] : sentence;
        return span.Finest >= AddressLevel.Hamlet && !IsBusiness(value, span) && !words.HoldsAny(AddressWordGroup.Business, sentence[Math.Max(0, sentence.Length - BehindReach)..])
            && (words.LastOf(AddressWordGroup.Organisation, sentence) is var organisation && (organisation < 0 || organisation < words.LastOf(AddressWordGroup.Person, sentence)));
    }

    private static bool IsInBracket(ReadOnlySpan<char> sentence) => sentence.LastIndexOf('(') > sentence.LastIndexOf(')');

    /// <summary>Whether a text holds eighteen letters and digits from 9 on; an ID number starts with a region, 1 to 8.</summary>
    public static bool HoldsCreditCode(ReadOnlySpan<char> text)
    {
        var length = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            length = char.IsAsciiLetterOrDigit(text[i]) ? length + 1 : 0;
            if (length == CreditCodeLength && text[i] == '9' && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> ClauseBefore(string value, int position)
    {
        var sentence = SentenceBefore(value, position);
        return sentence[(sentence.LastIndexOfAny(',', ';') + 1)..];
    }

    private static ReadOnlySpan<char> SentenceBefore(string value, int position)
    {
        var from = Math.Max(0, position - Reach);
        var before = value.AsSpan(from, position - from);
        return before[(before.LastIndexOfAny('。', '\n') + 1)..];
    }

    /// <summary>Whether a bracket behind an address says that its owner lives there: (自有住房, 前店后宅).</summary>
    public bool IsLivedIn(string value, int end)
    {
        if (end >= value.Length || value[end] != '(')
        {
            return false;
        }

        var length = value.AsSpan(end + 1, Math.Min(BracketReach, value.Length - end - 1)).IndexOf(')');
        return length > 0 && words.HoldsAny(AddressWordGroup.LivedIn, value.AsSpan(end + 1, length));
    }

    /// <summary>Whether an address stands by itself among the particulars of a natural person: 身份证…, address, 电话…, or in the cell of a table.</summary>
    public bool IsAmongParticulars(ScannedText text, AddressSpan span)
    {
        var value = text.Compact.Value;
        if (!StandsAlone(text, span) || !span.HasPlace || !(span.HasNumber || span.Has(AddressLevel.Town) || span.Has(AddressLevel.Village)))
        {
            return false;
        }

        var lineStart = span.Start == 0 ? 0 : value.LastIndexOf('\n', span.Start - 1) + 1;
        lineStart = Math.Max(lineStart, span.Start - Reach);
        var before = value.AsSpan(lineStart, span.Start - lineStart);
        var organisation = words.LastOf(AddressWordGroup.Organisation, before);
        if (lineStart == span.Start && IsBelowName(value, lineStart) && span.Has(AddressLevel.Hamlet))
        {
            return true;
        }

        var natural = Math.Max(Math.Max(words.LastOf(AddressWordGroup.Person, before), words.LastOf(AddressWordGroup.Kin, before)), LastPersonalNumber(before));
        if (natural >= 0 || organisation >= 0)
        {
            return natural > organisation;
        }

        var lineEnd = value.AsSpan(span.End).IndexOf('\n') is var feed and >= 0 ? feed : value.Length - span.End;
        var after = value.AsSpan(span.End, Math.Min(Reach / 2, lineEnd));
        return LastPersonalNumber(after) >= 0 && !words.HoldsAny(AddressWordGroup.Organisation, after);
    }

    /// <summary>Whether a room without its house is told by those who live there or beside it: 楼上301室, 301室业主.</summary>
    public bool IsRoomOfNeighbour(string value, AddressSpan span)
    {
        var before = value.AsSpan(0, span.Start);
        return words.LongestAt(AddressWordGroup.Neighbour, value, span.End) > 0
            || (before.Length > 1 && words.LongestAt(AddressWordGroup.Neighbour, before, before.Length - 2) == 2);
    }

    // A line of two to four characters, or what stands behind its label, that says no place, paper or heading.
    private bool IsBelowName(string value, int lineStart)
    {
        if (lineStart < ShortestName + 1)
        {
            return false;
        }

        var line = value.AsSpan(0, lineStart - 1);
        line = line[(line.LastIndexOfAny('\n', ':') + 1)..];
        return line.Length is >= ShortestName and <= NameReach && !line.ContainsAnyExceptInRange('\u4e00', '\u9fff') && !Headings.Contains(line[^1]) && !SpeaksOfBusiness(line);
    }

    /// <summary>Whether marks, gaps or the ends of a line stand on both sides.</summary>
    public static bool StandsAlone(ScannedText text, AddressSpan span)
    {
        var value = text.Compact.Value;
        return (span.Start == 0 || value[span.Start - 1] is ',' or ';' or '\n' or '\t' or '|' or '(' or '、' || text.Compact.HasGapBefore(span.Start))
            && (span.End == value.Length || value[span.End] is ',' or ';' or '。' or '\n' or '\t' or '|' or ')' || text.Compact.HasGapBefore(span.End));
    }

    private static int WindowStart(string value, int position)
    {
        var from = Math.Max(0, position - Reach);
        var lines = 0;
        for (var i = position - 1; i >= from; i--)
        {
            if (value[i] == '\n' && (++lines > Lines || (i > from && value[i - 1] == '。')))
            {
                return i;
            }
        }

        return from;
    }

    private static bool IsOfLegalRepresentative(ReadOnlySpan<char> before, int at)
    {
        var line = before[..at].LastIndexOf('\n') + 1;
        var above = line < 2 ? 0 : before[..(line - 1)].LastIndexOf('\n') + 1;
        return before[line..at].Contains(LegalRepresentative, StringComparison.Ordinal)
            || (at == line && line > 0 && before[above..line].Contains(LegalRepresentative, StringComparison.Ordinal));
    }

    // Digits as long as a mobile or an ID number, with no letter among them but a last X. The eleven of a landline start with 0.
    private static int LastPersonalNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]) || (text[i] is 'X' or 'x' && i > 0 && char.IsAsciiDigit(text[i - 1])))
            {
                if (++digits == PersonalDigits && (text[i] != '0' || (i > 0 && char.IsAsciiDigit(text[i - 1]))))
                {
                    return i;
                }
            }
            else if (text[i] is not ('*' or '-'))
            {
                digits = 0;
            }
        }

        return -1;
    }
}
