using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <content>What stands around and between the names of a slot.</content>
internal partial class RoleSlots
{
    private const int UsualLength = 3;

    // The tagger must not hold it impossible.
    private const float LeastEnumerated = 0.02f;

    /// <summary>Reads on behind a name in a list: whoever is enumerated with a person is one, where his place holds a family name and what follows one, and nothing else.</summary>
    /// <param name="start">First unit of the name.</param>
    /// <param name="end">End of the name.</param>
    public void ReadOn(int start, int end)
    {
        for (var at = end; end - start == UsualLength && lexicon.IsCommonSurname(text[start]) && at + 2 < text.Length && text[at] == '、';)
        {
            at++;
            var length = text.AsSpan(at).IndexOfAny("、,。;(\n") is var next and >= 0 ? next : text.Length - at;
            if (length is not (2 or UsualLength) || !lexicon.IsSurname(text[at]) || lexicon.IsPlace(text.AsSpan(at, length)) || readings.Best(text.Substring(at, length)) < LeastEnumerated
                || scorer.Score(at, length, NameEvidence.Neighbour) is var score && NameEvidence.Neighbour + score < NameEvidence.SlotThreshold)
            {
                return;
            }

            proposals.Add(text.Substring(at, length), NameEvidence.Neighbour + score - NameEvidence.SlotThreshold, PersonRole.Other, at);
            at += length;
        }
    }

    // "工作小组成员工作": both edges of the role word cut another word.
    private bool IsTorn(int start, int end) =>
        start > 0 && end < text.Length && lexicon.IsWord(text.AsSpan(start - 1, 2)) && lexicon.IsWord(text.AsSpan(end - 1, 2));

    // "监督员X称、Y": one character before the mark of a list says nothing of X; it is the last of the name.
    private bool LeavesStump(int end) => end + 1 < text.Length && HanText.IsHan(text[end]) && text[end] is not ('等' or '某') && text[end + 1] == '、';

    // "诉讼代理人:章程,": a family name and what follows one are all that the label holds, word or not.
    private bool FillsItsPlace(int start, int length) =>
        length is 2 or 3 && lexicon.IsSurname(text[start]) && !lexicon.IsNeverName(text.AsSpan(start, length))
        && (start + length == text.Length || text[start + length] is ',' or '\n' or '。' or ';' or '(' || scorer.Separates(start + length));

    // A name broken by the end of its line: one character stands alone before the first mark of the line below, and tells nothing else of X.
    private bool GoesOnBelow(int end) =>
        end + 2 < text.Length && text[end] == '\n' && HanText.IsHan(text[end + 1]) && text[end + 2] is ',' or '(' or '、'
        && !NotOfName.Contains(text[end + 1], StringComparison.Ordinal);

    // "护林员X", "关员X": a word that ends in 员 names somebody by what he does, whatever the word; 超员, 动员 and 党员 do not.
    private bool IsOccupation(int position) =>
        position > 0 && HanText.IsHan(text[position - 1]) && !NotOccupation.Contains(text[position - 1], StringComparison.Ordinal)
        && position + 1 < text.Length && !lexicon.IsWord(text.AsSpan(position, 2));

    private bool IsOrganisationAround(int position) => RepresentativeTitles.IsOfCompany(text[Math.Max(0, position - 200)..position]);

    // Length of the sign or word between two names of a list; 0 where there is none.
    private int SeparatorAt(int position) => position >= text.Length ? 0
        : text[position] is '、' or '和' or '与' or '及' or '或' or ',' or ';' ? 1
        : text[position] is '以' && position + 1 < text.Length && text[position + 1] is '及' ? 2 : 0;

    private int SkipOpening(int position)
    {
        while (position < text.Length && text[position] is '"' or '“' or '\'' or '‘' or '《' or '【')
        {
            position++;
        }

        return position;
    }

    private int SkipClosing(int position)
    {
        while (position < text.Length && text[position] is '"' or '”' or '\'' or '’')
        {
            position++;
        }

        return position;
    }

    // Behind a name brackets hold a number, an address or another name of the same person; the list goes on behind them.
    private int SkipBrackets(int position, PersonRole role)
    {
        if (position >= text.Length || text[position] != '(')
        {
            return position;
        }

        var close = text.IndexOf(')', position, Math.Min(LongestBracket + 1, text.Length - position));
        if (close < 0)
        {
            return position;
        }

        var run = scorer.RunEnd(position + 1);
        if (run == close && close - position - 1 is >= 2 and <= 4)
        {
            var margin = NameEvidence.RoleWord + scorer.Score(position + 1, close - position - 1, NameEvidence.RoleWord) - NameEvidence.SlotThreshold;
            if (margin >= NameProposals.LeastMargin)
            {
                proposals.Add(text[(position + 1)..close], margin, role, position + 1);
            }
        }

        return close + 1;
    }
}
