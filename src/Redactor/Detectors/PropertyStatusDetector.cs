using System.Buffers;
using Disclosure.Redactor.Detectors.Means;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 财产状况 (Art. 10(2), 10(3)): what a person or an organisation owns, earns or owes, with its sum or count in digits or words, from the
/// first word of the phrase to its unit. Fines, seizures, proceeds, prices and compensation are facts of the case and stay.
/// </summary>
internal sealed class PropertyStatusDetector(GroupedPhrases<MeansWordGroup> words) : IDetector
{
    private const int LongestBetween = 12;
    private const int LongestGap = 6;
    private const int LongestModifier = 6;
    private const int StartReach = 14;
    private const int ClauseReach = 30;
    private const int SentenceReach = 60;
    private const double Clear = 0.9;
    private const double ByHousehold = 0.8;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",。;\n!?");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。;\n!?");

    private readonly Amounts _amounts = new(words);

    /// <inheritdoc/>
    public string Name => "property-status";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var read = 0;
        foreach (var noun in text.Contexts.All)
        {
            var clear = noun.Says(Context.Means);
            var owned = noun.Says(Context.Owned);
            if (noun.Start < read || !(clear || owned || noun.Says(Context.HouseholdMeans)) || PhraseOf(value, noun, clear, owned, read) is not { } phrase)
            {
                continue;
            }

            read = phrase.End;
            found.Add(new Candidate
            {
                Range = text.Compact.ToOriginal(phrase.Start, phrase.End),
                Kind = FindingKinds.PropertyStatus,
                Rule = owned ? "property-status/owned" : clear ? "property-status/means" : "property-status/household",
                Pattern = owned ? "count" : "sum",
                ContextWord = noun.Word,
                Confidence = clear ? Clear : ByHousehold,
                ShapeConfidence = 0.5,
            });
        }
    }

    private (int Start, int End)? PhraseOf(string value, ContextHit noun, bool clear, bool owned, int floor)
    {
        var clause = Math.Max(floor, StartOf(value, noun.Start, ClauseReach, ClauseEnds));
        var end = EndOfAmount(value, noun.End, clear, owned);
        var start = noun.Start;
        if (end < 0 || (owned && noun.Word.Length == 1))
        {
            start = _amounts.StartBefore(value, noun.Start);
            end = noun.End;
            if (start < floor)
            {
                return null;
            }
        }

        clause = Math.Min(clause, start);
        var behind = words.LongestAt(MeansWordGroup.Behind, value, end);

        // What stands right behind another phrase of the kind goes with it: 仅有现金三万元, 尚欠货款二百万.
        var goesOn = floor > 0 && start - floor <= LongestGap && !value.AsSpan(floor, start - floor).ContainsAny(SentenceEnds);
        if (!goesOn && (owned ? IsHeld(value, clause, start, end) : IsCaseFact(value, clause, noun, start, end) || !(clear || behind > 0 || IsOfHousehold(value, clause, noun, start, end))))
        {
            return null;
        }

        start = WithModifiers(value, clause, start);
        return (start, end + behind);
    }

    // From the noun over words that lead to an amount, or a few other characters of the same clause.
    private int EndOfAmount(string value, int position, bool clear, bool owned)
    {
        var limit = Math.Min(value.Length, position + LongestBetween);
        var gap = 0;
        for (var at = position; at < limit && gap <= LongestGap;)
        {
            var end = owned ? _amounts.EndOfCount(value, at) : _amounts.EndOfSum(value, at, bare: clear);
            if (end > 0)
            {
                return end;
            }

            var length = words.LongestAt(MeansWordGroup.Between, value, at);
            if (value[at] == '号' || (length == 0 && value[at] == ',' && at + 1 < limit && value[at + 1] != '约'))
            {
                return -1;
            }

            if (length == 0 && (owned || !(HanText.IsHan(value[at]) || (value[at] == ',' && clear))))
            {
                return -1;
            }

            gap += length == 0 ? 1 : 0;
            at += Math.Max(1, length);
        }

        return -1;
    }

    private bool IsCaseFact(string value, int clause, ContextHit noun, int start, int end)
    {
        var sentence = Math.Min(start, StartOf(value, noun.Start, SentenceReach, SentenceEnds));
        return (words.HoldsAny(MeansWordGroup.Order, value.AsSpan(sentence, start - sentence)) && !value.AsSpan(start, end - start).Contains('余'))
            || words.HoldsAny(MeansWordGroup.CaseFact, value.AsSpan(Math.Max(clause, start - StartReach), end - Math.Max(clause, start - StartReach)));
    }

    // A verb of one character (卖, 收, 挣) says it only of a time: 去年卖了, 每月挣.
    private bool IsOfHousehold(string value, int clause, ContextHit noun, int start, int end)
    {
        if (noun.Word.Length == 1 && noun.Word[0] is not ('欠' or '借'))
        {
            return words.HoldsAny(MeansWordGroup.Start, value.AsSpan(clause, start - clause));
        }

        var sentence = Math.Min(start, StartOf(value, noun.Start, SentenceReach, SentenceEnds));
        return words.HoldsAny(MeansWordGroup.Household, value.AsSpan(sentence, end - sentence));
    }

    private bool IsHeld(string value, int clause, int start, int end) =>
        words.HoldsAny(MeansWordGroup.Held, value.AsSpan(clause, end - clause))
        || !words.HoldsAny(MeansWordGroup.Ownership, value.AsSpan(clause, end - clause));

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

    private static int StartOf(string value, int position, int reach, SearchValues<char> ends)
    {
        var from = Math.Max(0, position - reach);
        var last = value.AsSpan(from, position - from).LastIndexOfAny(ends);
        return last < 0 ? from : from + last + 1;
    }
}
