using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads the names that role words announce: 当事人：X, 驾驶员X, 执法人员X、Y（执法证号…）, 见证人（签名）：X. No gazetteer is needed for that,
/// and whole lists are read.
/// </summary>
internal sealed partial class RoleSlots(NameLexicon lexicon, string text, NameScorer scorer, NameProposals proposals, NameReadings readings, AnnouncedHeads heads, RepresentativeTitles titles)
{
    private const int LongestBracket = 60;
    private const float Tagged = 0.7f;

    // More than rounding takes away.
    private const double Slack = 1e-6;
    private const double Occupation = NameEvidence.RoleWord;
    private static readonly SearchValues<char> TailFirsts = SearchValues.Create("姓名签盖捺(本/、或");
    private const string NotOfName = "男女汉回彝白傣壮苗藏瑶满一二三四五六七八九十";
    private const string NotOccupation = "人超动全满党成委会定缺减裁复伤官";

    /// <summary>Proposes the names of all slots.</summary>
    public void Read()
    {
        for (var position = 0; position < text.Length; position++)
        {
            var length = lexicon.RoleWords.LongestAt(text, position);
            if (length == 0)
            {
                if (text[position] == '员' && IsOccupation(position))
                {
                    ReadSlot(position, position + 1, PersonRole.Other, Occupation, personal: true);
                }

                continue;
            }

            if (!IsTorn(position, position + length))
            {
                var word = text.Substring(position, length);
                ReadSlot(position, position + length, lexicon.Roles[word], NameEvidence.RoleWord, !lexicon.OrganisationRoles.Contains(word));
            }

            position += length - 1;
        }
    }

    /// <summary>Reads lists from their end: 张三、李四等3人.</summary>
    public void ReadCounted()
    {
        foreach (var match in Counted().EnumerateMatches(text))
        {
            for (var end = match.Index; end > 0;)
            {
                var start = end;
                while (start > 0 && end - start < 5 && (HanText.IsHan(text[start - 1]) || text[start - 1] is '·') && text[start - 1] is not ('和' or '与' or '及'))
                {
                    start--;
                }

                var whole = start > 0 && text[start - 1] is '、' or '和' or '与' or '及' or ',';
                if (!whole || end - start is < 2 or > 4)
                {
                    break;
                }

                var margin = NameEvidence.Neighbour + scorer.Score(start, end - start, NameEvidence.Neighbour) - NameEvidence.SlotThreshold;
                if (margin < 0)
                {
                    break;
                }

                proposals.Add(text[start..end], margin, PersonRole.Other, start);
                end = start - 1;
            }
        }
    }

    /// <summary>Reads one list of names from a position on; the names take the role. A list that is personal holds no organisation.</summary>
    public void ReadList(int position, double left, PersonRole role, bool personal = false)
    {
        var byGap = false;
        while (position < text.Length)
        {
            position = SkipOpening(position);
            var end = ReadName(position, left, role, byGap, personal);
            if (end < 0)
            {
                return;
            }

            var next = SkipBrackets(end, role);
            next = SkipClosing(next);
            byGap = false;
            var separator = SeparatorAt(next);
            if (separator > 0)
            {
                next += separator;
                left = NameEvidence.Neighbour + (left >= NameEvidence.Label ? 0.5 : 0);
            }
            else if (next == end && next < text.Length && scorer.Separates(next) && HanText.IsHan(text[next]) && left >= NameEvidence.RoleWord
                && lexicon.RoleWords.LongestAt(text, next) == 0)
            {
                left = NameEvidence.Neighbour;
                byGap = true;
            }
            else
            {
                return;
            }

            position = next;
        }
    }

    private void ReadSlot(int start, int end, PersonRole role, double left, bool personal)
    {
        // "辅警员X": the word goes on by one character.
        end += end < text.Length && text[end] == '员' && !lexicon.IsWord(text.AsSpan(end, Math.Min(2, text.Length - end))) ? 1 : 0;
        if (role == PersonRole.LegalRepresentative)
        {
            var title = titles.At(start, end);
            (end, role) = (title.End, title.IsHeld ? role : PersonRole.Other);
            if (ReadRow(end, left) || ReadChange(end, left, role))
            {
                return;
            }

            end += NextTitles().Match(text, end).Length;
        }

        var tail = end < text.Length && TailFirsts.Contains(text[end]) ? Tail().Match(text, end, Math.Min(24, text.Length - end)) : Match.Empty;
        var combined = tail.Success && tail.Groups["other"].Success;
        if (role == PersonRole.LegalRepresentative && combined)
        {
            role = IsOrganisationAround(start) ? PersonRole.LegalRepresentative : PersonRole.PersonInCharge;
        }

        var position = end + (tail.Success ? tail.Length : 0);
        if (position >= text.Length)
        {
            return;
        }

        if (text[position] is ':' or '|' or '\t')
        {
            left = NameEvidence.Label;
            while (position < text.Length && text[position] is ':' or '|' or '\t' or '_' or '-')
            {
                position++;
            }
        }
        else if (text[position] is '(')
        {
            position++;
        }
        else if (Copula().Match(text, position) is { Success: true } copula)
        {
            position += copula.Length;

            // 法定代表人为张三之兄李四: the title is the other one's.
            position += role == PersonRole.LegalRepresentative ? Kinsman().Match(text, position).Length : 0;
        }

        ReadList(position, left, role, personal);
    }

    private int ReadName(int position, double left, PersonRole role, bool byGap, bool personal)
    {
        if (position >= text.Length)
        {
            return -1;
        }

        var foreign = char.IsAsciiLetterUpper(text[position]) ? Foreign().Match(text, position) : Match.Empty;
        if (foreign.Success && foreign.Index == position && (left >= NameEvidence.Label || scorer.HasGapInside(position, foreign.Length) || (left >= NameEvidence.Neighbour && text[position - 1] is '、' or ',' or '和')))
        {
            proposals.Add(foreign.Value, left >= NameEvidence.Label ? 0.5 : 0.1, role, position, settled: true);
            return position + foreign.Length;
        }

        if (left >= NameEvidence.RoleWord && heads.Read(position, left, role, personal) is var head and > 0)
        {
            return head;
        }

        if (readings.From(position) is { Probability: >= Tagged } reading)
        {
            proposals.Add(text[position..reading.End], Math.Max(left - NameEvidence.PersonWord, 0.5), role, position);
            return reading.End;
        }

        // Below this a reading is neither a name nor worth adding up with others.
        var threshold = left >= NameEvidence.Label ? NameEvidence.LabelThreshold : NameEvidence.SlotThreshold;
        var least = threshold - left + NameProposals.LeastMargin - Slack;
        var run = scorer.RunEnd(position);
        var best = -1;
        var bestScore = double.NegativeInfinity;
        for (var length = 2; position + length <= run; length++)
        {
            if (left < NameEvidence.Label && scorer.IsGuarded(position + length - 1))
            {
                break;
            }

            var score = scorer.Score(position, length, left, Math.Max(least, bestScore - Slack));
            if (double.IsNegativeInfinity(score))
            {
                continue;
            }

            score += (left >= NameEvidence.RoleWord ? heads.Gain(position, position + length) : 0) + (scorer.IsGuarded(position + length - 1) ? -2 : 0) + (LeavesStump(position + length) ? -3 : 0);
            if (score >= bestScore)
            {
                bestScore = score;
                best = length;
            }
        }

        if (best < 0 || double.IsNegativeInfinity(bestScore))
        {
            return -1;
        }

        // "执法人员(签名):X  证号:…": what a colon follows in a list is the next label.
        if (byGap && position + best < text.Length && text[position + best] == ':')
        {
            return -1;
        }

        var margin = left + bestScore - threshold;
        if (margin >= 0 && best == 2 && GoesOnBelow(position + best))
        {
            proposals.Add(string.Concat(text.AsSpan(position, best), text.AsSpan(position + best + 1, 1)), margin, role, position, settled: true);
            return position + best + 2;
        }

        if (margin >= NameProposals.LeastMargin)
        {
            proposals.Add(text.Substring(position, best), margin, role, position, settled: personal && left >= NameEvidence.Label && FillsItsPlace(position, best));
        }

        if (margin >= 0 && left >= NameEvidence.RoleWord && heads.Gain(position, position + best) > 0)
        {
            proposals.PartAt(position + best);
        }

        return margin >= 0 ? position + best : -1;
    }

    [GeneratedRegex(@"\G(?:姓名|名称|签名|签字|盖章|签章|捺印|\(手印\)|本人|\((?:签名|签字|盖章|签章|捺印|签名或盖章|签名或者盖章|签字或盖章|签名、盖章|个人|公民|自然人|单位|本人|姓名|或单位|被处罚人|当事人)\)|\((?:执行董事|董事长|董事|总经理|经理|理事长|厂长|校长|院长|园长)\)(?=[:|\t])|(?<other>\((?:负责人|经营者|业主|负责人、经营者|经营者、负责人|主要负责人)\)|(?:[/、]|或者?)(?:主要)?(?:负责人|经营者|业主|投资人)(?=[:|\t(]))){0,3}", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Tail();

    [GeneratedRegex("\\G(?:[却就即仍还都正本应便实竟]?[为是系]|登记为|叫|由)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Copula();

    [GeneratedRegex("\\G[\u4e00-\u9fff·]{2,12}?[之的](?:父亲|母亲|丈夫|妻子|儿子|女儿|哥哥|弟弟|姐姐|妹妹|[父母夫妻兄弟姐妹叔伯舅姑侄甥婿媳子女])(?=[\u4e00-\u9fff])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Kinsman();

    [GeneratedRegex(@"等(?:共)?(?:\d{1,3}|[二两三四五六七八九十]{1,3})(?:名|个|位)?(?:人|户|同志|学生|员工|职工|村民|群众|当事人)", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\G[A-Z][A-Za-z.'\-]{1,30}(?:·[A-Za-z.'\-]{1,30}){0,3}(?![A-Za-z0-9])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Foreign();
}
