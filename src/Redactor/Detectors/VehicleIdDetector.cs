using System.Text.RegularExpressions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>Frame and engine numbers and the file number of a driving licence.</summary>
internal sealed partial class VehicleIdDetector : IDetector
{
    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    /// <inheritdoc/>
    public string Name => "vehicle-id";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (Match match in Labelled().Matches(text.Compact.Value))
        {
            var value = match.Groups["value"];
            if (value.ValueSpan.IndexOfAnyInRange('0', '9') >= 0)
            {
                Add(text.Compact, value.Index, value.Length, "vehicle-id/labelled", 0.94, found);
            }
        }

        foreach (Match match in Frame().Matches(text.Spaced.Value))
        {
            if (HasRightCheck(match.Value.ToUpperInvariant()))
            {
                Add(text.Spaced, match.Index, match.Length, "vehicle-id/check", 0.9, found);
            }
        }
    }

    private static void Add(FoldedText shadow, int start, int length, string rule, double confidence, ICollection<Candidate> found) =>
        found.Add(new Candidate
        {
            Range = shadow.ToOriginal(start, start + length),
            Kind = FindingKinds.VehicleId,
            Rule = rule,
            Confidence = confidence,
        });

    private static bool HasRightCheck(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var symbol = number[i];
            var value = char.IsAsciiDigit(symbol) ? symbol - '0' : LetterValue(symbol);
            sum += value * Weights[i];
        }

        var expected = sum % 11 == 10 ? 'X' : (char)('0' + (sum % 11));
        return number[8] == expected && number.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0;
    }

    private static int LetterValue(char letter) => letter switch
    {
        >= 'A' and <= 'H' => letter - 'A' + 1,
        >= 'J' and <= 'N' => letter - 'J' + 1,
        'P' => 7,
        'R' => 9,
        _ => letter - 'S' + 2,
    };

    [GeneratedRegex(
        @"(?:车架号码?|车辆识别(?:代号|代码|码)|发动机(?:号码?|编号)|VIN码?|驾驶证档案编号|档案编号|机动车登记证(?:书)?(?:编号|号))[:为是(]{0,2}(?<value>[0-9A-Za-z*\-]{5,20})",
        RegexOptions.CultureInvariant,
        Patterns.TimeoutMilliseconds)]
    private static partial Regex Labelled();

    [GeneratedRegex("(?<![0-9A-Za-z])[A-HJ-NPR-Za-hj-npr-z0-9]{17}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Frame();
}
