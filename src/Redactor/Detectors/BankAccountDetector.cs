using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>Bank accounts and cards: behind a label any 9 to 25 digits, without one a card's prefix, length and check digit.</summary>
internal sealed partial class BankAccountDetector : IDetector
{
    private const int MostDigits = 25;

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
    }

    private static int Read(ScannedText text, DigitChain chain, int first, ICollection<Candidate> found)
    {
        var start = chain.Groups[first].Start;
        var before = text.Before(start, 40);
        var last = Extend(chain, first);
        var digits = chain.Digits(first, last);
        var end = chain.Groups[last].End;
        var labelled = Label().IsMatch(before) || (Payment().IsMatch(before) && Holder().IsMatch(text.After(end, 10)));
        labelled |= digits.Length >= 12 && Bank().IsMatch(before);
        var touchesLetter = start > 0 && char.IsAsciiLetter(text.Spaced.Value[start - 1]) && !labelled;
        var card = digits.Length is >= 16 and <= 19 && !touchesLetter && !OtherNumberLabel().IsMatch(before)
            && (digits.StartsWith("62", StringComparison.Ordinal) || (digits[0] is '4' or '5' && HasRightCheck(digits) && CardWords().IsMatch(before)));
        if (!(labelled && digits.Length is >= 9 and <= MostDigits) && !card)
        {
            return first + 1;
        }

        found.Add(new Candidate
        {
            Range = text.Spaced.ToOriginal(start, end),
            Kind = FindingKinds.BankAccount,
            Rule = labelled ? "bank-account/labelled" : "bank-account/card",
            Confidence = labelled ? 0.96 : HasRightCheck(digits) ? 0.95 : 0.75,
        });
        return last + 1;
    }

    private static int Extend(DigitChain chain, int first)
    {
        var last = first;
        var total = chain.Groups[first].Length;
        while (last + 1 < chain.Groups.Length)
        {
            var next = chain.Groups[last + 1];
            var hyphen = chain.Text[chain.Groups[last].End] == '-';
            if (total + next.Length > MostDigits || (total >= 12 && !hyphen && next.Length > 4) || (chain.Groups[first].Length >= 15 && !hyphen))
            {
                break;
            }

            total += next.Length;
            last++;
        }

        return last;
    }

    [GeneratedRegex(@"(?:账号|帐号|账户|帐户|卡号|银行卡|储蓄卡|信用卡|存折|一卡通|对公户|收款码)[^。;\n\d]{0,16}$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?:缴至|缴到|缴入|汇至|汇入|转入|转至|存入|交至|打入|账至)[^。;\n\d]{0,16}$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Payment();

    [GeneratedRegex("户名|开户|账户|帐户|专户|银行|账号|的卡", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Holder();

    // "(中国农业银行芒市支行,2401…)": a long number right behind the name of a bank.
    [GeneratedRegex(@"(?:银行|支行|分行|营业部|信用社|农信社|分理处|储蓄所)[)]?[,:、(]{0,2}$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Bank();

    [GeneratedRegex("银行|卡|支付|转账|汇款", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex CardWords();

    [GeneratedRegex(@"(?:编号|流水号|单号|订单|条码|批号|序列号|代码|文号|证号|许可证)[^,。;\n\d]{0,6}$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex OtherNumberLabel();
}
