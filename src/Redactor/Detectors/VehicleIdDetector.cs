using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>Frame and engine numbers, the number of a vehicle's register and the file number of a driving licence; unlabelled a frame number with a right check digit.</summary>
internal sealed class VehicleIdDetector : IDetector
{
    private const int LabelReach = 10;
    private const int MostSymbols = 36;
    private const int FewestSymbols = 5;
    private const int FewestDigits = 3;
    private const int FrameLength = 17;
    private const int FileNumberLength = 12;
    private const int LicenceReach = 30;
    private const int VehicleReach = 6;
    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <inheritdoc/>
    public string Name => "vehicle-id";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        LabelledValues.Visit(text, Context.Vehicle, LabelReach, MostSymbols, found, AddLabelled);
        foreach (var hit in text.Contexts.All)
        {
            if (hit.Says(Context.Vehicle))
            {
                AddSpaced(text, hit, found);
            }
        }

        var past = 0;
        foreach (var chain in text.Chains)
        {
            foreach (var group in chain.Groups)
            {
                if (group.Start >= past)
                {
                    past = AddFrame(text, group, found);
                }
            }
        }
    }

    private static bool AddLabelled(ScannedText text, TextRange value, ContextHit label, ICollection<Candidate> found)
    {
        var compact = text.Compact.Value;
        if (value.Length < FewestSymbols || ValueToken.Digits(compact, value) < FewestDigits || !IsVehicles(text, value, label))
        {
            return false;
        }

        var check = HasRightCheck(compact.AsSpan(value.Start, value.Length));
        found.Add(new Candidate
        {
            Range = text.Compact.ToOriginal(value.Start, value.End),
            Kind = FindingKinds.VehicleId,
            Rule = "vehicle-id/labelled",
            Pattern = value.Length == FrameLength ? "frame" : "token",
            Confidence = check ? 0.99 : 0.94,
            ContextWord = label.Word,
            Check = check ? CheckDigit.Right : value.Length == FrameLength ? CheckDigit.Wrong : CheckDigit.None,
            ShapeConfidence = check ? 0.9 : 0.4,
        });
        return true;
    }

    // L S V A A 4 1 8 2…: a frame number with blanks anywhere.
    private static void AddSpaced(ScannedText text, ContextHit label, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var start = ValueToken.StartBehind(value, label.End, LabelReach);
        var end = start;
        var gaps = false;
        while (end < value.Length && end - start <= FrameLength && char.IsAsciiLetterOrDigit(value[end]))
        {
            gaps |= end > start && text.Compact.HasGapBefore(end);
            end++;
        }

        if (gaps && end - start == FrameLength)
        {
            AddLabelled(text, new TextRange(start, end), label, found);
        }
    }

    // 档案编号 is a driving licence's when one is spoken of, or when it has the length and region of one.
    private static bool IsVehicles(ScannedText text, TextRange value, ContextHit label)
    {
        if (!label.Word.StartsWith("档案", StringComparison.Ordinal))
        {
            return true;
        }

        var from = Math.Max(0, label.Start - LicenceReach);
        return value.Length == FileNumberLength || text.Compact.Value.AsSpan(from, label.Start - from).IndexOf('驾') >= 0;
    }

    private static int AddFrame(ScannedText text, DigitGroup group, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var start = group.Start;
        while (start > 0 && group.Start - start <= FrameLength && char.IsAsciiLetterOrDigit(value[start - 1]))
        {
            start--;
        }

        var end = group.End;
        while (end < value.Length && end - start <= FrameLength && char.IsAsciiLetterOrDigit(value[end]))
        {
            end++;
        }

        var check = end - start == FrameLength && HasRightCheck(value.AsSpan(start, FrameLength));
        if (check || (end - start == FrameLength && IsBehindVehicle(value, start) && HasShape(value.AsSpan(start, FrameLength))))
        {
            found.Add(new Candidate
            {
                Range = text.Spaced.ToOriginal(start, end),
                Kind = FindingKinds.VehicleId,
                Rule = check ? "vehicle-id/check" : "vehicle-id/behind-vehicle",
                Pattern = "frame",
                Check = check ? CheckDigit.Right : CheckDigit.Wrong,
                ShapeConfidence = check ? 0.7 : 0.5,
                Confidence = check ? 0.9 : 0.85,
            });
        }

        return end;
    }

    // 轻型厢式货车(LJ1…: in a bracket right behind a vehicle, whatever its check digit.
    private static bool IsBehindVehicle(string value, int start)
    {
        var at = start - 1;
        while (at > 0 && value[at] == ' ')
        {
            at--;
        }

        if (at <= 0 || value[at] is not ('(' or ',' or '、'))
        {
            return false;
        }

        var from = Math.Max(0, at - VehicleReach);
        return value.AsSpan(from, at - from).IndexOf('车') >= 0;
    }

    // A frame number starts with its maker, two letters at least, and ends with four digits.
    private static bool HasShape(ReadOnlySpan<char> number) =>
        char.IsAsciiLetter(number[0]) && number.IndexOfAny("IOQioq") < 0 && number[^4..].IndexOfAnyExceptInRange('0', '9') < 0 && number[..8].IndexOfAnyInRange('A', 'Z') >= 0
            && number[3..].IndexOfAnyExceptInRange('0', '9') >= 0;

    // A number without a letter is none: bar codes and accounts of 17 digits pass the check now and then.
    private static bool HasRightCheck(ReadOnlySpan<char> number)
    {
        if (number.Length != FrameLength)
        {
            return false;
        }

        var sum = 0;
        var letters = false;
        for (var i = 0; i < number.Length; i++)
        {
            var symbol = char.ToUpperInvariant(number[i]);
            if (symbol is 'I' or 'O' or 'Q' || !char.IsAsciiLetterOrDigit(symbol))
            {
                return false;
            }

            letters |= char.IsAsciiLetter(symbol);
            sum += (char.IsAsciiDigit(symbol) ? symbol - '0' : LetterValue(symbol)) * Weights[i];
        }

        var expected = sum % 11 == 10 ? 'X' : (char)('0' + (sum % 11));
        return letters && char.ToUpperInvariant(number[8]) == expected;
    }

    private static int LetterValue(char letter) => letter switch
    {
        >= 'A' and <= 'H' => letter - 'A' + 1,
        >= 'J' and <= 'N' => letter - 'J' + 1,
        'P' => 7,
        'R' => 9,
        _ => letter - 'S' + 2,
    };
}
