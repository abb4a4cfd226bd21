using System.Buffers;
using Disclosure.Redactor.Detectors.Means;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 财产状况 (Art. 10(2), 10(3)): what a person or an organisation owns, earns or owes, with its sum or count in digits or words, from the
/// first word of the phrase to its unit. Fines, seizures, proceeds, prices and compensation are facts of the case and stay.
/// </summary>
internal sealed partial class PropertyStatusDetector(GroupedPhrases<MeansWordGroup> words) : IDetector
{
    private const int LongestBetween = 12;
    private const int LongestGap = 6;
    private const int LongestModifier = 6;
    private const int StartReach = 14;
    private const int ClauseReach = 30;
    private const int SentenceReach = 60;
    private const int LongestChange = 8;
    private const int HeldReach = 4;
    private const int LoanReach = 20;
    private const double Clear = 0.9;
    private const double ByHousehold = 0.8;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",。;\n!?");
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。;\n!?");

    private readonly Amounts _amounts = new(words);
    private readonly MeansCells _cells = new(words);
    private readonly Lack _lack = new(words);

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

            Add(text, phrase, owned ? "owned" : clear ? "means" : "household", noun.Word, clear ? Clear : ByHousehold, found);
            read = owned ? phrase.End : AddFurther(text, noun, phrase, found);
        }

        foreach (var cell in _cells.Find(text))
        {
            Add(text, (cell.Start, cell.End), "cell", cell.Head, Clear, found);
        }
    }

    private static void Add(ScannedText text, (int Start, int End) phrase, string rule, string? word, double confidence, ICollection<Candidate> found) => found.Add(new Candidate
    {
        Range = text.Compact.ToOriginal(phrase.Start, phrase.End),
        Kind = FindingKinds.PropertyStatus,
        Rule = "property-status/" + rule,
        Pattern = string.Equals(rule, "owned", StringComparison.Ordinal) ? "count" : "sum",
        ContextWord = word,
        Confidence = confidence,
        ShapeConfidence = 0.5,
    });

    // 存款5万元和3元; 年收入由3.1万元“包装”为18.7万元: sums of the same.
    private int AddFurther(ScannedText text, ContextHit noun, (int Start, int End) phrase, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var end = phrase.End;
        while (end + 1 < value.Length && value[end] is '和' or '及' or '与' or '、' or '/' && _amounts.EndOfSum(value, end + 1, bare: false) is var next and > 0)
        {
            Add(text, (end + 1, next), "further", noun.Word, ByHousehold, found);
            end = next;
        }

        if (end != phrase.End || phrase.End <= noun.End || !value.AsSpan(noun.End, phrase.End - noun.End).ContainsAny('由', '从'))
        {
            return end;
        }

        for (var at = end; at < value.Length && at - end <= LongestChange && !ClauseEnds.Contains(value[at]); at++)
        {
            if (value[at] is '为' or '至' or '到' or '成' && _amounts.EndOfSum(value, at + 1, bare: false) is var changed and > 0)
            {
                Add(text, (at + 1, changed), "further", noun.Word, ByHousehold, found);
                return changed;
            }
        }

        return end;
    }

    private (int Start, int End)? PhraseOf(string value, ContextHit noun, bool clear, bool owned, int floor)
    {
        var clause = Math.Max(floor, StartOf(value, noun.Start, ClauseReach, ClauseEnds));
        if (noun.Word.Length > 1 && _lack.StartBefore(value, clause, noun.Start) is var lack and >= 0 && IsOfSomebody(value, clause, noun.End))
        {
            return (WithModifiers(value, clause, lack), noun.End);
        }

        var isPeriod = words.LongestAt(MeansWordGroup.Period, noun.Word, 0) == noun.Word.Length;
        var end = EndOfAmount(value, noun.End, clear, owned, isPeriod ? 0 : LongestGap, out var from);
        var start = from > noun.End ? from : noun.Start;
        if (isPeriod && (end < 0 || !IsIncomeOf(value, clause, noun, end)))
        {
            return null;
        }

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

    // What a household or the one whom the sentence names has or has not; nothing that the case is about.
    private bool IsOfSomebody(string value, int clause, int end)
    {
        var sentence = Math.Min(clause, StartOf(value, clause, SentenceReach, SentenceEnds));
        var before = value.AsSpan(sentence, end - sentence);
        return (words.HoldsAny(MeansWordGroup.Household, before) || words.HoldsAny(MeansWordGroup.Ownership, before))
            && !words.HoldsAny(MeansWordGroup.CaseFact, value.AsSpan(clause, end - clause)) && !words.HoldsAny(MeansWordGroup.Held, value.AsSpan(clause, end - clause));
    }

    // 割胶一年也就一万五: somebody of a household is spoken of, and nothing follows that the sum were a price of.
    private bool IsIncomeOf(string value, int clause, ContextHit noun, int end)
    {
        var sentence = Math.Min(noun.Start, StartOf(value, noun.Start, SentenceReach, SentenceEnds));
        return (end == value.Length || !(HanText.IsHan(value[end]) || value[end] is '/' or '%') || words.LongestAt(MeansWordGroup.Behind, value, end) > 0)
            && words.HoldsAny(MeansWordGroup.Household, value.AsSpan(sentence, noun.Start - sentence))
            && !words.HoldsAny(MeansWordGroup.CaseFact, value.AsSpan(clause, end - clause));
    }

    // Deposits are frozen, incomes are not.
    private static bool IsIncome(string word) => word[^1] is '入' or '薪' or '资' or '均';

    // An order's sum, a word of the case, or what is left of a levy: 已缴60,000元,尚欠378,920元.
    private bool IsCaseFact(string value, int clause, ContextHit noun, int start, int end)
    {
        var sentence = Math.Min(start, StartOf(value, noun.Start, SentenceReach, SentenceEnds));
        var isUnpaidRest = noun.Word.EndsWith('欠') && value.AsSpan(sentence, start - sentence).ContainsAny('缴', '付') && !words.HoldsAny(MeansWordGroup.Lender, value.AsSpan(start, end - start));
        return isUnpaidRest || IsOwedWages(value, clause, noun, end) || (!IsIncome(noun.Word) && words.HoldsAny(MeansWordGroup.Order, value.AsSpan(sentence, start - sentence)) && !value.AsSpan(start, end - start).Contains('余'))
            || words.HoldsAny(MeansWordGroup.CaseFact, value.AsSpan(Math.Max(clause, start - StartReach), end - Math.Max(clause, start - StartReach)));
    }

    // 支付批某等27人工资, 拖欠的工资: what an employer owes his workers is what the case is about; 每月工资 is somebody's income.
    private bool IsOwedWages(string value, int clause, ContextHit noun, int end)
    {
        if (noun.Word[^1] is not ('资' or '薪'))
        {
            return noun.Word[^1] is '欠' && end > noun.End && value.AsSpan(noun.End, end - noun.End).Contains("工资", StringComparison.Ordinal);
        }

        var clauseWords = value.AsSpan(clause, noun.End - clause);
        return IsOfWorkers(value.AsSpan(clause, noun.Start - clause)) || value.AsSpan(noun.End).StartsWith("差额", StringComparison.Ordinal)
            || (words.HoldsAny(MeansWordGroup.OwedWages, clauseWords) && !words.HoldsAny(MeansWordGroup.Regular, clauseWords));
    }

    private bool IsOfWorkers(ReadOnlySpan<char> before) =>
        before.Length > 1 && words.LongestAt(MeansWordGroup.Workers, before, before.Length - 1) > 0 && words.LongestAt(MeansWordGroup.Oneself, before, before.Length - 2) == 0;

    // A verb of one character (卖, 收, 挣) says it only of a time: 去年卖了, 每月挣.
    private bool IsOfHousehold(string value, int clause, ContextHit noun, int start, int end)
    {
        if (noun.Word.Length == 1 && noun.Word[0] is not ('欠' or '借'))
        {
            return words.HoldsAny(MeansWordGroup.Start, value.AsSpan(clause, start - clause));
        }

        var sentence = Math.Min(start, StartOf(value, noun.Start, SentenceReach, SentenceEnds));
        return words.HoldsAny(MeansWordGroup.Household, value.AsSpan(sentence, end - sentence)) || HoldsSpeech(value.AsSpan(sentence, start - sentence))
            || (noun.Word is "贷款" or "借款" or "欠" or "借" && words.HoldsAny(MeansWordGroup.Lender, value.AsSpan(Math.Max(clause, start - LoanReach), end - Math.Max(clause, start - LoanReach))));
    }

    // 当事人称, but not 名称.
    private bool HoldsSpeech(ReadOnlySpan<char> text)
    {
        var at = text.LastIndexOf('称');
        return at > 0 && words.LongestAt(MeansWordGroup.Title, text, at - 1) == 0 && text[at - 1] != '所';
    }

    // Things whose owner the sentence names are means; things that the case is about are not, as 车辆一辆已被扣押.
    private bool IsHeld(string value, int clause, int start, int end)
    {
        var sentence = Math.Min(clause, StartOf(value, start, SentenceReach, SentenceEnds));
        return words.HoldsAny(MeansWordGroup.Held, value.AsSpan(clause, Math.Min(value.Length, end + HeldReach) - clause))
            || !words.HoldsAny(MeansWordGroup.Ownership, value.AsSpan(sentence, end - sentence));
    }
}
