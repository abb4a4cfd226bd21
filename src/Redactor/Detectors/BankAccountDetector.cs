using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Bank accounts and cards: behind a label, above a column or in a list any 8 to 25 digits; where money goes or right behind a bank's name
/// any 11 or more; without either a card's prefix and length.
/// </summary>
internal sealed class BankAccountDetector(CardPrefixes prefixes) : IDetector
{
    private const int MostDigits = 25;
    private const int FewestLabelled = 8;
    private const int FewestOfCard = 13;
    private const int FewestPaid = 11;
    private const int PaymentReach = 26;
    private const int BankReach = 7;
    private const int LongestBank = 6;
    private const int LabelReach = 8;

    private static readonly ulong Payments = ContextHit.MaskOf(Context.Payment);
    private static readonly ulong Banks = ContextHit.MaskOf(Context.Bank);

    /// <inheritdoc/>
    public string Name => "bank-account";

    /// <summary>Whether the last digit is the Luhn check of the others.</summary>
    public static bool HasRightCheck(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            digit = i % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (var chain in text.Chains)
        {
            for (var first = 0; first < chain.Groups.Length;)
            {
                first = Read(text, chain, first, found);
            }
        }

        foreach (var hit in text.Contexts.All)
        {
            if (!hit.Says(Context.Account))
            {
                continue;
            }

            var start = ValueToken.StartBehind(text.Compact.Value, hit.End, LabelReach);
            if (LetteredNumber.EndOf(text.Compact.Value, start, FewestOfCard, MostDigits) is var end and > 0)
            {
                found.Add(Labelled(text, new TextRange(start, end), hit, "lettered"));
            }
            else if (DottedNumber.Behind(text, hit) is { } number)
            {
                found.Add(Labelled(text, number.Range, hit, "dotted"));
            }
            else if (ValueToken.Read(text.Compact, start, MostDigits) is { } token && IsOfShareholder(text.Compact.Value.AsSpan(token.Start, token.Length)))
            {
                found.Add(Labelled(text, token, hit, "shareholder"));
            }
        }
    }

    // A123456789: the account of a shareholder.
    private static bool IsOfShareholder(ReadOnlySpan<char> token) =>
        token.Length is 10 or 11 && char.IsAsciiLetter(token[0]) && token[^9..].IndexOfAnyExceptInRange('0', '9') < 0;

    private static Candidate Labelled(ScannedText text, TextRange value, ContextHit label, string pattern) => new()
    {
        Range = text.Compact.ToOriginal(value.Start, value.End),
        Kind = FindingKinds.BankAccount,
        Rule = "bank-account/labelled",
        Pattern = pattern,
        ContextWord = label.Word,
        ShapeConfidence = 0.5,
        Confidence = 0.9,
    };

    private int Read(ScannedText text, DigitChain chain, int first, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var start = chain.Groups[first].Start;
        if (!chain.HoldsFrom(first, FewestLabelled) || NumberEdges.IsRest(value, start))
        {
            return first + 1;
        }

        var at = text.InCompact(start);
        var label = text.LabelOf(chain, first);
        var account = label.Says(Context.Account);
        var spoken = account ? label : Spoken(text, at);
        if (spoken is null && !chain.HoldsFrom(first, FewestOfCard))
        {
            return first + 1;
        }

        Span<char> buffer = stackalloc char[MostDigits];
        var last = Extend(value, chain, first, buffer, labelled: spoken is not null, GroupsInCell(text, chain, first, at));
        var digits = chain.Digits(first, last, buffer);
        var end = chain.Groups[last].End;
        if (EndsWithYear(value, chain, last, digits))
        {
            digits = digits[..^4];
            end -= 4;
        }

        var other = label.Says(Context.OtherNumber) || label.Says(Context.CreditCode);
        spoken ??= label is null && digits.Length >= FewestOfCard ? SpokenBehind(text, at, text.InCompact(end - 1) + 1) : null;
        var touchesLetter = start > 0 && char.IsAsciiLetter(value[start - 1]);
        var card = !touchesLetter && !other && (prefixes.Matches(digits) || (!NumberEdges.GoesOn(value, end) && prefixes.Resembles(digits)));
        var fewest = account ? FewestLabelled : FewestPaid;
        var named = spoken is not null && !other && !(NumberEdges.IsTimestamp(digits) && !ValueLabels.IsAdjacent(text, spoken.Value, at)) && digits.Length >= fewest && !NumberEdges.GoesOn(value, end) && (account || !touchesLetter);
        if (!card && !named)
        {
            return first + 1;
        }

        var check = digits.Length is >= 16 and <= 19 && HasRightCheck(digits) ? CheckDigit.Right : card ? CheckDigit.Wrong : CheckDigit.None;
        var shapeConfidence = card ? check is CheckDigit.Right ? 0.9 : 0.75 : 0.4;
        found.Add(new Candidate
        {
            Range = text.Spaced.ToOriginal(start, end),
            Kind = FindingKinds.BankAccount,
            Rule = spoken is null ? "bank-account/card" : account ? "bank-account/labelled" : "bank-account/paid",
            Pattern = card ? "card" : "account",
            ContextWord = spoken?.Word,
            Check = check,
            ShapeConfidence = shapeConfidence,
            Confidence = account ? 0.96 : spoken is not null ? 0.9 : check is CheckDigit.Right ? 0.95 : 0.75,
        });
        return last + 1;
    }

    // 汇至…农信社2401…: the bank's name right before, or money that goes to it in the same sentence.
    private static ContextHit? Spoken(ScannedText text, int at)
    {
        if (text.Contexts.LastBefore(Banks, at, BankReach) is { } bank && Bridges(text, bank, at, mostHan: 4))
        {
            return bank;
        }

        return text.Contexts.LastBefore(Payments, at, PaymentReach) is { } payment && Bridges(text, payment, at, mostHan: PaymentReach) ? payment : null;
    }

    // 向7192…账户转账, 1257…(建行), 9165…(农行账户): what the number is stands right behind it.
    private static ContextHit? SpokenBehind(ScannedText text, int at, int end)
    {
        // 金额…, 合同…: a word of its own names it.
        var value = text.Compact.Value;
        if (at > 0 && value[at - 1] is '额' or '款' or '同' or '单' or '证' or '码' or '号')
        {
            return null;
        }

        var bracket = end < value.Length && value[end] == '(';
        var from = bracket || (end < value.Length && value[end] == '的') ? end + 1 : end;
        return text.Contexts.After(Context.Account, from, 0) ?? (bracket && text.Contexts.After(Context.Bank, from, LongestBank) is { } bank && value.AsSpan(from, bank.Start - from).IndexOfAny("),;。:") < 0 ? bank : null);
    }

    private static bool Bridges(ScannedText text, ContextHit word, int at, int mostHan)
    {
        var han = 0;
        if (at - word.End == 1 && text.Compact.Value[word.End] == ';')
        {
            return true;
        }

        foreach (var character in text.Compact.Value.AsSpan(word.End, at - word.End))
        {
            han += HanText.IsHan(character) ? 1 : 0;
            if (character is '。' or ';' or '\n' or '\t' or '|' || char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return han <= mostHan;
    }

    // Groups of a chain that stand in the cell of the first; all when it stands in none.
    private static int GroupsInCell(ScannedText text, DigitChain chain, int first, int at)
    {
        var count = chain.Groups.Length;
        if (text.Columns?.CellEnd(at) is { } end and > 0)
        {
            while (count > first + 1 && text.InCompact(chain.Groups[count - 1].Start) >= end)
            {
                count--;
            }
        }

        return count;
    }

    private int Extend(string value, DigitChain chain, int first, Span<char> buffer, bool labelled, int groups)
    {
        var last = first;
        var total = chain.Groups[first].Length;
        while (last + 1 < groups)
        {
            var before = chain.Groups[last];
            var next = chain.Groups[last + 1];
            var apart = next.Start - before.End;
            var hyphen = value[before.End] == '-' && apart == 1;
            var overLines = NumberEdges.IsOverLines(value, before, next);
            var joined = total + next.Length;
            if (joined > MostDigits || NumberEdges.IsYear(value, next) || IsMobile(value, next) || (NumberEdges.GoesOn(value, next.End) && !hyphen)
                || (overLines && (NumberEdges.OpensLine(value, next) || total >= 16)) || (apart > 1 && !overLines && total >= 12))
            {
                break;
            }

            if (total >= 15 && !hyphen && !IsRestOfCard(chain, first, last, joined, buffer, labelled))
            {
                break;
            }

            if (!labelled && joined > 19)
            {
                break;
            }

            total = joined;
            last++;
        }

        return last;
    }

    // Whether what stands behind a gap makes a longer card of a number that could be whole: 6228 4874 8551 6514 912.
    private bool IsRestOfCard(DigitChain chain, int first, int last, int joined, Span<char> buffer, bool labelled)
    {
        if (joined > 19)
        {
            return labelled && chain.Groups[first].Length <= 8 && chain.Groups[last + 1].Length <= 5;
        }

        var parts = chain.Groups[first].Length <= 8 && chain.Groups[last + 1].Length <= 4;
        var digits = chain.Digits(first, last + 1, buffer);
        return prefixes.Matches(digits) ? parts || HasRightCheck(digits) || !prefixes.Matches(digits[..^chain.Groups[last + 1].Length]) || !HasRightCheck(digits[..^chain.Groups[last + 1].Length]) : parts && labelled;
    }

    // "…2021—2022年": the year at the end of the digits is none of the account's.
    private bool EndsWithYear(string value, DigitChain chain, int last, ReadOnlySpan<char> digits) =>
        last + 1 < chain.Groups.Length && digits.Length is >= 20 and <= 23 && value[chain.Groups[last].End] == '-' && NumberEdges.IsYear(value, chain.Groups[last + 1])
        && digits[^4] is '1' or '2' && digits[^3] is '9' or '0' && prefixes.Matches(digits[..^4]);

    private static bool IsMobile(string value, DigitGroup group) => group.Length == 11 && value[group.Start] == '1' && value[group.Start + 1] is >= '3' and <= '9';
}
