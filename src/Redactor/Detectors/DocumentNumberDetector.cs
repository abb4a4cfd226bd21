using System.Buffers;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 文号 and case numbers: agency code, bracketed year, number and 号 (某市监罚〔2024〕12号, (2023)云01行初8号). They stay. The search
/// starts at the bracketed year.
/// </summary>
internal sealed class DocumentNumberDetector : IDetector
{
    private const int MostCode = 14;
    private const int MostBracketed = 8;
    private const int MostNumber = 22;
    private static readonly SearchValues<char> Opening = SearchValues.Create("〔[【(");

    // What ends before the agency's code begins: 收到, 作出的, 不服, 依据…
    private static readonly SearchValues<char> Leading = SearchValues.Create("到出的服对以据因向了于为与和及按照见附称诉持并将被号由从就即其该");

    // The same in two characters, of which either may stand in the code of an agency of its own (交通, 经开).
    private static readonly string[] LeadingWords = ["送达", "提交", "移交", "转交", "递交", "下达", "下发", "印发", "记载", "同案", "经查", "本局", "本院", "变更", "撤销", "维持", "收悉"];

    /// <inheritdoc/>
    public string Name => "document-number";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        for (var at = Next(value, 0); at < value.Length; at = Next(value, at + 1))
        {
            if (EndOfYear(value, at) is not { } year || EndOfNumber(value, year) is not { } end)
            {
                continue;
            }

            var start = StartOfCode(value, at);
            found.Add(new Candidate
            {
                Range = text.Compact.ToOriginal(start, end),
                Kind = FindingKinds.DocumentNumber,
                Rule = "document-number/shape",
                Pattern = "bracketed-year",
                Confidence = 0.95,
            });
            at = end - 1;
        }
    }

    private static int Next(string value, int from)
    {
        var next = from >= value.Length ? -1 : value.AsSpan(from).IndexOfAny(Opening);
        return next < 0 ? value.Length : from + next;
    }

    private static int? EndOfYear(string value, int at) =>
        at + 6 <= value.Length && value[at + 1] is '1' or '2' && value[at + 2] is '9' or '0' && char.IsAsciiDigit(value[at + 3]) && char.IsAsciiDigit(value[at + 4])
        && value[at + 5] is '〕' or ']' or '】' or ')' ? at + 6 : null;

    // Characters, letters, digits and hyphens up to 号, a digit among them.
    private static int? EndOfNumber(string value, int year)
    {
        var digits = 0;
        for (var at = year; at < value.Length && at - year <= MostNumber; at++)
        {
            if (value[at] == '号')
            {
                return digits == 0 ? null : at + 2 < value.Length && value[at + 1] == '附' && char.IsAsciiDigit(value[at + 2]) ? at + 3 : at + 1;
            }

            if (!(char.IsAsciiLetterOrDigit(value[at]) || value[at] is '-' or '*' || HanText.IsHan(value[at])))
            {
                return null;
            }

            digits += char.IsAsciiDigit(value[at]) ? 1 : 0;
        }

        return null;
    }

    // Back over the code, with one bracket of characters in it: (京)文执罚〔2021〕, 凤农(宅基地)罚〔2023〕.
    private static int StartOfCode(string value, int at)
    {
        var start = at;
        var brackets = 0;
        while (start > 0 && at - start < MostCode + MostBracketed + 2)
        {
            var before = value[start - 1];
            if (before == ')' && brackets == 0 && BracketBefore(value, start - 1) is { } open)
            {
                brackets++;
                start = open;
            }
            else if (HanText.IsHan(before) && !Leading.Contains(before) && !EndsWithWord(value.AsSpan(0, start)))
            {
                start--;
            }
            else
            {
                break;
            }
        }

        return start;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text)
    {
        foreach (var word in LeadingWords)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int? BracketBefore(string value, int close)
    {
        var at = close - 1;
        while (at >= 0 && close - at <= MostBracketed && HanText.IsHan(value[at]))
        {
            at--;
        }

        return at >= 0 && value[at] == '(' && at < close - 1 ? at : null;
    }
}
