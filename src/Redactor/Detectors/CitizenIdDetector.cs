using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// 身份证号码 of 18 or 15 symbols: whole, spaced, hyphenated, split over lines, in Chinese digits; without its last symbol or its serial
/// where nothing else can begin so; and behind a label, above a column or in a list also damaged (<see cref="DamagedCitizenId"/>).
/// </summary>
internal sealed class CitizenIdDetector : IDetector
{
    private const int MostDigits = 20;
    private const int LabelReach = 8;

    private const int WholeDigits = 18;
    private const int FewestGlued = 19;
    private const int FewestGluedNumbers = 29;
    private const int MostGlued = 80;

    /// <inheritdoc/>
    public string Name => "citizen-id";

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

        LabelledValues.Visit(text, Context.CitizenId, LabelReach, DamagedCitizenId.MostSymbols, found, AddLettered);
    }

    private static bool AddLettered(ScannedText text, TextRange value, ContextHit label, ICollection<Candidate> found)
    {
        if (DamagedCitizenId.IsLettered(text.Compact.Value.AsSpan(value.Start, value.Length)))
        {
            var compact = text.Compact.Value;
            var end = value.End < compact.Length && compact[value.End] == '×' ? value.End + 1 : value.End;
            found.Add(Damaged(text.Compact.ToOriginal(value.Start, end), "digits-lettered", label));
        }

        return true;
    }

    private static int Read(ScannedText text, DigitChain chain, int first, ICollection<Candidate> found)
    {
        var start = chain.Groups[first].Start;
        var glued = chain.Groups[first].Length;
        if (glued is FewestGlued or (>= FewestGluedNumbers and <= MostGlued) && HoldsWhole(text.Spaced.Value.AsSpan(start, glued)) && !text.LabelOf(chain, first).Says(Context.OtherNumber))
        {
            found.Add(new Candidate
            {
                Range = text.Spaced.ToOriginal(start, start + glued),
                Kind = FindingKinds.CitizenId,
                Rule = "citizen-id/glued",
                Pattern = "digits-glued",
                Check = CheckDigit.Right,
                Confidence = 0.95,
            });
            return first + 1;
        }

        var total = 0;
        var shorter = -1;
        for (var last = first; last < chain.Groups.Length; last++)
        {
            total += chain.Groups[last].Length;
            if (total > MostDigits)
            {
                break;
            }

            if ((total is 15 or 17 or 18 || (last == first && total >= 14)) && Shaped(text, chain, first, last) is { } shaped)
            {
                if (shaped.Pattern is not ("digits-17" or "digits-14"))
                {
                    found.Add(shaped);
                    return last + 1;
                }

                shorter = last;
            }
        }

        if (shorter >= 0)
        {
            found.Add(Shaped(text, chain, first, shorter)!.Value);
            return shorter + 1;
        }

        if (chain.Groups[^1].End - start < DamagedCitizenId.FewestSymbols && first > 0)
        {
            return first + 1;
        }

        if (text.LabelOf(chain, first) is { } label && label.Says(Context.CitizenId)
            && DamagedCitizenId.Read(text.Spaced.Value, start) is { } range)
        {
            found.Add(Damaged(text.Spaced.ToOriginal(range.Start, range.End), "digits-damaged", label));
            while (first < chain.Groups.Length && chain.Groups[first].Start < range.End)
            {
                first++;
            }

            return first;
        }

        return first + 1;
    }

    // Where a column's end or an item's mark was lost, a right number stands among the digits of others: ①5301…, 5301…138….
    private static bool HoldsWhole(ReadOnlySpan<char> digits)
    {
        for (var at = digits.Length == FewestGlued ? 1 : 0; at + WholeDigits <= digits.Length; at++)
        {
            var window = digits.Slice(at, WholeDigits);
            if (CitizenNumber.HasBirth(window) && CitizenNumber.HasRightCheck(window))
            {
                return true;
            }
        }

        return false;
    }

    // Groups that are a number whole, or as much of one as nothing else begins with.
    private static Candidate? Shaped(ScannedText text, DigitChain chain, int first, int last)
    {
        Span<char> buffer = stackalloc char[MostDigits + 1];
        var length = chain.Digits(first, last, buffer).Length;
        var start = chain.Groups[first].Start;
        var end = chain.Groups[last].End;
        var value = text.Spaced.Value;
        if (length == 17 && TrailingX(value, end) is var after and > 0)
        {
            buffer[length++] = 'X';
            end = after;
        }

        var digits = buffer[..length];
        var shape = length switch
        {
            18 when CitizenNumber.HasShape18(digits) => "digits-18",
            15 when CitizenNumber.HasShape15(digits) => "digits-15",
            17 when CitizenNumber.HasBirth(digits) => "digits-17",
            14 when first == last && CitizenNumber.HasBirth(digits) => "digits-14",
            19 or 20 when first == last && CitizenNumber.HasShape18(digits[..18]) && CitizenNumber.HasRightCheck(digits[..18]) => "digits-more",
            _ => null,
        };
        if (shape is null || (shape is not "digits-18" && (NumberEdges.IsRest(value, start) || NumberEdges.GoesOn(value, end))))
        {
            return null;
        }

        var check = shape is "digits-18" && CitizenNumber.HasRightCheck(digits);
        var label = text.LabelOf(chain, first);
        if (!label.Says(Context.CitizenId) && !Stands(text, digits, shape, check, start, end, label))
        {
            return null;
        }

        var labelled = label.Says(Context.CitizenId) || label.Says(Context.OtherId);
        var shapeConfidence = shape switch { "digits-18" => 0.85, "digits-17" => 0.8, "digits-more" => 0.8, _ => 0.6 };
        return new Candidate
        {
            Range = text.Spaced.ToOriginal(start, end),
            Kind = FindingKinds.CitizenId,
            Rule = labelled ? "citizen-id/labelled" : check ? "citizen-id/check" : "citizen-id/shape",
            Pattern = shape,
            ContextWord = labelled ? label?.Word : null,
            Check = shape is not "digits-18" ? CheckDigit.None : check ? CheckDigit.Right : CheckDigit.Wrong,
            ShapeConfidence = shapeConfidence,
            Confidence = check ? 0.99 : labelled ? 0.97 : shapeConfidence,
        };
    }

    // Whether digits that no label calls an ID number are one all the same.
    private static bool Stands(ScannedText text, ReadOnlySpan<char> digits, string shape, bool check, int start, int end, ContextHit? label)
    {
        var value = text.Spaced.Value;
        var embedded = start > 0 && char.IsAsciiLetter(value[start - 1]);
        if (label.Says(Context.CreditCode))
        {
            return shape is "digits-18" && !CreditCodeShape.HasRightCheck(digits);
        }

        if (label.Says(Context.OtherNumber))
        {
            return check;
        }

        return shape switch
        {
            "digits-18" => check || !embedded,
            "digits-more" => !label.Says(Context.OtherId),
            _ => !embedded && !label.Says(Context.Account) && (end >= value.Length || value[end] is not ('-' or '*')) && (start == 0 || value[start - 1] is not ('-' or '*')),
        };
    }

    private static int TrailingX(string value, int position)
    {
        var at = position;
        while (at < value.Length && at - position < 3 && value[at] is ' ' or '-' or '\n' or '·' or '_')
        {
            at++;
        }

        return at < value.Length && value[at] is 'X' or 'x' or '×' && (at + 1 == value.Length || !char.IsAsciiLetterOrDigit(value[at + 1]))
            ? at + 1
            : 0;
    }

    private static Candidate Damaged(TextRange range, string pattern, ContextHit label) => new()
    {
        Range = range,
        Kind = FindingKinds.CitizenId,
        Rule = "citizen-id/damaged",
        Pattern = pattern,
        ContextWord = label.Word,
        ShapeConfidence = 0.5,
        Confidence = 0.9,
    };
}
