namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>Whose address it is, by the words around it: a natural person's home, or the premises of an organisation and the place of a violation.</summary>
internal sealed class AddressOwnership(AddressWords words)
{
    private const int Reach = 120;
    private const int Lines = 4;
    private const int BehindReach = 8;
    private const int BracketReach = 24;
    private const int PersonalDigits = 11;
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
        var length = words.LongestAt(AddressWordGroup.Home, value, span.End);
        if (length > 0)
        {
            return words.LongestAt(AddressWordGroup.Business, value, span.End) <= length && (span.Has(AddressLevel.Village) || span.Finest >= AddressLevel.Hamlet);
        }

        // …组人, 身份证…: where somebody is from.
        return span.Finest >= AddressLevel.Hamlet && span.End + 1 < value.Length && value[span.End] == '人' && value[span.End + 1] is ',' or '。' or ')' or ';' or '、';
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

    /// <summary>Whether words in an address, right behind it or right before its bracket make it a place of business, of work or of the violation.</summary>
    public bool IsBusiness(string value, AddressSpan span)
    {
        var end = span.End;
        while (end < value.Length && end - span.End < BehindReach && AddressGrammar.IsOfAddress(value[end]))
        {
            end++;
        }

        return words.HoldsAny(AddressWordGroup.Business, value.AsSpan(span.Start, end - span.Start))
            || (span.Start > 1 && value[span.Start - 1] == '(' && words.HoldsAny(AddressWordGroup.Organisation, value.AsSpan(Math.Max(0, span.Start - 8), span.Start - Math.Max(0, span.Start - 8))));
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
        var natural = Math.Max(words.LastOf(AddressWordGroup.Person, before), LastPersonalNumber(before));
        if (natural >= 0 || organisation >= 0)
        {
            return natural > organisation;
        }

        var lineEnd = value.AsSpan(span.End).IndexOf('\n') is var feed and >= 0 ? feed : value.Length - span.End;
        var after = value.AsSpan(span.End, Math.Min(Reach / 2, lineEnd));
        return LastPersonalNumber(after) >= 0 && !words.HoldsAny(AddressWordGroup.Organisation, after);
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
            if (value[i] == '\n' && ++lines > Lines)
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

    // Digits as long as a mobile or an ID number, with no letter among them but a last X.
    private static int LastPersonalNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]) || (text[i] is 'X' or 'x' && i > 0 && char.IsAsciiDigit(text[i - 1])))
            {
                if (++digits == PersonalDigits)
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
