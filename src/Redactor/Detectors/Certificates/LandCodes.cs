using System.Buffers;

namespace Disclosure.Redactor.Detectors.Certificates;

/// <summary>Finds the 28 signs of a 不动产单元号 (GB/T 37346) and the 19 of a contract for farm land by their shape.</summary>
internal static class LandCodes
{
    private const int UnitDigitsBefore = 12;
    private const int UnitLength = 28;
    private const int ContractLength = 19;

    // The first letter of either.
    private static readonly SearchValues<char> Letters = SearchValues.Create("GJNWLCF");

    /// <summary>Their ranges, by start, end exclusive.</summary>
    public static IEnumerable<(int Start, int End)> Find(string value)
    {
        for (var at = value.AsSpan().IndexOfAny(Letters); at >= 0; at = Next(value, at))
        {
            var start = at;
            while (start > 0 && at - start <= ContractLength && char.IsAsciiDigit(value[start - 1]))
            {
                start--;
            }

            if (at - start is UnitDigitsBefore && IsUnit(value.AsSpan(start)))
            {
                yield return (start, start + UnitLength);
            }
            else if (at - start == ContractLength - 1 && value[at] is 'J' or 'L' or 'F' && (at + 1 == value.Length || !char.IsAsciiLetterOrDigit(value[at + 1])))
            {
                yield return (start, at + 1);
            }
        }
    }

    private static int Next(string value, int at)
    {
        var next = value.AsSpan(at + 1).IndexOfAny(Letters);
        return next < 0 ? -1 : at + 1 + next;
    }

    private static bool IsUnit(ReadOnlySpan<char> text)
    {
        if (text.Length < UnitLength || (text.Length > UnitLength && char.IsAsciiLetterOrDigit(text[UnitLength])))
        {
            return false;
        }

        for (var i = 0; i < UnitLength; i++)
        {
            if (i is 12 or 13 or 19 ? !char.IsAsciiLetterUpper(text[i]) : !char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
