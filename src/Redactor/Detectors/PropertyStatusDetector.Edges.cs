using System.Buffers;
using Disclosure.Redactor.Detectors.Means;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <content>Where a phrase begins and ends.</content>
internal partial class PropertyStatusDetector
{
    // From the noun over words that lead to an amount, or a few other characters of the same clause. Behind the name of a bank the phrase
    // starts anew, so that the name stays.
    private int EndOfAmount(string value, int position, bool clear, bool owned, int longestGap, out int from)
    {
        var limit = Math.Min(value.Length, position + LongestBetween);
        var gap = 0;
        from = position;
        for (var at = position; at < limit && gap <= longestGap;)
        {
            var end = owned ? _amounts.EndOfCount(value, at) : _amounts.EndOfSum(value, at, bare: clear);
            if (end > 0)
            {
                return end;
            }

            var length = words.LongestAt(MeansWordGroup.Between, value, at);
            if (length == 0 && value[at] == ',' && clear && words.LongestAt(MeansWordGroup.Resume, value, at + 1) is var resumed and > 0)
            {
                at += 1 + resumed;
                limit = Math.Min(value.Length, at + LongestGap);
                continue;
            }

            if (value[at] == '号' || (length == 0 && value[at] == ','))
            {
                return -1;
            }

            if (length == 0 && (owned || !HanText.IsHan(value[at]) || words.LongestAt(MeansWordGroup.Transfer, value, at) > 0))
            {
                return -1;
            }

            if (length == 0 && !owned && words.LongestAt(MeansWordGroup.Lender, value, at) is var lender and > 0)
            {
                at += lender;
                from = gap > 1 ? at : from;
                gap = 0;
                limit = Math.Min(value.Length, at + LongestBetween);
                continue;
            }

            gap += length == 0 ? 1 : 0;
            at += Math.Max(1, length);
        }

        return -1;
    }

    private int WithModifiers(string value, int clause, int start)
    {
        for (var from = Math.Max(clause, start - StartReach); from < start; from++)
        {
            if (words.LongestAt(MeansWordGroup.Start, value, from) > 0)
            {
                start = from;
                break;
            }
        }

        for (var extended = true; extended;)
        {
            extended = false;
            start -= BankAlone(value, clause, start);
            for (var length = Math.Min(LongestModifier, start - clause); length > 0 && !extended; length--)
            {
                if (words.LongestAt(MeansWordGroup.Modifier, value.AsSpan(0, start), start - length) == length)
                {
                    start -= length;
                    extended = true;
                }
            }

            // 2022年, as a part of the phrase.
            while (start > clause && start < value.Length && value[start] == '年' && char.IsAsciiDigit(value[start - 1]))
            {
                start--;
                while (start > clause && char.IsAsciiDigit(value[start - 1]))
                {
                    start--;
                }
            }
        }

        return start;
    }

    // 银行存款, but not 丽江农商行贷款: a bank that nothing names goes with the phrase.
    private int BankAlone(string value, int clause, int start)
    {
        for (var length = 2; length <= 3 && start - length >= clause; length++)
        {
            var before = start - length;
            if (words.LongestAt(MeansWordGroup.Lender, value.AsSpan(0, start), before) == length)
            {
                return before == clause || !HanText.IsHan(value[before - 1]) || value[before - 1] is '人' or '其' or '我' or '他' or '她' or '称' or '家' or '妻' or '余' or '司' or '欠' or '有' or '的' or '向' or '从' or '在' or '存' or '还' or '下' or '借' ? length + Towards(value, clause, before) : 0;
            }
        }

        return 0;
    }

    // 向信用社贷款: the way to a bank that nothing names goes with it.
    private static int Towards(string value, int clause, int bank) => bank > clause && value[bank - 1] is '向' or '从' ? 1 : 0;

    private static int StartOf(string value, int position, int reach, SearchValues<char> ends)
    {
        var from = Math.Max(0, position - reach);
        var last = value.AsSpan(from, position - from).LastIndexOfAny(ends);
        return last < 0 ? from : from + last + 1;
    }
}
